"""Finding an envelope or a copy that is open to my agency, or refusing with one sentence for all causes."""

from uuid import UUID

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.sharing.models import Disclosure, SealedCopy

ENVELOPE = Disclosure.objects.select_related(
    "from_agency__controller", "to_agency__controller", "route", "gateway", "purpose", "agreement", "corrects",
    "sent_by__worker", "approved_by__worker", "received_by__worker", "legal_record__gateway",
    "legal_record__purpose", "legal_record__agreement",
)  # fmt: skip


def find_envelope(disclosure_id: UUID) -> Disclosure:
    """An envelope of which my agency is the sender or the recipient."""
    disclosure = ENVELOPE.filter(pk=disclosure_id).first()
    if disclosure is None:
        raise NotFoundHere("sharing.disclosure")
    return disclosure


def envelope_i_sent(disclosure_id: UUID, by: Acting) -> Disclosure:
    disclosure = find_envelope(disclosure_id)
    if disclosure.from_agency_id != by.agency_id:
        raise NotFoundHere("sharing.disclosure", disclosure)
    return disclosure


def envelope_i_received(disclosure_id: UUID, by: Acting) -> Disclosure:
    disclosure = find_envelope(disclosure_id)
    if disclosure.to_agency_id != by.agency_id:
        raise NotFoundHere("sharing.disclosure", disclosure)
    return disclosure


def my_copy(disclosure_id: UUID) -> SealedCopy:
    """My agency's copy: not there when erased, misdirected, or restricted to readers of whom I am not one."""
    copy = SealedCopy.objects.filter(disclosure_id=disclosure_id).first()
    if copy is None:
        raise NotFoundHere("sharing.sealedcopy")
    return copy


def is_outside(disclosure: Disclosure) -> bool:
    """The recipient does not work on this site: it is reached by phone or secure e-mail."""
    return disclosure.to_agency is None or not disclosure.to_agency.is_on_this_site
