"""The engine refuses what it does not know, says what would make it lawful, and never refuses an urgent share."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.partnership.agencies.items import DataClass
from alongside.partnership.sharing.gateways import check
from alongside.partnership.sharing.gateways.words import (
    AgreementRule,
    BasisRule,
    GatewayRule,
    Law,
    PurposeRule,
    RouteRule,
)
from tests.sharing_words import ADULT, CHILD, PARTIES, TODAY, item, proposal

YESTERDAY = date(2026, 11, 19)
ROUTE = RouteRule(
    title="Route",
    sender_kinds=frozenset(["hub"]),
    recipient_kinds=frozenset(["police"]),
    gateway="G",
    purpose="P",
    bases=("A6", "A9", "S1"),
    data_classes=frozenset(["personal", "special"]),
    fields=frozenset(["name", "concern"]),
    obligatory_fields=frozenset(["name"]),
    agreement="AG",
)
LAW = Law(
    purposes={"P": PurposeRule("Purpose")},
    gateways={"G": GatewayRule("Gateway")},
    bases={
        "A6": BasisRule("Task", "article_6"),
        "A9": BasisRule("Interest", "article_9"),
        "S1": BasisRule("Condition", "schedule_1"),
    },
    agreements={"AG": AgreementRule("Agreement", frozenset(["council", "met"]), date(2027, 1, 1))},
    routes={"route": ROUTE},
)
RIGHT = proposal(PARTIES["hub"], PARTIES["police"], item("name"), item("concern", DataClass.SPECIAL))


def law(**route: object) -> Law:
    return LAW.with_route("route", replace(ROUTE, **route))


def codes(asked=RIGHT, of=LAW) -> set[str]:
    decision = check(asked, of)
    assert decision.is_allowed is (not decision.reasons)
    for reason in decision.reasons:
        assert reason.wrong.endswith(".")
        assert reason.lawful_if.endswith((".", ".]"))
    return set(decision.codes)


def asked(**changes: object):
    return replace(RIGHT, **changes)


def test_what_fits_in_every_part_is_allowed():
    assert codes() == set()


def test_an_unknown_route_is_the_only_reason_given():
    assert codes(asked(route_code="shortcut", necessity="")) == {"unknown_route"}


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        (law(ends_on=YESTERDAY), "route_lapsed"),
        (law(sender_kinds=frozenset(["fire"])), "sender_not_on_route"),
        (law(recipient_kinds=frozenset(["fire"])), "recipient_not_on_route"),
        (law(age_rule="adults"), "route_for_adults"),
        (law(approver_role="team_manager"), "approver_missing"),
        (law(purpose="?"), "unknown_purpose"),
        (replace(LAW, purposes={"P": PurposeRule("Purpose", YESTERDAY)}), "purpose_lapsed"),
        (law(gateway="?"), "unknown_gateway"),
        (replace(LAW, gateways={"G": GatewayRule("Gateway", ends_on=YESTERDAY)}), "gateway_lapsed"),
        (law(bases=("A6", "A9", "?")), "unknown_basis"),
        (replace(LAW, bases={**LAW.bases, "S1": BasisRule("C", "schedule_1", YESTERDAY)}), "basis_lapsed"),
        (law(bases=("A9",)), "basis_missing"),
        (law(bases=("A6",)), "basis_missing"),
        (law(agreement="?"), "unknown_agreement"),
        (law(agreement=""), "agreement_missing"),
        (
            replace(LAW, agreements={"AG": AgreementRule("Agreement", frozenset(["council", "met"]), YESTERDAY)}),
            "agreement_lapsed",
        ),
        (replace(LAW, agreements={"AG": AgreementRule("A", frozenset(["council"]), TODAY)}), "not_a_party"),
        (law(fields=frozenset(["name"])), "field_not_on_route"),
        (law(obligatory_fields=frozenset(["name", "born_on"])), "field_missing"),
        (law(data_classes=frozenset(["personal"])), "data_class_not_on_route"),
    ],
)
def test_each_fault_of_the_law_is_named(of, reason):
    assert codes(of=of) == {reason}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"necessity": "  "}, "necessity_missing"),
        ({"was_told": None}, "told_missing"),
        ({"told_words": ""}, "told_missing"),
        ({"review_on": YESTERDAY}, "review_overdue"),
        ({"items": ()}, "nothing_to_share"),
        ({"items": (item("name"), replace(item("concern"), data_class="gossip"))}, "unknown_data_class"),
    ],
)
def test_each_fault_of_the_proposal_is_named(changes, reason):
    expected = {reason} | ({"field_missing"} if reason == "nothing_to_share" else set())
    assert codes(asked(**changes)) == expected


def test_an_agency_does_not_share_with_itself():
    here = PARTIES["hub"]
    found = codes(asked(recipient=here), law(recipient_kinds=frozenset(["hub"])))
    assert found == {"to_itself"}


def test_a_route_for_children_is_shut_to_adults_and_to_who_has_no_birth_date():
    assert codes(asked(born_on=ADULT), law(age_rule="children")) == {"route_for_children"}
    assert codes(asked(born_on=None), law(age_rule="children")) == {"route_for_children"}
    assert codes(asked(born_on=None), law(age_rule="adults")) == {"route_for_adults"}
    assert codes(asked(born_on=ADULT), law(age_rule="adults")) == set()


@pytest.mark.parametrize(
    ("born_on", "is_child"),
    [(date(2008, 11, 20), False), (date(2008, 11, 21), True), (date(2008, 2, 29), False), (None, False)],
)
def test_a_child_is_a_child_until_the_eighteenth_birthday(born_on, is_child):
    assert asked(born_on=born_on).is_about_a_child is is_child


def test_within_one_body_no_agreement_is_needed():
    within = law(recipient_kinds=frozenset(["early_help"]), agreement="")
    assert codes(asked(recipient=PARTIES["Early Help"]), within) == set()


def test_between_two_bodies_a_reason_may_stand_in_the_place_of_an_agreement():
    assert codes(of=law(agreement="", no_agreement_because="A single referral")) == set()


def test_the_last_day_of_a_rule_still_counts():
    assert codes(of=law(ends_on=TODAY)) == set()
    assert codes(asked(review_on=TODAY)) == set()
    assert codes(asked(review_on=None)) == set()


def test_the_approver_of_the_route_makes_it_lawful():
    assert codes(asked(approver_role="team_manager"), law(approver_role="team_manager")) == set()


def test_law_enforcement_is_for_competent_authorities_with_their_own_bases():
    enforcement = law(is_law_enforcement=True)
    assert codes(of=enforcement) == {"not_a_competent_authority", "basis_missing"}
    from_police = law(is_law_enforcement=True, sender_kinds=frozenset(["police"]), recipient_kinds=frozenset(["hub"]))
    turned = asked(sender=PARTIES["police"], recipient=PARTIES["hub"])
    assert codes(turned, from_police) == {"basis_missing"}
    bases = {"P3": BasisRule("Enforcement", "part_3"), "S8": BasisRule("Safeguarding", "schedule_8")}
    whole = replace(from_police, bases=bases).with_route(
        "route", replace(from_police.routes["route"], bases=("P3", "S8"))
    )
    assert codes(turned, whole) == set()


def test_figures_about_nobody_need_no_basis_for_a_person():
    figures = asked(is_about_a_person=False, items=(replace(item("name"), data_class=DataClass.SPECIAL),))
    assert codes(figures, law(bases=("A9",))) == set()


def test_every_reason_is_given_at_once():
    found = codes(asked(necessity="", was_told=None, review_on=YESTERDAY), law(purpose="?", ends_on=YESTERDAY))
    assert found == {"necessity_missing", "told_missing", "review_overdue", "unknown_purpose", "route_lapsed"}


def test_an_urgent_share_is_never_refused_and_says_what_is_to_be_completed():
    for wrong in ({"route_code": "?"}, {"necessity": "", "items": ()}, {"review_on": YESTERDAY}, {"born_on": CHILD}):
        decision = check(asked(is_urgent=True, **wrong), law(approver_role="team_manager"))
        assert decision.is_allowed
        assert decision.reasons
