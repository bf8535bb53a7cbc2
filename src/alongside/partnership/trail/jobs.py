"""What the trail does by itself."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.partnership.trail.heads import export_heads, signing_key


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="export_trail_heads")
def export_trail_heads(timestamp: int) -> None:
    """Every minute. A head that is late widens the window that `trail verify` states; it loses nothing."""
    key = signing_key(settings.SECRETS["trail_signing_key"])
    export_heads(folder=settings.HOME_FOLDER / "heads", key=key, now=timezone.now())
