"""What families offers for sharing about a person: values with their source and age, chosen field by field."""

from datetime import date

from alongside.partnership.agencies.items import DataClass, Grade, Item, Source
from alongside.partnership.families.choices import Ethnicity, Sex
from alongside.partnership.families.models import Person

ESTIMATED = "Estimated by the worker."
WITHHELD = "Do not give this address to: {whom}."


def items_about(person: Person, *, as_of: date) -> list[Item]:
    """Every detail of a person that is filled in. The sender chooses among them; a route limits the choice."""
    details = [
        _detail("name", "Name", person.name, as_of),
        _detail("known_as", "Known as", person.known_as, as_of),
        _detail(
            "born_on", "Date of birth", f"{person.born_on:%-d %B %Y}", as_of,
            meaning=ESTIMATED if person.birth_date_is_estimated else "",
        ),
        _detail("sex", "Sex", _label(Sex, person.sex), as_of),
        _detail("ethnicity", "Ethnicity", _label(Ethnicity, person.ethnicity), as_of, DataClass.SPECIAL),
        _detail("language", "First language", person.first_language, as_of),
        _detail("interpreter", "Interpreter", "An interpreter is needed." if person.needs_interpreter else "", as_of),
        _detail("home_authority", "Home authority", person.home_authority, as_of),
        _detail(
            "address", "Address", person.address, as_of,
            meaning=_withheld(person.address_withheld_from),
        ),
        _detail("safe_contact", "Safe way to make contact", person.safe_contact, as_of),
        _detail("school", "School or college", person.school, as_of),
    ]  # fmt: skip
    return [item for item in details if item.value]


def _detail(
    key: str, label: str, value: str, as_of: date, data_class: DataClass = DataClass.PERSONAL, meaning: str = ""
) -> Item:
    return Item(
        key=key, label=label, value=value, data_class=data_class, source=Source.RECORDED, grade=Grade.LIKELY,
        as_of=as_of, meaning=meaning,
    )  # fmt: skip


def _label(choices: type[Sex] | type[Ethnicity], value: str) -> str:
    return "" if value == "not_known" else str(choices(value).label)


def withheld_in(meaning: str) -> str:
    """From whom an address that was shared is to be withheld."""
    start, end = WITHHELD.split("{whom}")
    return meaning.removeprefix(start).removesuffix(end) if meaning.startswith(start) else ""


def _withheld(from_whom: str) -> str:
    return WITHHELD.format(whom=from_whom) if from_whom else ""
