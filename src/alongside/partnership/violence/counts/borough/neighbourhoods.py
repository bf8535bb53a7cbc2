"""Where violence and the fear of it are both high: two ranks side by side, a map, and the list."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import Period
from alongside.evidence.pictures.intervals import Reference, interval_picture, whole_per_cent
from alongside.evidence.pictures.two_way import two_way_map
from alongside.evidence.violence.neighbourhoods.both import impact_and_perception
from alongside.evidence.violence.perception.small_areas import small_area_shares
from alongside.evidence.violence.perception.survey import share_by_area
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.areas import rates
from alongside.partnership.violence.counts.borough.counting import answers_in, refuse_small
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.heads import between, of_areas
from alongside.partnership.violence.counts.told import Heads, in_per_cent, renamed, rounded, tell
from alongside.partnership.violence.kinds import Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.neighbourhoods.both import Neighbourhoods


def neighbourhoods(records: Records) -> Snapshot:
    names = dict(zip(records.wards.codes, records.wards.names, strict=True))
    answers = answers_in(records, _asked_in(records))
    shares = share_by_area(answers, records.words.unsafe, records.words.unsafe_answer, names)
    refuse_small(shares.areas["respondents"].to_pylist(), _("How many answered in each ward"))
    estimates = small_area_shares(shares)
    found = impact_and_perception(rates(records), shares, estimates)
    what = _(
        "Impact: recorded violence without domestic abuse per 1,000 residents. Perception: residents who said that "
        "they feel unsafe after dark."
    )
    definition, how = f"{what} {found.caution}", How(calculation=found.method)
    return Snapshot(
        drawn=(
            _perception(estimates.areas, found, _asked(f"{shares.sentence} {estimates.sentence}", records), records),
            _two_way(found, definition, how, records),
            _list(found, definition, how, records),
        )
    )


def _asked_in(records: Records) -> Period:
    """Two years: one asks too few people a ward, in Fleetwater about 22."""
    return Period(records.year.previous().first, records.year.last)


def _perception(areas: "pa.Table", found: "Neighbourhoods", sentence: str, records: Records) -> Drawn:
    title = records.titled(_("residents who feel unsafe after dark, by ward"))
    whole = found.whole_perception

    def draw(table: "pa.Table") -> "Picture":
        middle = Reference(whole * 100, _("the whole borough"))
        unit = _("per cent of residents")
        return interval_picture(table, title, unit, sentence, written=whole_per_cent, reference=middle)

    table = in_per_cent(renamed(areas, area_code="area", area_name="name", share="value"), "value", "low", "high")
    heads = {
        **of_areas(_("Ward")),
        "state": Heads(_("How it is known")),
        "value": Heads(_("Feel unsafe, per cent"), _("per cent")),
        **between(_("per cent")),
        "respondents": Heads(_("Answers"), _("answers")),
    }
    return tell(
        table.select(list(heads)), heads, records.origin(neighbourhoods), code=codes.PERCEPTION, title=title,
        unit=_("per cent of residents"), definition=sentence, draw=draw, counted=Counted.RATE,
        period=_asked_in(records),
    )  # fmt: skip


def _two_way(found: "Neighbourhoods", definition: str, how: How, records: Records) -> Drawn:
    wards = records.wards
    title = records.titled(_("violence and feeling unsafe, by ward"))
    table = renamed(
        found.areas, area_code="area", area_name="name", impact_position="one", perception_position="other"
    ).select(["name", "area", "one", "other"])

    def draw(table: "pa.Table") -> "Picture":
        return two_way_map(wards, table, title, (_("Violence"), _("Feeling unsafe")), _asked(found.sentence, records))

    heads = {
        **of_areas(_("Ward")),
        "one": Heads(_("Violence, against the borough")),
        "other": Heads(_("Feeling unsafe, against the borough")),
    }
    return tell(
        table, heads, records.origin(neighbourhoods), code=codes.TWO_WAY, title=title, unit=_("wards"),
        definition=definition, draw=draw, counted=Counted.OTHER, areas=wards, how=how,
    )  # fmt: skip


def _list(found: "Neighbourhoods", definition: str, how: How, records: Records) -> Drawn:
    """No picture: the list is read as a list."""
    per_1000, share = _("offences per 1,000 residents"), _("per cent of residents")
    heads = {
        "area_name": Heads(_("Ward")),
        "area_code": Heads(_("Code")),
        "verdict": Heads(_("What the evidence says")),
        "because": Heads(_("Because")),
        "count": Heads(_("Offences"), _("offences")),
        "residents": Heads(_("Residents"), _("residents")),
        "impact": Heads(_("Violence per 1,000 residents"), per_1000),
        "impact_low": Heads(_("from"), per_1000),
        "impact_high": Heads(_("to"), per_1000),
        "impact_rank": Heads(_("Its place for violence"), _("place")),
        "impact_rank_low": Heads(_("place from"), _("place")),
        "impact_rank_high": Heads(_("place to"), _("place")),
        "perception": Heads(_("Feel unsafe, per cent"), share),
        "perception_low": Heads(_("from"), share),
        "perception_high": Heads(_("to"), share),
        "perception_rank": Heads(_("Its place for feeling unsafe"), _("place")),
        "perception_rank_low": Heads(_("place from"), _("place")),
        "perception_rank_high": Heads(_("place to"), _("place")),
        "respondents": Heads(_("Answers"), _("answers")),
        "holds_for_all": Heads(_("Stays clear when all are looked at together")),
    }
    table = rounded(found.areas, 1, "impact", "impact_low", "impact_high")
    table = in_per_cent(table, "perception", "perception_low", "perception_high").select(list(heads))
    title = records.titled(_("neighbourhoods by violence and feeling unsafe"))
    return tell(
        table, heads, records.origin(neighbourhoods), code=codes.NEIGHBOURHOODS, title=title, unit=_("wards"),
        definition=f"{_asked(found.sentence, records)} {definition}", counted=Counted.OTHER, how=how,
    )  # fmt: skip


def _asked(sentence: str, records: Records) -> str:
    """The question as it was asked, in place of its short name in the survey file."""
    return sentence.replace(f'"{records.words.unsafe}"', _("“Do you feel unsafe after dark?”"))
