"""What reading a file came to, in sentences."""

from django.utils.translation import gettext as _

from alongside.evidence.intake.catalogue import SOURCES
from alongside.evidence.periods import Month
from alongside.partnership.violence.models import PartnerFile
from alongside.partnership.violence.partner_files.actions import Added


def source_in_words(file: PartnerFile) -> str:
    return SOURCES[file.source].title if file.source in SOURCES else file.source


def rows_in_words(file: PartnerFile) -> str:
    """Rows kept and set aside, which always make the rows read; then the months, and those that are missing."""
    rows = _("%(read)s rows read: %(kept)s kept, %(aside)s set aside.") % {
        "read": f"{file.rows_read:,}", "kept": f"{file.rows_kept:,}", "aside": f"{file.rows_set_aside:,}",
    }  # fmt: skip
    when = {"first": _period(file.first_period), "last": _period(file.last_period)}
    held = _("It holds %(first)s.") if file.first_period == file.last_period else _("It holds %(first)s to %(last)s.")
    missing = ", ".join(_period(one) for one in file.missing)
    return " ".join([rows, held % when, *([_("Missing: %(months)s.") % {"months": missing}] if missing else [])])


def added_in_words(added: Added) -> str:
    if not added.is_new:
        return _("%(name)s holds the same and counts already. Nothing was changed.") % {"name": added.file.name}
    told = {"name": added.file.name, "source": source_in_words(added.file), "rows": rows_in_words(added.file)}
    return _("%(name)s is read as: %(source)s. %(rows)s") % told


def _period(text: str) -> str:
    return Month.parse(text).words if len(text) == len("2019-03") else text
