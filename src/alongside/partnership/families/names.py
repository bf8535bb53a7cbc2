"""Keys by which a person is looked up: the same however the name was typed. Spelling variants are for matching."""

import unicodedata


def name_key(name: str) -> str:
    """Lower case, without accents, marks or spaces: "O'Brien-Núñez" becomes "obriennunez"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
