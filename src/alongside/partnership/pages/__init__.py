"""Layout, components, formatters: how every page looks and speaks. No models, and nothing about who may see what.

How a room makes a page
-----------------------
Templates are Jinja2 and live in `<room>/templates/<room>/name.html`:

    {% extends "pages/layout.html" %}
    {% from "pages/components/field.html" import field %}
    {% from "pages/components/buttons.html" import buttons, back_link %}
    {% block title %}{{ _("First contact in custody") }}{% endblock %}
    {% block before_content %}{{ back_link(url("pathway:my_work")) }}{% endblock %}
    {% block content %}
    <h1 class="govuk-heading-l">...</h1>
    <form class="al-form" method="post" novalidate>{{ csrf_input }}
      {{ field(form["arrested_at"]) }}
      {{ field(form["offer"], reveals={"declined": field(form["reason"])}) }}
      {{ buttons(_("Save"), back) }}
    </form>
    {% endblock %}

Put the form into the context as `form`: the layout shows the error summary and says "Error:" in the title. With several
forms override `{% block error_summary %}{{ error_summary(form, other) }}{% endblock %}`. A name that the view did not
give fails the page: test with the page rendered.

Components     `templates/pages/components/`, one macro each; all of them, with their empty and error states, at
               /gallery. What they take is in `pieces.py`, and `evidence.tables.Figure` for `figure`.
Tables         `tables.columns_and_rows(table, headings)` turns a table of the evidence into what the macros
               `table` and `picture` take, hidden and missing numbers said in words.
Fields         `fields.DayField` and `fields.MomentField` for days and moments; a field may carry
               `choice_hints = {value: words}`, or `says_optional = False` to leave the word out; a
               text area with max_length counts down.
Formatters     `formatters.py`, each also a filter: `{{ contact.met_at | moment }}`, `{{ due | time_left(now) }}`.
               None reads the clock: the view passes `now`.
Functions      `url(name, ...)`, `static(path)`, `url_if_known(name)`, `_()`.
Navigation     in the room's `apps.py`: `navigation.answer("Help", url_name=..., permission=...)`.
Public pages   mark the view with `doors.open_to_anyone`, and put every word in `_()`.
Drawings       SVG from here uses attributes (`fill="..."`), never `style`: the Content-Security-Policy drops styles.

Assets: `npm run build` writes `build/assets/` from `assets/` and the two npm packages; nothing comes from another site.
The layout reads from the request: `acting` (may be None, has `.may(permission)`), `identity` (identity.Identity or
absent) and `urgent_numbers` (a callable that gives urgent.UrgentNumbers).
"""
