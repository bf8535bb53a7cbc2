"""Counts by area and month, from any partner: the plain shape for what has no format of its own.

Drug treatment, antisocial behaviour, ambulance call-outs and the like come in it, each as its own `measure`.
"""

from alongside.evidence.intake.checks import count_or_hidden, not_a_count_or_hidden, not_a_month, not_filled
from alongside.evidence.intake.source import Column, Source

AREA_MONTHS = Source(
    name="area_months",
    title="counts by area and month",
    publisher="a partner of the local partnership",
    licence="as agreed with the partner",
    unit="as `measure` says",
    needs=("month", "area_code", "measure", "count", "publisher"),
    may_have=("area_name",),
    columns=(
        Column("period", "month", "month counted, YYYY-MM"),
        Column("area_code", "area_code", "code of the area"),
        Column("area_name", "area_name", "its name, where given"),
        Column("measure", "measure", "what was counted, in words"),
        Column("publisher", "publisher", "who counted"),
        *count_or_hidden("count", "how many"),
    ),
    checks=(
        not_a_month("month", "month"),
        not_filled("area_code", "area_code"),
        not_filled("measure", "measure"),
        not_filled("publisher", "publisher"),
        not_a_count_or_hidden("count", "count"),
    ),
    area_code="area_code",
    told_apart=("publisher", "measure"),
    once=("area_code", "measure", "publisher"),
    one_kind=("measure", "publisher"),
)
