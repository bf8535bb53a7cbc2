"""What is asked of somebody who adds a partner's file, or takes one out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.pages.answers import long_words


class FileForm(forms.Form):
    upload = forms.FileField(
        label=_("The file"),
        max_length=200,
        help_text=_("CSV, packed CSV (.csv.gz) or Parquet, up to 2 GB. What kind of file it is, its columns say."),
    )


class RemoveForm(forms.Form):
    because = long_words(_("Why should it not count?"), help_text=_("The reason stays in the list of files."))
