"""How photographs are encrypted at rest: AES-256-GCM, with named keys from the environment that can be changed.

KITH_PHOTOGRAPH_KEYS holds `name:key` pairs, the key 32 bytes in URL-safe base64, separated by commas. The first seals;
each opens what it sealed. What is sealed is bound to its photograph and its baby: moved to another row it stays shut.
"""

import base64
import binascii
import os
from collections.abc import Mapping
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

MARK, NONCE, KEY = b"kith1", 12, 32


class NoKey(Exception):
    """No key is there to seal with, or the one that sealed this is gone."""


class Damaged(Exception):
    """What is kept is not what was sealed."""


def keys() -> Mapping[str, bytes]:
    """The keys by name, in the order of the environment. Raises NoKey for one that is malformed, naming none."""
    found: dict[str, bytes] = {}
    for pair in filter(None, (part.strip() for part in settings.KITH_PHOTOGRAPH_KEYS.split(","))):
        name, _colon, text = pair.partition(":")
        try:
            key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            key = b""
        if not name.isalnum() or len(key) != KEY:
            raise NoKey("KITH_PHOTOGRAPH_KEYS holds something that is no key")
        found[name] = key
    return found


def ready() -> bool:
    """Whether a photograph can be sealed here."""
    try:
        return bool(keys())
    except NoKey:
        return False


def make(name: str) -> str:
    """A fresh pair for the environment."""
    return f"{name}:{base64.urlsafe_b64encode(os.urandom(KEY)).decode().rstrip('=')}"


def seal(picture: bytes, *, photograph_id: UUID, baby_id: UUID) -> bytes:
    """Encrypt with the first key. Raises NoKey."""
    name, key = next(iter(keys().items()), ("", b""))
    if not key:
        raise NoKey("KITH_PHOTOGRAPH_KEYS is empty")
    nonce = os.urandom(NONCE)
    head = MARK + b":" + name.encode() + b":"
    return head + nonce + AESGCM(key).encrypt(nonce, picture, _bound(head, photograph_id, baby_id))


def opened(sealed: bytes, *, photograph_id: UUID, baby_id: UUID) -> bytes:
    """Decrypt. Raises NoKey when its key is gone, Damaged when anything was changed."""
    head, name, body = _parts(sealed)
    key = keys().get(name)
    if key is None:
        raise NoKey(f"the key {name} is not in KITH_PHOTOGRAPH_KEYS")
    try:
        return AESGCM(key).decrypt(body[:NONCE], body[NONCE:], _bound(head, photograph_id, baby_id))
    except InvalidTag as changed:
        raise Damaged(str(photograph_id)) from changed


def sealed_by(sealed: bytes) -> str:
    """The name of the key that sealed this."""
    return _parts(sealed)[1]


def _parts(sealed: bytes) -> tuple[bytes, str, bytes]:
    mark, _colon, rest = sealed.partition(b":")
    name, colon, body = rest.partition(b":")
    if mark != MARK or not colon:
        raise Damaged("not sealed by Kith")
    return mark + b":" + name + b":", name.decode(), body


def _bound(head: bytes, photograph_id: UUID, baby_id: UUID) -> bytes:
    return head + photograph_id.bytes + baby_id.bytes
