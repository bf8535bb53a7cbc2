"""The register of duties of Fleetwater: loaded from its file, given to agencies, with first evidence. Invented."""

from datetime import date
from typing import TYPE_CHECKING

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.kinds import AgencyKind as Kind
from alongside.partnership.duty import actions
from alongside.partnership.duty.kinds import Status
from alongside.partnership.figures import codes

if TYPE_CHECKING:
    from alongside.partnership.demo.programme import Agencies

INVENTED_PLACE = "Invented for the demonstration: there is no such document."
UNDER_WAY = {
    "kinds-of-violence": "The local definition is being drafted.",
    "causes": "The needs assessment has its sources.",
    "consult": "Schools were asked; custody was not yet.",
}


def fill_duty(*, agencies: "Agencies", today: date, by: Acting) -> None:
    """Load the register and give it its first owners, status and evidence. Call it after the figures are published."""
    obligations = {one.reference: one for one in actions.load_register(by=by)}
    for obligation in obligations.values():
        actions.give_to(obligation=obligation, owner=agencies[Kind.COMMUNITY_SAFETY], due_on=None, by=by)
    police = obligations["directions"]
    actions.give_to(obligation=police, owner=agencies[Kind.POLICE], due_on=None, by=by)
    for reference, reason in UNDER_WAY.items():
        obligation = obligations[reference]
        actions.set_status(obligation=obligation, status=Status.UNDER_WAY, on=today, reason=reason, by=by)
    guidance = obligations["guidance"]
    actions.add_document(
        obligation=guidance, title="How we read the guidance", kept_at=INVENTED_PLACE, dated_on=today, by=by
    )
    actions.set_status(
        obligation=guidance, status=Status.MET, on=today, reason="Read and noted by the steering group.", by=by
    )
    actions.check(obligation=guidance, on=today, by=by)
    carried_out = obligations["carry-out-strategy"]
    actions.add_figure(obligation=carried_out, code=codes.RECOMMENDATIONS, by=by)
    actions.set_status(
        obligation=carried_out, status=Status.UNDER_WAY, on=today, reason="Actions have owners and dates.", by=by
    )
