"""Which model is asked, where, and with which key: from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
from pydantic import SecretStr

from multipolar.errors import InputError

BASE_URL, KEY, MODEL = "MULTIPOLAR_LLM_BASE_URL", "MULTIPOLAR_LLM_API_KEY", "MULTIPOLAR_LLM_MODEL"
TIMEOUT, PART = "MULTIPOLAR_LLM_TIMEOUT", "MULTIPOLAR_LLM_PART"
"""Names in the environment."""

_LAST_PORT = 65_535
_ENDING = "/chat/completions"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """Which model is asked, and how patiently.

    Parameters
    ----------
    base_url : str
        Address up to ``/v1``; empty for recorded answers only.
    model : str
        Name of the model, as the endpoint calls it; may be empty where all recorded answers are of one model.
    key : SecretStr
        Key of the endpoint; empty where it wants none. Never shown, logged or stored.
    timeout : float, default 120
        Seconds that one answer may take; from 1 to 86,400.
    attempts : int, default 4
        How often a request is made before it counts as failed.
    part : int, default 6000
        Characters of a document that are asked about at once; from 500 to 100,000. Recorded answers belong to parts of one size.
    """

    base_url: str = ""
    model: str = ""
    key: SecretStr = field(default=SecretStr(""), repr=False)
    timeout: float = 120.0
    attempts: int = 4
    part: int = 6_000

    @property
    def replays_only(self) -> bool:
        """Whether nothing may be asked."""
        return not self.base_url

    @property
    def rule(self) -> str:
        """What the model's rows give as their rule."""
        return f"model:{self.model}"


def settings_from_environment(environment: Mapping[str, str] | None = None) -> ModelSettings:
    """Settings as the environment gives them; without an address, recorded answers are replayed and nothing is asked.

    Parameters
    ----------
    environment : mapping, optional
        By default that of the process.

    Raises
    ------
    InputError
        If the address, the key, or a number cannot be used, or an address is given without a model.
    """
    given = os.environ if environment is None else environment
    address, key, model = (given.get(name, "").strip() for name in (BASE_URL, KEY, MODEL))
    if not model.isprintable():
        raise InputError(f"{MODEL} has characters that no name has.")
    if address and not model:
        raise InputError(f"{BASE_URL} is set and {MODEL} is not: name the model to ask, as the endpoint calls it.")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise InputError(f"{KEY} has blanks or characters that no key has. It is not shown here; copy it again.")
    return ModelSettings(
        base_url=_checked(address) if address else "",
        model=model,
        key=SecretStr(key),
        timeout=float(_number(given, TIMEOUT, "seconds", 120, 1, 86_400)),
        part=_number(given, PART, "characters", 6_000, 500, 100_000),
    )


def _number(given: Mapping[str, str], name: str, unit: str, usual: int, low: int, high: int) -> int:
    """A whole number as the environment gives it, or the usual one."""
    words = given.get(name, "").strip()
    if not words:
        return usual
    if not (words.isascii() and words.isdigit() and low <= int(words[:9]) <= high and len(words) <= 9):
        raise InputError(f"{name} is {words!r}; it may be {low:,} to {high:,} {unit}, as a whole number ({usual:,} where it is not set).")
    return int(words)


def _checked(address: str) -> str:
    """An address without its last slash, or an error that does not repeat what may be a password."""
    try:
        url = httpx.URL(address)
        host, port = url.host, url.port
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(f"{BASE_URL} is no address: {error}") from error
    if url.scheme not in ("http", "https") or not host or "%" in host or not 0 < (port or 1) <= _LAST_PORT:
        raise InputError(f"{BASE_URL} must begin with http:// or https://, for example http://localhost:8080/v1.")
    if url.userinfo or url.query or url.fragment:
        raise InputError(f"{BASE_URL} must hold the address alone; a key belongs into {KEY}.")
    return address.rstrip("/").removesuffix(_ENDING).rstrip("/")


def is_local(base_url: str) -> bool:
    """Whether an endpoint runs on this machine."""
    return httpx.URL(base_url).host in ("localhost", "127.0.0.1", "::1")
