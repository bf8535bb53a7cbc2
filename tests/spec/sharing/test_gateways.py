"""Which law opens which way. Each table is read from the law files of the house; the words are the reasons given."""

import pytest

from alongside.partnership.agencies.items import DataClass
from tests.sharing_words import ADULT, CHILD, PARTIES, decide, item, law_of_the_house, proposal, route_by

LAW = law_of_the_house()


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.strip().splitlines() if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines[1:]]


def reasons(gateway, purpose, sender, recipient, data_class="personal", born_on=CHILD, about_a_person=True) -> str:
    """What the engine says of one item on a route by this gateway, on which nothing else is wrong."""
    ends = PARTIES[sender], PARTIES[recipient]
    shared = item("concern", DataClass[data_class.upper()])
    law = LAW.with_route("route", route_by(gateway, purpose, *ends, shared))
    found = decide(law, proposal(*ends, shared, born_on=born_on, is_about_a_person=about_a_person))
    return ", ".join(sorted(found)).replace("_", " ") or "lawful"


section_16 = """
    sender        | recipient     | item     | gives
    police        | fire          | personal | lawful
    police        | fire          | patient  | patient information
    probation     | policing body | criminal | lawful
    hub           | police        | personal | health or social care sender
    care board    | police        | patient  | health or social care sender, patient information
    hospital      | police        | personal | not listed under duty
    police        | charity       | personal | not listed under duty
"""


@pytest.mark.parametrize(("sender", "recipient", "data_class", "gives"), rows(section_16))
def test_section_16_joins_listed_bodies_and_never_carries_patients_or_social_care(sender, recipient, data_class, gives):
    assert reasons("PCSC_S16", "identify_causes", sender, recipient, data_class) == gives


section_16_figures = """
    sender     | item     | gives
    hub        | personal | lawful
    care board | personal | lawful
    care board | patient  | patient information
"""


@pytest.mark.parametrize(("sender", "data_class", "gives"), rows(section_16_figures))
def test_health_and_social_care_may_share_figures_under_section_16_but_none_derived_from_patients(
    sender, data_class, gives
):
    assert reasons("PCSC_S16", "identify_causes", sender, "police", data_class, about_a_person=False) == gives


section_16_purposes = """
    purpose           | gives
    identify_violence | lawful
    prepare_strategy  | lawful
    safeguard_child   | purpose not served
    monitor_duty      | purpose not served
"""


@pytest.mark.parametrize(("purpose", "gives"), rows(section_16_purposes))
def test_section_16_serves_the_duty_and_nothing_else(purpose, gives):
    assert reasons("PCSC_S16", purpose, "police", "fire") == gives


section_17 = """
    sender  | recipient     | item     | gives
    police  | policing body | personal | lawful
    police  | probation     | personal | recipient not covered
    police  | policing body | patient  | patient information
    hub     | policing body | personal | health or social care sender
"""


@pytest.mark.parametrize(("sender", "recipient", "data_class", "gives"), rows(section_17))
def test_section_17_answers_the_policing_body_with_the_same_exclusions(sender, recipient, data_class, gives):
    assert reasons("PCSC_S17", "monitor_duty", sender, recipient, data_class) == gives


crime_and_disorder = """
    gateway  | sender   | recipient | purpose          | about    | gives
    CDA_S115 | charity  | police    | reduce_crime     | a person | lawful
    CDA_S115 | hospital | hub       | reduce_crime     | a person | lawful
    CDA_S115 | police   | charity   | reduce_crime     | a person | recipient not covered
    CDA_S115 | charity  | police    | safeguard_child  | a person | purpose not served
    CDA_S17A | police   | hub       | know_local_crime | figures  | lawful
    CDA_S17A | police   | hub       | know_local_crime | a person | no person level
    CDA_S17A | hospital | hub       | know_local_crime | figures  | sender not covered
    ISTV     | hospital | hub       | know_local_crime | figures  | lawful
    ISTV     | hospital | hub       | know_local_crime | a person | no person level
    ISTV     | charity  | hub       | know_local_crime | figures  | sender not covered
"""


@pytest.mark.parametrize(("gateway", "sender", "recipient", "purpose", "about", "gives"), rows(crime_and_disorder))
def test_anyone_may_tell_a_relevant_authority_case_by_case_but_figures_name_nobody(
    gateway, sender, recipient, purpose, about, gives
):
    assert reasons(gateway, purpose, sender, recipient, about_a_person=about == "a person") == gives


children = """
    gateway            | sender        | recipient          | born  | gives
    CA2004_S16LA       | hospital      | hub                | child | lawful
    CA2004_S16LA       | hospital      | hub                | adult | child gateway for an adult
    CA2004_S16LA       | charity       | hub                | child | not a section 11 body
    CA2004_S10_11      | police        | hub                | child | lawful
    CA2004_S10_11      | police        | charity            | child | not a section 11 body
    CA1989_S17_S27_S47 | charity       | hub                | child | lawful
    CA1989_S17_S27_S47 | hospital      | next council's hub | child | lawful
    CA1989_S17_S27_S47 | hospital      | police             | child | recipient not covered
    CA1989_S17_S27_S47 | hospital      | hub                | adult | child gateway for an adult
"""


@pytest.mark.parametrize(("gateway", "sender", "recipient", "born", "gives"), rows(children))
def test_the_laws_of_children_reach_children_alone(gateway, sender, recipient, born, gives):
    born_on = {"child": CHILD, "adult": ADULT}[born]
    assert reasons(gateway, "safeguard_child", sender, recipient, "patient", born_on) == gives


def test_without_a_birth_date_nobody_knows_that_it_is_a_child():
    assert reasons("CA2004_S16LA", "safeguard_child", "hospital", "hub", born_on=None) == "child gateway for an adult"


one_body = """
    sender        | recipient          | gives
    youth justice | hub                | lawful
    hub           | Early Help         | lawful
    youth justice | next council's hub | not one controller
    hospital      | hub                | not one controller
"""


@pytest.mark.parametrize(("sender", "recipient", "gives"), rows(one_body))
def test_inside_one_body_no_gateway_is_needed_and_between_two_one_is(sender, recipient, gives):
    assert reasons("WITHIN_ONE_CONTROLLER", "safeguard_child", sender, recipient) == gives


routes = """
    route                          | sender        | recipient          | born  | gives
    custody_to_hub                 | youth justice | hub                | child | lawful
    custody_to_hub                 | youth justice | hub                | adult | route for children
    custody_to_hub                 | youth justice | next council's hub | child | agreement missing, not one controller
    custody_to_hub                 | Early Help    | hub                | child | sender not on route
    hospital_to_hub                | hospital      | hub                | child | lawful
    hospital_to_hub                | hospital      | Early Help         | child | recipient not on route
    hub_to_early_help              | hub           | Early Help         | child | lawful
    early_help_to_hub              | Early Help    | hub                | child | lawful
    to_other_area_hub              | youth justice | next council's hub | child | lawful
    to_other_area_hub              | hospital      | next council's hub | child | lawful
    to_adult_safeguarding          | youth justice | adult safeguarding | adult | lawful
    to_adult_safeguarding          | youth justice | adult safeguarding | child | route for adults
    hospital_to_adult_safeguarding | hospital      | adult safeguarding | adult | lawful
    hub_to_police                  | hub           | police             | child | approver missing, unknown agreement
"""


@pytest.mark.parametrize(("route", "sender", "recipient", "born", "gives"), rows(routes))
def test_the_demonstrations_routes_lead_where_they_say(route, sender, recipient, born, gives):
    items = [item("name"), item("born_on"), item("concern", DataClass.SPECIAL)]
    born_on = {"child": CHILD, "adult": ADULT}[born]
    asked = proposal(PARTIES[sender], PARTIES[recipient], *items, route_code=route, born_on=born_on)
    found = decide(LAW, asked)
    assert (", ".join(sorted(found)).replace("_", " ") or "lawful") == gives


@pytest.mark.parametrize("answer", ["hub_answer", "hub_answer_outside"])
def test_the_hub_answers_the_referrer_wherever_the_referrer_sits(answer):
    recipient = PARTIES["youth justice" if answer == "hub_answer" else "hospital"]
    asked = proposal(PARTIES["hub"], recipient, item("name"), item("decision"), route_code=answer)
    assert not decide(LAW, asked)


def test_patient_information_does_not_travel_from_custody_to_the_hub_on_a_route_that_does_not_carry_it():
    items = [item("name"), item("born_on"), item("concern", DataClass.PATIENT)]
    asked = proposal(PARTIES["youth justice"], PARTIES["hub"], *items, route_code="custody_to_hub")
    assert decide(LAW, asked) == {"data_class_not_on_route"}
