"""Sealing small secrets at rest: a kept form, an authenticator app's key. Without the site's key it refuses."""

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class CannotUnseal(Exception):
    """What was sealed cannot be opened with this site's key."""


def seal(words: str) -> bytes:
    return Fernet(settings.FIELD_ENCRYPTION_KEY).encrypt(words.encode())


def unseal(sealed: bytes) -> str:
    try:
        return Fernet(settings.FIELD_ENCRYPTION_KEY).decrypt(sealed).decode()
    except InvalidToken as error:
        raise CannotUnseal(
            "This was sealed with another key. Put the key that the site used before back into secrets.json."
        ) from error
