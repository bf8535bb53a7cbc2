"""python -m alongside.partnership.config.database start | stop | status | setup | statements | psql"""

import os
import sys
from collections.abc import Callable

import psycopg

from .connections import DATABASE_NAME, chosen_role, connection_for, is_outside_server, role_name
from .errors import DatabaseRefusal
from .home import ROLES, database_passwords, read_secrets
from .programs import find_programs, plain_environment
from .roles import database_statements, privilege_statements, role_statements, set_up_database, set_up_roles
from .server import Answer, embedded_server


def start() -> None:
    """Start the embedded server and wait until it answers."""
    if is_outside_server():
        return print("DATABASE_URL names a server of your own; it is not started from here.")
    server = embedded_server()
    started = server.start()
    return print(f"PostgreSQL {'started' if started else 'was running already'}: {server.place.folder}")


def stop() -> None:
    """Stop the embedded server; what is committed is kept."""
    if is_outside_server():
        return print("DATABASE_URL names a server of your own; it is not stopped from here.")
    return print("PostgreSQL stopped." if embedded_server().stop() else "PostgreSQL was not running.")


def status() -> None:
    """Sign in as the chosen role and say what answered."""
    role = chosen_role()
    if not is_outside_server() and (answer := embedded_server().answer()) is not Answer.READY:
        sys.exit(f"PostgreSQL: {answer.value}. Start it with: python -m alongside.partnership.config.database start")
    with psycopg.connect(**connection_for(role)) as connection:
        version = connection.info.server_version
        print(f"PostgreSQL {version // 10000}.{version % 10000} answers {role_name(role)} in {connection.info.dbname}.")


def setup() -> None:
    """Start the server and make its roles and database; on a server of your own, sign in as each role."""
    if is_outside_server():
        return _try_every_role()
    start()
    server = embedded_server()
    set_up_roles(server.superuser_connection(), database_passwords(read_secrets()))
    set_up_database(server.superuser_connection())
    return print(f"The roles {', '.join(map(role_name, ROLES))} and the database {DATABASE_NAME} stand.")


def _try_every_role() -> None:
    for role in ROLES:
        try:
            psycopg.connect(**connection_for(role)).close()
        except psycopg.OperationalError as refused:
            sys.exit(f"{role_name(role)} cannot sign in: {refused}Run the output of `statements` as superuser first.")
    print(f"{', '.join(map(role_name, ROLES))} can sign in.")


def statements() -> None:
    """Print the SQL that makes roles and database on a server of your own, with passwords as SCRAM verifiers."""
    if not is_outside_server():
        sys.exit("Set DATABASE_URL, DATABASE_URL_OWNER, DATABASE_URL_KEEPER and DATABASE_URL_PUBLIC first.")
    connections = {role: connection_for(role) for role in ROLES}
    passwords = {role: connection.get("password") or "" for role, connection in connections.items()}
    database = connections["app"]["dbname"]
    parts = [*role_statements(passwords), *database_statements(database)]
    for statement in parts:
        print(statement.as_string() + ";")
    print(f'\\connect "{database}"')
    for statement in privilege_statements():
        print(statement.as_string() + ";")


def psql() -> None:
    """Open psql as the chosen role; what follows is passed on to it."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    connection = {name: str(value) for name, value in connection_for(chosen_role()).items()}
    settings = {variable: connection.pop(name) for name, variable in names.items() if name in connection}
    arguments = (
        ["psql", psycopg.conninfo.make_conninfo(**connection), *sys.argv[2:]] if connection else ["psql", *sys.argv[2:]]
    )
    environment = {**plain_environment(), **settings, "TERM": os.environ.get("TERM", "dumb")}
    os.execve(find_programs() / "psql", arguments, environment)  # noqa: S606 (our own program, no shell)


COMMANDS: dict[str, Callable[[], None]] = {
    command.__name__: command for command in (start, stop, status, setup, statements, psql)
}


def main() -> None:
    command = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if command is None:
        sys.exit("\n".join([__doc__ or "", "", *(f"{name:11}{each.__doc__}" for name, each in COMMANDS.items())]))
    try:
        command()
    except (DatabaseRefusal, psycopg.OperationalError) as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
