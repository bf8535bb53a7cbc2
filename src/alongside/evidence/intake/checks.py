"""Why rows are set aside and what a field says, in words that several sources share: SQL over plain headings."""

from __future__ import annotations

from alongside.evidence.intake.source import Check, Column
from alongside.evidence.tables import HIDDEN, MISSING, SHOWN

# Longitude and latitude that hold both the British Isles and the sea around them.
UNITED_KINGDOM = (-9.0, 49.0, 2.5, 61.5)
# Eastings and northings of the British National Grid, in metres: west, south, east, north.
GREAT_BRITAIN = (0.0, 0.0, 700_000.0, 1_300_000.0)
# How publishers write a number that they keep back, and one that they do not have.
_HIDDEN = r"\*|\[?c\]?|s|suppressed|hidden|(under|fewer than|less than|<=?) ?[0-9]+|1( to |-)[0-9]+"
_MISSING = r"\[x\]|x|\.\.|:|n/?a|missing|not known"


def not_a_month(column: str, words: str) -> Check:
    """Set aside rows whose month is not YYYY-MM, including those without one."""
    ok = f"regexp_full_match({column}, '[0-9]{{4}}-(0[1-9]|1[0-2])')"
    return Check(f"NOT coalesce({ok}, false)", f'"{words}" is not a month written as YYYY-MM')


def not_a_year(column: str, words: str) -> Check:
    """Set aside rows whose year is not one of 1900 to 2099, including those without one."""
    ok = f"regexp_full_match({column}, '(19|20)[0-9]{{2}}')"
    return Check(f"NOT coalesce({ok}, false)", f'"{words}" is not a year')


def not_a_count(column: str, words: str) -> Check:
    """Set aside rows whose count is not a whole number from 0, including those without one."""
    return Check(f"NOT {_whole(column)}", f'"{words}" is not a whole number from 0')


def not_filled(column: str, words: str) -> Check:
    """Set aside rows that leave this column empty."""
    return Check(f"{column} IS NULL", f'"{words}" is empty')


def not_one_of(column: str, words: str, choices: tuple[str, ...]) -> Check:
    """Set aside rows that say something else than these; an empty field is let through."""
    listed = ", ".join("'" + choice.replace("'", "''") + "'" for choice in choices)
    return Check(f"{column} NOT IN ({listed})", f'"{words}" is none of {", ".join(choices)}')


def not_a_number(column: str, words: str, least: float | None = None) -> Check:
    """Set aside rows whose field is filled and no finite number, or one under `least`."""
    number = f"try_cast({column} AS DOUBLE)"
    ok = f"isfinite({number})" + ("" if least is None else f" AND {number} >= {least}")
    kind = "a number" if least is None else f"a number from {least:g}"
    return Check(f"{column} IS NOT NULL AND NOT coalesce({ok}, false)", f'"{words}" is not {kind}')


def whole_number(column: str) -> str:
    """Read a whole number; NULL for everything else."""
    return f"try_cast(try_cast({column} AS DOUBLE) AS BIGINT)"


def count_or_hidden(column: str, meaning: str) -> tuple[Column, Column]:
    """Keep a count that the publisher may have kept back: `count`, and `count_state` as published tables have it."""
    shown = f"WHEN {_whole(column)} THEN '{SHOWN}' ELSE '{MISSING}' END"
    state = f"CASE WHEN {_marked(column, _HIDDEN)} THEN '{HIDDEN}' {shown}"
    return (
        Column("count", whole_number(column), f"{meaning}; NULL where hidden or missing, never 0"),
        Column("count_state", state, "shown, hidden (kept back by the publisher, as * or <5) or missing (empty)"),
    )


def not_a_count_or_hidden(column: str, words: str) -> Check:
    """Set aside rows whose count is neither a whole number from 0, nor kept back, nor missing."""
    ok = f"{column} IS NULL OR {_whole(column)} OR {_marked(column, f'{_HIDDEN}|{_MISSING}')}"
    return Check(f"NOT ({ok})", f'"{words}" is neither a whole number from 0 nor a sign for a hidden number')


def impossible_points(longitude: str = "longitude", latitude: str = "latitude") -> tuple[Check, ...]:
    """Set aside points that are half given, not numbers, at 0,0 or outside the United Kingdom. No point is fine.

    Both columns are among the source's `numbers`.
    """
    x, y = f"{longitude}_number", f"{latitude}_number"
    west, south, east, north = UNITED_KINGDOM
    return (
        Check(
            f"({longitude} IS NULL) <> ({latitude} IS NULL) OR "
            f"({longitude} IS NOT NULL AND ({x} IS NULL OR {y} IS NULL))",
            "longitude and latitude are not two numbers",
        ),
        Check(f"{x} = 0 AND {y} = 0", "the point is 0,0, in the sea off Africa: no place"),
        Check(
            f"{x} NOT BETWEEN {west} AND {east} OR {y} NOT BETWEEN {south} AND {north}",
            "the point is outside the United Kingdom",
        ),
    )


def moment(column: str) -> str:
    """Read a day and time by the London clock: 2019-03-31T01:30, with or without a zone, or 31/03/2019 01:30."""
    zoned = f"try_cast({column} AS TIMESTAMPTZ) AT TIME ZONE 'Europe/London'"
    british = f"try_strptime({column}, ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y'])"
    has_zone = f"regexp_matches({column}, '[T ].*(Z|[+-][0-9]{{2}}(:?[0-9]{{2}})?)$')"
    return f"CASE WHEN {has_zone} THEN {zoned} ELSE coalesce(try_cast({column} AS TIMESTAMP), {british}) END"


def not_a_moment(column: str, words: str) -> Check:
    """Set aside rows whose field is filled and no day and time."""
    return Check(
        f"{column} IS NOT NULL AND ({moment(column)}) IS NULL",
        f'"{words}" is not a day and time written as YYYY-MM-DD HH:MM or DD/MM/YYYY HH:MM',
    )


_YES, _NO, _UNKNOWN = ("y", "yes", "true", "1"), ("n", "no", "false", "0"), ("not known", "unknown")


def flag(column: str) -> str:
    """Read yes or no; NULL where it is empty or not known."""
    return f"CASE WHEN lower({column}) IN {_YES} THEN true WHEN lower({column}) IN {_NO} THEN false END"


def not_a_flag(column: str, words: str) -> Check:
    """Set aside rows whose flag is neither yes nor no nor empty."""
    return Check(f"lower({column}) NOT IN {(*_YES, *_NO, *_UNKNOWN)}", f'"{words}" is neither yes, no nor empty')


def _whole(column: str) -> str:
    number = f"try_cast({column} AS DOUBLE)"
    return f"coalesce({number} BETWEEN 0 AND 1e15 AND {number} = floor({number}), false)"


def _marked(column: str, pattern: str) -> str:
    return f"coalesce(regexp_full_match(lower({column}), '{pattern}'), false)"
