"""The Jinja2 environment of the site: strict in our own pages, compiled once, with the words in gettext."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined, Template
from jinja2 import Undefined as Lenient

from alongside.partnership.pages import formatters, navigation, shapes, urgent

GOVUK = "govuk_frontend_jinja"


class Pages(Environment):
    """Our own templates fail on a name that nobody gave; the GOV.UK macros rely on names that may be absent."""

    govuk: Environment

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        if isinstance(name, str) and name.startswith(GOVUK + "/"):
            return self.govuk.get_template(name)
        return super().get_template(name, parent, globals)


def environment(*, loader: BaseLoader, autoescape: bool, auto_reload: bool, **_options: Any) -> Environment:
    """Make the environment that Django's Jinja2 backend asks for."""
    macros = PrefixLoader({GOVUK: PackageLoader(GOVUK)})
    shared: dict[str, Any] = {"autoescape": autoescape, "auto_reload": auto_reload, "cache_size": -1}
    pages = Pages(
        loader=ChoiceLoader([loader, macros]),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        **shared,
    )
    pages.govuk = Environment(loader=macros, undefined=Lenient, **shared)  # noqa: S701  autoescape is in `shared`
    pages.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    pages.globals.update(GLOBALS)
    pages.filters.update(formatters.FILTERS)
    return pages


def url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def url_if_known(name: str) -> str | None:
    """Give the address of a page that this site may not have, such as a room that is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def is_demo() -> bool:
    return not settings.IS_LIVE


GLOBALS: dict[str, Callable] = {
    "static": static,
    "url": url,
    "url_if_known": url_if_known,
    "is_demo": is_demo,
    "language": get_language,
    "messages_for": get_messages,
    "navigation": navigation.navigation,
    "urgent_numbers": urgent.numbers_for,
    "last_known_numbers": urgent.last_known,
    "urgent_record_address": urgent.record_address,
    "shape_of": shapes.shape_of,
    "problems_of": shapes.problems_of,
}
