"""Looks at the law: the routes open to me, and what gateways and agreements say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.directory import all_agencies
from alongside.partnership.agencies.items import DataClass, Item
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.queries import my_agency
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.gateways.words import is_under_18
from alongside.partnership.sharing.in_force import InForce, in_force
from alongside.partnership.sharing.models import Route
from alongside.partnership.sharing.models.law import AgeRule

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency


@dataclass(frozen=True)
class RouteChoice:
    """A route that starts at my agency, and the agencies to which it leads."""

    route: Route
    recipients: "list[Agency]"

    def carries(self, items: Iterable[Item]) -> list[Item]:
        """Those of the items that the route may carry. A page offers these and no others."""
        return [
            item
            for item in items
            if item.key in self.route.fields
            and isinstance(item.data_class, DataClass)
            and item.data_class.name.lower() in self.route.data_classes
        ]


def routes_open_to_me(
    *, by: Acting, to_kind: AgencyKind | None = None, born_on: date | None = None
) -> list[RouteChoice]:
    """The routes that a worker may choose today: in force, starting here, fitting the age, leading somewhere."""
    by.must(Permission.REFER)
    today, here = timezone.localdate(), my_agency(by)
    law = in_force(today)
    choices = []
    for route in sorted(law.routes.values(), key=lambda each: each.title):
        starts_here = here.kind in route.sender_kinds and (route.valid_to is None or route.valid_to >= today)
        leads_there = to_kind is None or to_kind in route.recipient_kinds
        if starts_here and leads_there and _fits(route, born_on, today):
            recipients = _recipients(route, here, law, to_kind)
            choices += [RouteChoice(route, recipients)] if recipients else []
    return choices


def route_named(code: str, *, by: Acting) -> RouteChoice | None:
    """One of the routes open to me, by its code."""
    return next((choice for choice in routes_open_to_me(by=by) if choice.route.code == code), None)


def agencies_to_tell(by: Acting) -> "QuerySet[Agency]":
    """Every agency in the directory but mine, those of other areas included: whom one may ring."""
    return all_agencies().exclude(pk=by.agency_id)


def law_to_choose_from(*, by: Acting) -> InForce:
    """The gateways, purposes, bases and agreements of today, for whoever completes a share."""
    by.must(Permission.COMPLETE_SHARES)
    return in_force(timezone.localdate())


@dataclass(frozen=True)
class LawOfToday:
    """All that counts today, for the desk of information governance."""

    known: InForce
    today: date

    def has_lapsed(self, ends_on: date | None) -> bool:
        return ends_on is not None and ends_on < self.today


def law_of_today(*, by: Acting) -> LawOfToday:
    """Gateways, routes, purposes, bases and agreements in the versions of today, for whoever keeps the law."""
    by.must(Permission.KEEP_THE_LAW)
    today = timezone.localdate()
    return LawOfToday(in_force(today), today)


def _fits(route: Route, born_on: date | None, today: date) -> bool:
    if born_on is None or route.age_rule == AgeRule.ANY:
        return True
    return is_under_18(born_on, today) is (route.age_rule == AgeRule.CHILDREN)


def _recipients(route: Route, here: "Agency", law: InForce, to_kind: AgencyKind | None) -> "list[Agency]":
    kinds = [to_kind] if to_kind else route.recipient_kinds
    there = all_agencies().filter(kind__in=kinds).exclude(pk=here.pk)
    gateway = law.gateways.get(route.gateway_code)
    if gateway is not None and gateway.within_one_controller:
        there = there.filter(controller_id=here.controller_id)
    return list(there)
