"""Keep a form through a time-out, and give it back once, to the same worker, at the same page."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from alongside.partnership.agencies.acting import known_to_database
from alongside.partnership.agencies.models import KeptForm, Worker
from alongside.partnership.agencies.sealing import seal, unseal

KEPT_FOR = timedelta(days=1)
NEVER_KEPT = ("csrfmiddlewaretoken", "code")


def keep(form: QueryDict, *, worker: Worker, path: str) -> None:
    words = [(name, value) for name, values in form.lists() for value in values if not _is_secret(name)]
    with known_to_database(worker_id=str(worker.pk)):
        KeptForm.objects.filter(worker=worker, kept_at__lt=timezone.now() - KEPT_FOR).delete()
        KeptForm.objects.create(worker=worker, path=path[:300], sealed=seal(urlencode(words)))


def give_back(*, worker: Worker, path: str) -> QueryDict | None:
    """The newest form kept for this page, and no second time."""
    kept = KeptForm.objects.filter(worker=worker, path=path[:300], kept_at__gte=timezone.now() - KEPT_FOR)
    newest = kept.order_by("-kept_at").first()
    if newest is None:
        return None
    words = unseal(bytes(newest.sealed))
    kept.delete()
    return QueryDict(words)


def _is_secret(name: str) -> bool:
    return name in NEVER_KEPT or "password" in name
