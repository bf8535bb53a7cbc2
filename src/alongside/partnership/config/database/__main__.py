"""python -m alongside.partnership.config.database: the database without the site."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg

from .backup import back_up
from .connections import chosen_role, client_settings, connection_for, database_name, is_outside_server, role_name
from .errors import DatabaseRefusal
from .home import ROLES, database_passwords, find_home, read_secrets
from .programs import find_programs, plain_environment
from .restore import restore_beside, restore_in_place, verify_trail
from .roles import database_statements, privilege_statements, role_statements, set_up_database, set_up_roles
from .server import Answer, embedded_server


def start(_: argparse.Namespace) -> None:
    """Start the embedded server and wait until it answers."""
    if is_outside_server():
        return print("DATABASE_URL names a server of your own; it is not started from here.")
    return _start()


def _start() -> None:
    server = embedded_server()
    started = server.start()
    print(f"PostgreSQL {'started' if started else 'was running already'}: {server.place.folder}")


def stop(_: argparse.Namespace) -> None:
    """Stop the embedded server; what is committed is kept."""
    if is_outside_server():
        return print("DATABASE_URL names a server of your own; it is not stopped from here.")
    return print("PostgreSQL stopped." if embedded_server().stop() else "PostgreSQL was not running.")


def status(_: argparse.Namespace) -> None:
    """Sign in as the chosen role and say what answered."""
    role = chosen_role()
    if not is_outside_server() and (answer := embedded_server().answer()) is not Answer.READY:
        sys.exit(f"PostgreSQL: {answer.value}. Start it with: python -m alongside.partnership.config.database start")
    with psycopg.connect(**connection_for(role)) as connection:
        version = connection.info.server_version
        print(f"PostgreSQL {version // 10000}.{version % 10000} answers {role_name(role)} in {connection.info.dbname}.")


def setup(_: argparse.Namespace) -> None:
    """Start the server and make its roles and database; on a server of your own, sign in as each role."""
    if is_outside_server():
        return _try_every_role()
    _start()
    server = embedded_server()
    set_up_roles(server.superuser_connection(), database_passwords(read_secrets()))
    set_up_database(server.superuser_connection(), database_name())
    return print(f"The roles {', '.join(map(role_name, ROLES))} and the database {database_name()} stand.")


def _try_every_role() -> None:
    for role in ROLES:
        try:
            psycopg.connect(**connection_for(role)).close()
        except psycopg.OperationalError as refused:
            sys.exit(f"{role_name(role)} cannot sign in: {refused}Run the output of `statements` as superuser first.")
    print(f"{', '.join(map(role_name, ROLES))} can sign in.")


def statements(_: argparse.Namespace) -> None:
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


def psql(asked: argparse.Namespace) -> None:
    """Open psql as the chosen role; what follows is passed on to it."""
    words, secret = client_settings(connection_for(chosen_role()))
    environment = {**plain_environment(), **secret, "TERM": os.environ.get("TERM", "dumb")}
    os.execve(find_programs() / "psql", ["psql", words, *asked.arguments], environment)  # noqa: S606 (no shell)


def backup(_: argparse.Namespace) -> None:
    """Save the database into a new folder of the home's backups, while the site goes on."""
    folder = back_up(find_home())
    print(f"Saved: {folder}")
    print(f"Keep it on another machine, and {find_home().secrets_file} in a third place: neither is of use alone.")


def restore(asked: argparse.Namespace) -> None:
    """Restore a backup, verify rows and trail, then put it in place; the old database is kept under another name."""
    folder = asked.folder.resolve()
    if asked.into:
        if not is_outside_server():
            _start()
            set_up_database(embedded_server().superuser_connection(), asked.into)
        restored = restore_beside(find_home(), folder, asked.into, verify_trail=verify_trail)
    else:
        _start()
        restored = restore_in_place(embedded_server(), folder, verify_trail=verify_trail)
    print(f"Restored into {restored.database}: {restored.rows} rows, as many as the manifest says.")
    print(f"The trail: {restored.trail}")


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    command.__name__: command for command in (start, stop, status, setup, statements, psql, backup, restore)
}


def read_command(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m alongside.partnership.config.database")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=command.__doc__, description=command.__doc__)
        if name == "restore":
            one.add_argument("folder", type=Path, help="the backup's folder")
            one.add_argument("--into", metavar="NAME", help="an empty or new database, left beside the site's")
    asked, more = parser.parse_known_args(words)
    if asked.command == "psql":
        asked.arguments = more
    elif more:
        parser.error(f"not understood: {' '.join(more)}")
    return asked


def main() -> None:
    asked = read_command(sys.argv[1:])
    try:
        COMMANDS[asked.command](asked)
    except (DatabaseRefusal, psycopg.OperationalError) as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
