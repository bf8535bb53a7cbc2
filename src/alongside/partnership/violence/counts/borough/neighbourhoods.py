"""Where violence and the fear of it are both high in Fleetwater: two ranks side by side, a map, and the list."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import Period
from alongside.evidence.pictures.intervals import Reference, interval_picture, whole_per_cent
from alongside.evidence.pictures.two_way import two_way_map
from alongside.evidence.synthetic.survey import UNSAFE, YES
from alongside.evidence.violence.neighbourhoods.both import impact_and_perception
from alongside.evidence.violence.perception.small_areas import small_area_shares
from alongside.evidence.violence.perception.survey import share_by_area
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.areas import rates
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.heads import between, of_areas
from alongside.partnership.violence.counts.told import Heads, in_per_cent, renamed, rounded, tell
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.neighbourhoods.both import Neighbourhoods

# One year asks about 22 people a ward, which is too few.
ASKED_IN = Period(STATED_YEAR.previous().first, STATED_YEAR.last)


def neighbourhoods(records: Records) -> Snapshot:
    wards = records.borough.geography.wards
    shares = share_by_area(_answers(records), UNSAFE, YES, dict(zip(wards.codes, wards.names, strict=True)))
    estimates = small_area_shares(shares)
    found = impact_and_perception(rates(records), shares, estimates)
    what = _(
        "Impact: recorded violence without domestic abuse per 1,000 residents. Perception: residents who said that "
        "they feel unsafe after dark."
    )
    definition = f"{what} {found.method} {found.caution}"
    return Snapshot(
        drawn=(
            _perception(estimates.areas, found, _asked(f"{shares.sentence} {estimates.sentence}"), records),
            _two_way(found, definition, records),
            _list(found, definition, records),
        )
    )


def _answers(records: Records) -> "pa.Table":
    """The answers of the two years to the end of the stated one."""
    import pyarrow.compute as pc

    return records.answers.filter(pc.greater_equal(records.answers["period"], str(ASKED_IN.first)))


def _perception(areas: "pa.Table", found: "Neighbourhoods", sentence: str, records: Records) -> Drawn:
    title = _("Fleetwater (invented): residents who feel unsafe after dark, by ward")
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
        period=ASKED_IN,
    )  # fmt: skip


def _two_way(found: "Neighbourhoods", definition: str, records: Records) -> Drawn:
    wards = records.borough.geography.wards
    title = _("Fleetwater (invented): violence and feeling unsafe, by ward")
    table = renamed(
        found.areas, area_code="area", area_name="name", impact_position="one", perception_position="other"
    ).select(["name", "area", "one", "other"])

    def draw(table: "pa.Table") -> "Picture":
        return two_way_map(wards, table, title, (_("Violence"), _("Feeling unsafe")), _asked(found.sentence))

    heads = {
        **of_areas(_("Ward")),
        "one": Heads(_("Violence, against the borough")),
        "other": Heads(_("Feeling unsafe, against the borough")),
    }
    return tell(
        table, heads, records.origin(neighbourhoods), code=codes.TWO_WAY, title=title, unit=_("wards"),
        definition=definition, draw=draw, counted=Counted.OTHER, areas=wards,
    )  # fmt: skip


def _list(found: "Neighbourhoods", definition: str, records: Records) -> Drawn:
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
    title = _("Fleetwater (invented): neighbourhoods by violence and feeling unsafe")
    return tell(
        table, heads, records.origin(neighbourhoods), code=codes.NEIGHBOURHOODS, title=title, unit=_("wards"),
        definition=f"{_asked(found.sentence)} {definition}", counted=Counted.OTHER,
    )  # fmt: skip


def _asked(sentence: str) -> str:
    """The question as it was asked, in place of its short name in the survey file."""
    return sentence.replace(f'"{UNSAFE}"', _("“Do you feel unsafe after dark?”"))
