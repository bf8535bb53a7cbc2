"""A borough's monthly refresh, and the See overview that shows it. Both need a running demo: ./dev demo."""

import os
import tempfile
import time
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks._child import timed
from benchmarks._measuring import Line, ours

SECONDS, MEGABYTES, P95_S = 60, 1_000, 0.06
LOOKS = 200
# Every table that tells of Camden, or of London around it; boundaries are read by the command itself. The files of all
# of London's streets and searches stay out: Camden's are cut from them, and a store counts no month from two.
OF_CAMDEN = (
    "police_uk/camden_*",
    "mps/*",
    "perception/*",
    "severity/cchi*",
    "population/*",
    "deprivation/*",
    "health/*",
)


def run(rows: int) -> list[Line]:
    refresh, looks = ours("borough", "refresh"), ours("borough", "overview")
    met = None if refresh.why else refresh.cpu_s < SECONDS and refresh.peak_mb < MEGABYTES
    read = "" if refresh.why else f"{refresh.answer['files']} files read. {refresh.answer['told']}"
    quick = None if looks.why else looks.answer["p95_s"] <= P95_S
    told = (
        "" if looks.why else f"p95 of {LOOKS}: {looks.answer['p95_s'] * 1000:.0f} ms; median {looks.cpu_s * 1000:.0f}"
    )
    return [
        Line(
            "A borough's monthly refresh, all of Camden's files", refresh,
            goal=f"under {SECONDS} s of CPU and {MEGABYTES:,} MB", met=met, note=read,
        ),
        Line("See overview, served", looks, goal=f"p95 {P95_S * 1000:.0f} ms", met=quick, note=told),
    ]  # fmt: skip


def refresh() -> Any:
    """Read every file into an empty folder, count, draw and publish; what was published is undone."""
    _start_django()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction

    from alongside.evidence.intake.reading import read_files

    files = sorted(path for pattern in OF_CAMDEN for path in Path(settings.OPEN_DATA_FOLDER).glob(pattern))

    def work() -> dict[str, Any]:
        told = StringIO()
        with tempfile.TemporaryDirectory() as folder, transaction.atomic():
            settings.EVIDENCE_FOLDER = Path(folder)
            reading = read_files(files, settings.EVIDENCE_FOLDER)
            call_command("refresh_figures", stdout=told, stderr=told)
            transaction.set_rollback(True)
        published = [line for line in told.getvalue().splitlines() if "stands published" in line]
        return {"files": len(reading.read), "told": " ".join(published)}

    return timed(work)


def overview() -> Any:
    """Look at the page many times; CPU is the median look's."""
    _start_django()
    from django.test import Client

    visitor, walls, cpus = Client(), [], []
    visitor.get("/see/")
    for _ in range(LOOKS):
        wall, cpu = time.perf_counter(), time.process_time()
        page = visitor.get("/see/")
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
        if page.status_code != 200:
            raise SystemExit(f"The overview answered {page.status_code}.")
    p95, median = sorted(walls)[int(LOOKS * 0.95)], sorted(cpus)[LOOKS // 2]
    return median, sum(walls), {"p95_s": p95}


def _start_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.partnership.config.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
