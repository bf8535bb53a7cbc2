"""A table for publication and the picture that is drawn from it. Only where figures are published: it takes seconds."""

from typing import TYPE_CHECKING

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.pictures.charts import line_chart
from alongside.evidence.pictures.maps import choropleth
from alongside.evidence.synthetic.geography import CREDIT as INVENTED_CREDIT
from alongside.partnership.violence.kinds import Drawn, Ground

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Period
    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.areas import Areas
    from alongside.evidence.violence.counts import Counted as Series
    from alongside.partnership.figures.differencing import Compared
    from alongside.partnership.figures.kinds import Count


def month_table(series: "dict[str, Series]", months: "Period") -> "pa.Table":
    """One row a month, one column a series; a month that is missing in one stays empty there."""
    import pyarrow as pa

    columns = {name: pa.array(one.between(months), pa.int64()) for name, one in series.items()}
    return pa.table({"month": pa.array([month.first_day for month in months], pa.date32()), **columns})


def draw_months(about: "Count", table: "pa.Table", words: dict[str, str], sentence: str) -> Drawn:
    """A line for each column beside the month."""
    import pyarrow as pa

    names = [name for name in table.column_names if name != "month"]
    long = pa.concat_tables(
        pa.table({"month": table["month"], "series": [words[name]] * table.num_rows, "count": table[name]})
        for name in names
    )
    lines = long if len(names) > 1 else long.drop(["series"])
    picture = line_chart(lines, about.title, about.unit, sentence)
    return Drawn(about, table, words, dict.fromkeys(names, about.unit), picture)


def draw_map(
    about: "Count", table: "pa.Table", words: dict[str, str], areas: "Areas", compared: "Compared | None" = None
) -> Drawn:
    """Numbers on their ground. Raises PlaceRefused where what is invented would stand on a real place."""
    ground = Ground.INVENTED if areas.credit == INVENTED_CREDIT else Ground.REAL
    if about.invented != (ground is Ground.INVENTED):
        raise PlaceRefused(
            f'"{about.title}" would be drawn on {areas.kind} areas: invented numbers belong on invented ground alone, '
            "and real numbers on real boundaries. Choose the boundaries that the numbers are about."
        )

    def draw(table: "pa.Table") -> "Picture":
        return choropleth(areas, table, about.title, about.unit)

    return Drawn(about, table, words, {"count": about.unit}, draw(table), ground, compared, draw)
