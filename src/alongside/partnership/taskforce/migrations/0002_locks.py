"""Nothing of the programme is deleted, and what was said once is never changed."""

from django.db import migrations

KEPT = (
    "report", "recommendation", "action", "fund", "commitment", "allocation", "programme", "cohort", "session",
    "attendance", "member", "meeting", "decision", "meetingaction",
)  # fmt: skip
SAID_ONCE = (
    "recommendationstatus",
    "actionstatus",
    "decision",
    "commitmentevent",
    "allocationevent",
    "attendanceevent",
)


def _statements(verb: str, preposition: str) -> str:
    lines = [f"{verb} DELETE, TRUNCATE ON taskforce_{table} {preposition} alongside_app;" for table in KEPT]
    lines += [
        f"{verb} UPDATE, DELETE, TRUNCATE ON taskforce_{table} {preposition} alongside_app;" for table in SAID_ONCE
    ]
    return "\n".join(lines)


class Migration(migrations.Migration):
    dependencies = [("taskforce", "0001_initial")]
    operations = [migrations.RunSQL(_statements("REVOKE", "FROM"), _statements("GRANT", "TO"))]
