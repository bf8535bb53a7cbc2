"""Counting and publishing what the See pages show, when somebody asks for it. It takes minutes, so no page waits."""

from uuid import UUID

from procrastinate.contrib.django import app

from alongside.partnership.violence.partner_files.actions import REFRESH


@app.task(name=REFRESH, queue="figures")
def refresh(refresh_id: str) -> None:
    from alongside.partnership.violence.refreshing import run_refresh

    run_refresh(UUID(refresh_id))
