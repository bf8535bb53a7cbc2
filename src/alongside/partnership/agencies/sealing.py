"""Sealing small secrets at rest: a kept form, a session, an authenticator app's key. Without its key it refuses."""

from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.signing import JSONSerializer


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


class SealedSession(JSONSerializer):
    """Sessions at rest: while an authenticator app is being set up, its key stands in one."""

    def dumps(self, obj: Any) -> bytes:
        return seal(super().dumps(obj).decode("latin-1"))

    def loads(self, data: bytes) -> Any:
        return super().loads(unseal(data).encode("latin-1"))
