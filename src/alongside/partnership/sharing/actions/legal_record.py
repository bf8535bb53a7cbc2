"""Completing the legal record of an urgent share, within one working day."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.envelopes import envelope_i_sent
from alongside.partnership.sharing.errors import NotLawful
from alongside.partnership.sharing.gateways import LAW_RULES, check
from alongside.partnership.sharing.gateways.words import Proposal
from alongside.partnership.sharing.in_force import in_force, party
from alongside.partnership.sharing.models import Disclosure, LegalRecord, SealedCopy
from alongside.partnership.sharing.models.disclosures import Manner
from alongside.partnership.sharing.one_off import ChosenLaw, one_off_route
from alongside.partnership.sharing.reading import items_from_json
from alongside.partnership.sharing.sending import law_named
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

CODE = "urgent"


@transaction.atomic
def complete_legal_record(
    *, disclosure_id: UUID, chosen: ChosenLaw | None, born_on: date | None = None, by: Acting
) -> LegalRecord:
    """Say by what law an urgent share was made; or, with none chosen, that no law covered it.

    What no law covered was still told. The sender then withdraws it or locks it, so that the recipient can decide.
    """
    by.must(Permission.COMPLETE_SHARES)
    disclosure = envelope_i_sent(disclosure_id, by)
    if disclosure.manner != Manner.URGENT:
        raise StepNotAllowed(_("Only an urgent share is completed afterwards: this one named its law when sent."))
    if hasattr(disclosure, "legal_record"):
        raise StepNotAllowed(_("The legal record of this share is complete."))
    law = _law_of(disclosure, chosen, born_on) if chosen else {}
    completed = LegalRecord.objects.create(
        disclosure=disclosure, was_covered=chosen is not None, completed_at=timezone.now(),
        completed_by_id=by.posting_id, **law,
    )  # fmt: skip
    record(Did.DECIDED, disclosure, by=by, because="covered" if chosen else "not_covered")
    return completed


def _law_of(disclosure: Disclosure, chosen: ChosenLaw, born_on: date | None) -> dict[str, object]:
    """The rows of the chosen law, if the engine finds that it reaches this share."""
    on = timezone.localdate(disclosure.sent_at)
    known = in_force(on)
    sender, recipient = party(disclosure.from_agency), disclosure.to_agency
    copy = SealedCopy.objects.filter(disclosure=disclosure).first()
    items = items_from_json(copy.items) if copy else ()
    to_kind = recipient.kind if recipient else ""
    route = one_off_route(chosen, from_kind=sender.agency_kind, to_kind=to_kind, items=items)
    asked = Proposal(
        route_code=CODE,
        sender=sender,
        recipient=party(recipient) if recipient else sender,
        items=items,
        necessity="",
        was_told=None,
        told_words="",
        born_on=born_on,
        review_on=None,
        approver_role="",
        on=on,
    )
    reasons = check(asked, known.law.with_route(CODE, route), rules=LAW_RULES).reasons
    if not recipient:  # a body that is not in the directory: the officer knows what it is, the engine does not
        reasons = tuple(reason for reason in reasons if reason.code.startswith(("unknown_", "basis_")))
    if reasons:
        raise NotLawful(reasons)
    return law_named(known, route) | {"no_agreement_because": chosen.no_agreement_because}
