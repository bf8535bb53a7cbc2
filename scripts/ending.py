"""Whatever ends this script, kill -9 too, ends what it started."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>
ENDED_IN_ORDER = b"ended in order"
WAITS = (
    "import os, sys\n"
    f"if sys.stdin.buffer.read() != {ENDED_IN_ORDER!r}:\n"
    "    os.execv(sys.argv[1], sys.argv[1:])\n"
)  # fmt: skip


def ends_with_us() -> Callable[[], None]:
    """For `preexec_fn`: the kernel asks the child to end (SIGTERM) when we are gone, however we went.

    Source  prctl(2), PR_SET_PDEATHSIG. It outlives exec, and holds for this child alone, not for its children.
    """
    us, libc = os.getpid(), ctypes.CDLL(None, use_errno=True)

    def ask() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != us:  # we went before the kernel was asked
            os._exit(1)

    return ask


@contextmanager
def runs_when_killed(command: Sequence[object]) -> Iterator[None]:
    """Run a command should we be killed inside; when we leave in order or through an error, it is not run.

    A process of its own waits at a pipe that only we hold open. It is for what is no child of ours: the database.
    """
    waiting = subprocess.Popen(
        [sys.executable, "-c", WAITS, *map(str, command)], stdin=subprocess.PIPE, start_new_session=True
    )
    try:
        yield
    finally:
        waiting.communicate(ENDED_IN_ORDER)
