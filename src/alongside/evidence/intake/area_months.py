"""Counts by area and month, from any partner: the plain shape for what has no format of its own."""

from alongside.evidence.intake.source import Column, Source, not_a_count, not_a_month, not_filled

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
        Column("count", "CAST(CAST(count AS DOUBLE) AS BIGINT)", "how many; a row with no count is set aside"),
    ),
    checks=(
        not_a_month("month", "month"),
        not_filled("area_code", "area_code"),
        not_filled("measure", "measure"),
        not_filled("publisher", "publisher"),
        not_a_count("count", "count"),
    ),
    area_code="area_code",
    told_apart=("publisher", "measure"),
)
