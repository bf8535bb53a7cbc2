"""From a bound Django form field to what the GOV.UK macro of its kind asks for. The `field` macro calls it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _

from alongside.partnership.pages.fields import PartsWidget

Params = dict[str, Any]
PASSED_ON = ("autocomplete", "inputmode", "spellcheck", "autocapitalize", "pattern", "rows")
LEFT_OUT = ("class", "placeholder", "required", "cols", "type", "multiple", "use_fieldset")
TEXT_TYPES = {"date": "text", "datetime-local": "text", "time": "text"}


@dataclass(frozen=True)
class Shape:
    """Which macro draws the field, and with what."""

    kind: str
    params: Params


@dataclass(frozen=True)
class Problem:
    """One line of the error summary, and the box it leads to."""

    words: str
    href: str = ""


def shape_of(bound: BoundField, reveals: dict[str, str] | None = None, heading: bool = False) -> Shape:
    """Say how a field is drawn. `reveals` maps a choice to what opens under it; `heading` makes the label the h1."""
    widget = bound.field.widget
    if widget.is_hidden:
        return Shape("hidden", {})
    params = _common(bound)
    title = _title(bound, heading)
    match widget:
        case PartsWidget():
            return Shape("parts", params | _legend(title) | {"items": list(_boxes(bound, widget))})
        case forms.CheckboxSelectMultiple():  # before RadioSelect, which is its parent
            return Shape("checkboxes", params | _legend(title) | {"items": list(_choices(bound, reveals or {}))})
        case forms.RadioSelect():
            return Shape("radios", params | _legend(title) | {"items": list(_choices(bound, reveals or {}))})
        case forms.Select():
            return Shape("select", params | {"label": title, "items": list(_choices(bound, {}, keep_empty=True))})
        case forms.CheckboxInput():
            return Shape("checkboxes", _single(bound, params))
        case forms.Textarea():
            return _textarea(bound, params | {"label": title})
        case forms.PasswordInput():
            return Shape("password", params | {"label": title})
        case forms.FileInput():
            return Shape("file", params | {"label": title})
    return Shape("text", params | {"label": title, "type": _text_type(widget), "value": _text(bound)})


def problems_of(*form_list: forms.BaseForm) -> list[Problem]:
    """List what is wrong in these forms, in the order of the page, each with the box it leads to."""
    problems = []
    for form in form_list:
        problems += [Problem(str(words)) for words in form.non_field_errors()]
        problems += [Problem(words, f"#{_first_wrong_box(bound)}") for bound in form for words in _named(bound)]
    return problems


def words_of(bound: BoundField) -> list[str]:
    """The sentences of a field's errors, as they stand at the field."""
    return [sentence for error in _errors(bound) for sentence in _sentences(error)]


def _named(bound: BoundField) -> Iterator[str]:
    """The same sentences with the field's name before them, as they stand at the top of the page."""
    label = str(bound.label)
    for words in words_of(bound):
        if label.endswith("?"):
            yield f"{label} {words}"
        elif label.lower() in words.lower():
            yield words
        else:
            yield f"{label}: {words[:1].lower()}{words[1:]}"


def _sentences(error: ValidationError) -> list[str]:
    if error.code == "required" and error.message == forms.Field.default_error_messages["required"]:
        return [_("This needs an answer.")]
    return [str(words) for words in error.messages]


def _errors(bound: BoundField) -> list[ValidationError]:
    return bound.form.errors.get(bound.name, forms.utils.ErrorList()).as_data() if bound.form.is_bound else []


def _common(bound: BoundField) -> Params:
    attributes = bound.field.widget.attrs
    params: Params = {
        "id": bound.auto_id,
        "idPrefix": bound.auto_id,
        "name": bound.html_name,
        "classes": attributes.get("class", ""),
        "attributes": {k: v for k, v in attributes.items() if k not in (*PASSED_ON, *LEFT_OUT)},
    }
    params |= {key: attributes[key] for key in PASSED_ON if key in attributes}
    if bound.help_text:
        params["hint"] = {"html": conditional_escape(bound.help_text)}
    if words := words_of(bound):
        params["errorMessage"] = {"text": " ".join(words)}
    return params


def _title(bound: BoundField, heading: bool) -> Params:
    text = str(bound.label)
    says_so = getattr(bound.field, "says_optional", not isinstance(bound.field.widget, forms.CheckboxInput))
    if says_so and not bound.field.required:
        text = _("%(label)s (optional)") % {"label": text}
    if heading:
        return {"text": text, "isPageHeading": True, "classes": "govuk-label--l govuk-fieldset__legend--l"}
    return {"text": text, "classes": "govuk-label--s govuk-fieldset__legend--s"}


def _legend(title: Params) -> Params:
    return {"fieldset": {"legend": title}}


def _boxes(bound: BoundField, widget: PartsWidget) -> Iterator[Params]:
    words = {"day": _("Day"), "month": _("Month"), "year": _("Year"), "time": _("Time, like 3:40pm")}
    widths = {"day": 2, "month": 2, "year": 4, "time": 5}
    wrong = _wrong_parts(bound)
    for part, typed in zip(widget.parts, widget.typed(bound.value()), strict=True):
        red = " govuk-input--error" if part in wrong else ""
        yield {
            "name": f"{bound.html_name}-{part}",
            "id": f"{bound.auto_id}-{part}",
            "label": words[part],
            "value": typed,
            "classes": f"govuk-input--width-{widths[part]}{red}",
            "inputmode": "text" if part == "time" else "numeric",
        }


def _choices(bound: BoundField, reveals: dict[str, str], keep_empty: bool = False) -> Iterator[Params]:
    value = bound.value()
    chosen = {str(one) for one in value} if isinstance(value, list | tuple) else {_choice_text(value)}
    hints = getattr(bound.field, "choice_hints", {})
    for code, words in _flat(bound.field.widget.choices):
        key = _choice_text(code)
        if not key and not keep_empty:
            continue
        item: Params = {"value": key, "text": str(words), "checked": key in chosen, "selected": key in chosen}
        if key in hints:
            item["hint"] = {"text": hints[key]}
        if key in reveals:
            item["conditional"] = {"html": reveals[key]}
        yield item


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for code, words in choices:
        if isinstance(words, list | tuple):
            yield from words
        else:
            yield code, words


def _choice_text(value: Any) -> str:
    return "" if value is None else str(value)


def _single(bound: BoundField, params: Params) -> Params:
    hint = {"hint": params.pop("hint")} if "hint" in params else {}
    item = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())} | hint
    return params | {"items": [item]}


def _textarea(bound: BoundField, params: Params) -> Shape:
    params["value"] = _text(bound)
    limit = getattr(bound.field, "max_length", None)
    if limit:
        return Shape("counted_textarea", params | {"maxlength": limit, "threshold": 75})
    return Shape("textarea", params)


def _text(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(bound.field.widget.format_value(value) or "")


def _text_type(widget: forms.Widget) -> str:
    kind = str(widget.attrs.get("type") or getattr(widget, "input_type", None) or "text")
    return TEXT_TYPES.get(kind, kind)


def _wrong_parts(bound: BoundField) -> tuple[str, ...]:
    errors = _errors(bound)
    if not errors:
        return ()
    return tuple((errors[0].params or {}).get("parts", bound.field.widget.parts))


def _first_wrong_box(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, PartsWidget):
        return f"{bound.auto_id}-{_wrong_parts(bound)[0]}"
    return bound.auto_id
