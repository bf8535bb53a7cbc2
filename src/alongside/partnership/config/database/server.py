"""Starting and stopping the embedded PostgreSQL: socket only, checksums on, and patient after a crash."""

import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from pwd import struct_passwd
from typing import Any

import psycopg
from psycopg import pq

from .errors import ServerDidNotStart, ServerDidNotStop
from .home import Home, find_home, read_secrets
from .place import Place, find_account, find_place, make_account, prepare
from .programs import as_account, find_programs, plain_environment, run_program

SUPERUSER = "alongside_superuser"
RECOVERY_PATIENCE_S = 900  # replaying a long write-ahead log is work, not failure
LOCK_PATIENCE_S = 60  # a killed server's last processes are still leaving
STOP_PATIENCE_S = 120
LOOK_AGAIN_S = 0.05
LEFT_BY_A_KILLED_SERVER = ("lock file", "pre-existing shared memory block")

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%u ",
    # A failed statement's values and a violated key's content are somebody's record; neither goes to the log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


class Answer(Enum):
    READY = "ready"
    BUSY = "starting, recovering or stopping"
    SILENT = "no answer"


@dataclass(frozen=True)
class Server:
    """The embedded server of one home folder."""

    home: Home
    settings: Mapping[str, str]

    @property
    def place(self) -> Place:
        return find_place(self.home)

    @property
    def account(self) -> struct_passwd | None:
        return find_account(self.place)

    def superuser_connection(self, database: str = "postgres") -> dict[str, Any]:
        secret = read_secrets(self.home)["database_superuser"]
        return {"host": str(self.place.socket), "user": SUPERUSER, "password": secret, "dbname": database}

    def answer(self) -> Answer:
        """Ask the server itself. A number in a file proves nothing: after a reboot it may be another program's."""
        conninfo = psycopg.conninfo.make_conninfo(**self.superuser_connection(), connect_timeout="5")
        match pq.PGconn.ping(conninfo.encode()):
            case pq.Ping.OK:
                return Answer.READY
            case pq.Ping.REJECT:
                return Answer.BUSY
            case _:
                return Answer.SILENT

    def start(self, say: Callable[[str], None] = print) -> bool:
        """Start the server and wait until it answers. False when it was running already."""
        if self.answer() is Answer.READY:
            return False
        account = self.account
        if os.geteuid() == 0 and account is None:
            account = make_account()
            say(f"Made the system account {account.pw_name}: PostgreSQL does not run as root.")
        prepare(self.place, account)
        with self._one_start_at_a_time():
            if not self.place.cluster.exists():
                self._make_cluster(account)
            self._start_until_it_answers(account)
        return True

    def stop(self) -> bool:
        """Stop the server and wait until it has gone. False when it was not running."""
        pid = self.pid()
        if pid is None:
            return False
        os.kill(pid, signal.SIGINT)  # "fast": open transactions are rolled back, committed ones are kept
        deadline = time.monotonic() + STOP_PATIENCE_S
        while self.pid() == pid:
            if time.monotonic() > deadline:
                raise ServerDidNotStop(
                    f"PostgreSQL is still stopping after {STOP_PATIENCE_S} s. Its log: {self.place.log}"
                )
            time.sleep(LOOK_AGAIN_S)
        return True

    def pid(self) -> int | None:
        """The running server's process: it has to be alive and at work in our folder, whatever its lock file says."""
        try:
            pid = int((self.place.cluster / "postmaster.pid").read_text().split("\n")[0])
        except (FileNotFoundError, ValueError):
            return None
        return pid if self._works_here(pid) else None

    def _works_here(self, pid: int) -> bool:
        try:
            return os.readlink(f"/proc/{pid}/cwd") == str(self.place.cluster.resolve())
        except OSError:  # gone, or dead and not yet reaped
            return False

    @contextmanager
    def _one_start_at_a_time(self) -> Iterator[None]:
        with open(self.place.folder / "start.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make_cluster(self, account: struct_passwd | None) -> None:
        """Make the cluster beside its final place, so that a broken attempt is never taken for a cluster."""
        draft = self.place.folder / "cluster.new"
        if draft.exists():
            shutil.rmtree(draft)
        password = self.place.folder / "first-password"
        password.touch(mode=0o600)
        if account:
            os.chown(password, account.pw_uid, account.pw_gid)
        password.write_text(read_secrets(self.home)["database_superuser"])
        try:
            made = run_program(
                "initdb",
                *("-D", str(draft), "-U", SUPERUSER, f"--pwfile={password}", "--data-checksums"),
                *("--auth-local=scram-sha-256", "--auth-host=reject", "--encoding=UTF8", "--no-instructions"),
                *("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                account=account,
            )
        finally:
            password.unlink()
        if made.returncode != 0:
            raise ServerDidNotStart(f"PostgreSQL's files could not be made in {draft}:\n{made.stderr.strip()}")
        draft.rename(self.place.cluster)

    def _start_until_it_answers(self, account: struct_passwd | None) -> None:
        began = time.monotonic()
        while True:
            self._forget_lock_of_the_dead()
            log_begins_at = self.place.log.stat().st_size if self.place.log.exists() else 0
            pid = self.pid() or self._launch(account)
            if self._answers_while_alive(pid, until=began + RECOVERY_PATIENCE_S):
                return
            last_words = self._last_words(log_begins_at)
            left_over = any(words in last_words for words in LEFT_BY_A_KILLED_SERVER)
            if not left_over or time.monotonic() > began + LOCK_PATIENCE_S:
                raise ServerDidNotStart(f"PostgreSQL does not start. The end of {self.place.log}:\n{last_words}")
            time.sleep(LOOK_AGAIN_S)

    def _launch(self, account: struct_passwd | None) -> int:
        """Start the server as a process of its own, which outlives us, and give its number."""
        settings = {**SETTINGS, "unix_socket_directories": str(self.place.socket), **self.settings}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(find_programs(account) / "postgres"), "-D", str(self.place.cluster), *options]
        with open(self.place.log, "ab", opener=lambda path, flags: os.open(path, flags, 0o600)) as log:
            shell = subprocess.run(  # noqa: S603 (no words from outside)
                ["/bin/sh", "-c", '"$@" >&2 & echo $!', "sh", *command],
                env=plain_environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
                check=True,
                **as_account(account),
            )
        return int(shell.stdout)

    def _answers_while_alive(self, pid: int, *, until: float) -> bool:
        while self.answer() is not Answer.READY:
            if not _is_alive(pid):
                return False
            if time.monotonic() > until:
                raise ServerDidNotStart(
                    f"PostgreSQL (process {pid}) has been recovering for {RECOVERY_PATIENCE_S} s and goes on. "
                    f"Watch {self.place.log} and start again later; do not delete anything."
                )
            time.sleep(LOOK_AGAIN_S)
        return True

    def _forget_lock_of_the_dead(self) -> None:
        """Remove a lock file whose server is dead, which PostgreSQL leaves when the dead one's number still exists.

        That happens when nobody reaps the dead process, or when its number was given to another program. Only when no
        process at all works in the folder: PostgreSQL's own check of its shared memory stands behind this one.
        """
        if not any(self._works_here(int(entry)) for entry in os.listdir("/proc") if entry.isdigit()):
            (self.place.cluster / "postmaster.pid").unlink(missing_ok=True)

    def _last_words(self, log_begins_at: int) -> str:
        with open(self.place.log, encoding="utf-8", errors="replace") as log:
            log.seek(log_begins_at)
            return "".join(log.readlines()[-10:]).strip()


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def embedded_server(home: Home | None = None, **settings: str) -> Server:
    return Server(home or find_home(), settings)
