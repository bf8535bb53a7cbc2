"""Any Django form field becomes the right GOV.UK component, with its hint, its error and what was typed."""

import pytest
from django import forms
from django.template.loader import get_template

from alongside.partnership.pages.gallery import GalleryForm
from alongside.partnership.pages.shapes import problems_of, shape_of


def draw(form: forms.Form, name: str) -> str:
    template = get_template("pages/bare.html").backend.from_string(
        '{% from "pages/components/field.html" import field %}{{ field(form[name]) }}'
    )
    return template.render({"form": form, "name": name})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("name", "text"),
        ("told", "counted_textarea"),
        ("notes", "textarea"),
        ("offence_group", "select"),
        ("offer", "radios"),
        ("needs", "checkboxes"),
        ("safe", "checkboxes"),
        ("born_on", "parts"),
        ("arrested_at", "parts"),
        ("password", "password"),
        ("letter", "file"),
    ],
)
def test_each_kind_of_field_has_its_component(name, kind):
    form = GalleryForm()
    assert shape_of(form[name]).kind == kind
    assert "govuk-form-group" in draw(form, name)


def test_what_was_typed_is_kept_and_never_becomes_markup():
    form = GalleryForm({"name": '<script>"&', "told": "first line\nsecond <b>line</b>"})
    assert 'value="&lt;script&gt;&#34;&amp;"' in draw(form, "name")
    assert "first line\nsecond &lt;b&gt;line&lt;/b&gt;</textarea>" in draw(form, "told")


def test_a_password_is_never_given_back():
    assert "secret" not in draw(GalleryForm({"password": "secret"}), "password")


def test_chosen_answers_stay_chosen():
    form = GalleryForm({"offer": "declined", "needs": ["home", "health"], "safe": "on", "offence_group": "drugs"})
    assert [i["value"] for i in shape_of(form["offer"]).params["items"] if i["checked"]] == ["declined"]
    assert [i["value"] for i in shape_of(form["needs"]).params["items"] if i["checked"]] == ["home", "health"]
    assert [i["value"] for i in shape_of(form["offence_group"]).params["items"] if i["selected"]] == ["drugs"]
    assert shape_of(form["safe"]).params["items"][0]["checked"]


def test_the_empty_choice_is_offered_in_a_list_and_not_among_radios():
    class Choose(forms.Form):
        one = forms.ChoiceField(choices=[("", "None"), ("a", "A")], widget=forms.RadioSelect)

    assert [i["value"] for i in shape_of(Choose()["one"]).params["items"]] == ["a"]
    assert shape_of(GalleryForm()["offence_group"]).params["items"][0]["value"] == ""


def test_a_choice_may_open_another_field():
    item = shape_of(GalleryForm()["offer"], {"declined": "<p>why</p>"}).params["items"][1]
    assert item["conditional"] == {"html": "<p>why</p>"}


def test_a_field_that_is_not_needed_says_so():
    form = GalleryForm()
    assert "Notes (optional)" in draw(form, "notes")
    form.fields["notes"].says_optional = False
    assert "(optional)" not in draw(form, "notes")


def test_grouped_choices_are_all_offered():
    class Choose(forms.Form):
        one = forms.ChoiceField(choices=[("Group", [("a", "A"), ("b", "B")])])

    assert [i["value"] for i in shape_of(Choose()["one"]).params["items"]] == ["a", "b"]


def test_a_hidden_field_stays_hidden():
    class Quiet(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    assert 'type="hidden"' in draw(Quiet(), "token")


def test_problems_stand_in_the_order_of_the_page_and_name_their_field():
    class Two(forms.Form):
        first = forms.CharField(label="First")
        safe = forms.ChoiceField(label="Is it safe?", choices=[("y", "Yes")], widget=forms.RadioSelect)

        def clean(self):
            raise forms.ValidationError("These two do not fit.")

    assert [(p.words, p.href) for p in problems_of(Two({}))] == [
        ("These two do not fit.", ""),
        ("First: this needs an answer.", "#id_first"),
        ("Is it safe? This needs an answer.", "#id_safe"),
    ]


def test_a_problem_that_names_its_field_does_not_name_it_twice():
    class Mail(forms.Form):
        email = forms.EmailField(label="Email", error_messages={"invalid": "Enter a whole email address."})

    assert problems_of(Mail({"email": "x"}))[0].words == "Enter a whole email address."


def test_a_form_that_was_not_sent_has_no_problems():
    assert problems_of(GalleryForm()) == []


def test_an_e_mail_box_says_its_type():
    class Mail(forms.Form):
        email = forms.EmailField()
        other = forms.CharField(widget=forms.TextInput(attrs={"type": "tel"}))
        day = forms.DateField()

    assert shape_of(Mail()["email"]).params["type"] == "email"
    assert shape_of(Mail()["other"]).params["type"] == "tel"
    assert shape_of(Mail()["day"]).params["type"] == "text"
