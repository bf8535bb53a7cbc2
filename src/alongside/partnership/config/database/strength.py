"""Row-level security binds a role only while that role has no way past it."""

from typing import Any

from .errors import RoleTooStrong

WAYS_PAST = """
    SELECT session_user, role.rolsuper, role.rolbypassrls, role.rolcreaterole,
           EXISTS (SELECT 1 FROM pg_roles AS other WHERE other.oid <> role.oid AND pg_has_role(role.oid, other.oid, 'MEMBER')),
           EXISTS (SELECT 1 FROM pg_class WHERE relowner = role.oid),
           EXISTS (SELECT 1 FROM pg_database WHERE datname = current_database() AND datdba = role.oid)
    FROM pg_roles AS role WHERE role.rolname = session_user
"""  # noqa: E501
REASONS = (
    "it is a superuser",
    "it has BYPASSRLS",
    "it may change roles",
    "it is a member of another role",
    "it owns tables",
    "it owns the database",
)


def refuse_a_role_that_sees_everything(connection: Any) -> None:
    """Stop a web process whose database role could look past row-level security.

    connection: Django's, or psycopg's own.
    """
    with connection.cursor() as cursor:
        cursor.execute(WAYS_PAST)
        name, *found = cursor.fetchone()
    reasons = [reason for reason, is_so in zip(REASONS, found, strict=True) if is_so]
    if reasons:
        raise RoleTooStrong(
            f"This site would serve pages as the database role {name}, which row-level security does not bind: "
            f"{' and '.join(reasons)}. Every worker would see every agency's records. "
            "Serve as alongside_app; its address goes in DATABASE_URL."
        )
