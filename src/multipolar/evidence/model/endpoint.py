"""Asks an OpenAI-compatible endpoint: patiently, but not for ever."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any

import httpx

from multipolar.errors import InputError, RunError
from multipolar.evidence.model.prompt import Messages, request_of
from multipolar.evidence.model.rejected import shown
from multipolar.evidence.model.replies import error_in, read_reply
from multipolar.evidence.model.settings import BASE_URL, KEY, MODEL, TIMEOUT, ModelSettings, is_local

FORMS = ("json_schema", "json_object", "text")
"""How firmly the form of an answer is asked for; each is tried where an endpoint refuses the one before."""

LARGEST = 4_000_000
"""Bytes of an answer that are read: hundreds of times what the rows of one part take."""

LONGEST_WAIT = 60.0
"""Seconds to wait before another attempt, whatever the endpoint asks for."""

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_FORM_REFUSED = frozenset({400, 415, 422, 501})
_ABOUT_FORM = ("response_format", "json_schema", "json_object", "grammar")
_SHORTEST_SECRET = 6


class NoAnswer(RunError):
    """The endpoint gave no answer that can be used; the text says why."""


class TooLarge(NoAnswer):
    """The answer was longer than is read."""


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    headers: httpx.Headers
    body: str


@dataclass
class Endpoint:
    """An endpoint, open. Use as a context manager.

    Parameters
    ----------
    settings : ModelSettings
        Where it is, and how patiently to ask.
    sleep : callable
        Waits for so many seconds.
    in_vain : int
        Questions in a row that got no answer.
    """

    settings: ModelSettings
    sleep: Callable[[float], None] = time.sleep
    in_vain: int = 0
    _form: int = 0
    _warm: bool = False
    _client: httpx.Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        key = self.settings.key.get_secret_value()
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {})
        self._client = httpx.Client(
            headers=headers,
            timeout=httpx.Timeout(self.settings.timeout, connect=min(10.0, self.settings.timeout)),
            follow_redirects=False,  # a key goes to nobody else
            trust_env=not is_local(self.settings.base_url),
        )

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def ask(self, messages: Messages) -> tuple[dict[str, Any], str]:
        """Ask, and ask again where it may help.

        Returns
        -------
        tuple of dict and str
            The request that was answered, and the answer as it came.

        Raises
        ------
        InputError
            If the endpoint refuses the key, the address or the model: nothing else would be answered either.
        NoAnswer
            If no attempt brought an answer.
        """
        self.in_vain += 1
        form = self._form
        try:
            answered = self._patiently(messages)
        except TooLarge:
            self.in_vain = 0
            raise
        except NoAnswer:
            self._form = form  # it was not the form of the request that was refused
            raise
        self.in_vain = 0
        return answered

    def _patiently(self, messages: Messages) -> tuple[dict[str, Any], str]:
        failed = 0
        while True:
            request = request_of(self.settings.model, messages, FORMS[self._form], warm=self._warm)
            wait: float | None = None
            try:
                response = self._post(request)
            except (httpx.TransportError, httpx.DecodingError) as error:
                why = f"{type(error).__name__}: {error}"
            else:
                if response.status == httpx.codes.OK and read_reply(response.body) is not None:
                    return request, response.body
                if self._gives_way(response):
                    continue
                why = self._why(response)
                wait = _asked_for(response.headers)
            failed += 1
            if failed >= self.settings.attempts:
                raise NoAnswer(f"{self.settings.base_url} gave no answer in {failed} attempts: {self._hidden(why)}{self._more_time(why)}")
            self.sleep(min(LONGEST_WAIT, wait if wait is not None else 2.0 ** (failed - 1)))

    def _post(self, request: dict[str, Any]) -> _Response:
        end = time.monotonic() + self.settings.timeout
        pieces: list[bytes] = []
        size = 0
        with self._client.stream("POST", f"{self.settings.base_url}/chat/completions", json=request) as response:
            for piece in response.iter_bytes():
                pieces.append(piece)
                size += len(piece)
                if size > LARGEST:
                    raise TooLarge(f"{self.settings.base_url} gave an answer of more than {LARGEST / 1e6:,.0f} MB.")
                if time.monotonic() > end:
                    raise httpx.ReadTimeout(f"no whole answer in {self.settings.timeout:,.0f} seconds")
            body = b"".join(pieces).decode("utf-8", "replace")
            return _Response(response.status_code, response.headers, self._hidden(body))

    def _gives_way(self, response: _Response) -> bool:
        """Whether the endpoint refused how it was asked, and can be asked in a plainer way."""
        said = response.body.lower()
        if response.status < httpx.codes.BAD_REQUEST:
            return False
        if not self._warm and "temperature" in said:
            self._warm = True
            return True
        refused = response.status in _FORM_REFUSED or any(word in said for word in _ABOUT_FORM)
        if refused and self._form + 1 < len(FORMS):
            self._form += 1
            return True
        return False

    def _why(self, response: _Response) -> str:
        """What went wrong, where another attempt may help; an error where none can."""
        status, said = response.status, shown(error_in(response.body))
        if status in (401, 403):
            raise InputError(f"{self.settings.base_url} refuses the key ({status}: {said}). Set {KEY}.")
        if status in (404, 405) or 300 <= status < 400:
            raise InputError(
                f"{self.settings.base_url} has no chat, or no model {self.settings.model!r} ({status}: {said}). See {BASE_URL} and {MODEL}."
            )
        if status == httpx.codes.OK:
            return f"what it sent is no answer to a chat: {said}"
        if status not in _AGAIN:
            raise NoAnswer(f"{self.settings.base_url} refused the request ({status}: {said}).")
        return f"{status}: {said}"

    def _more_time(self, why: str) -> str:
        """What to set where an answer took too long."""
        if "Timeout" not in why:
            return ""
        return f" An answer may take {self.settings.timeout:,.0f} seconds; set {TIMEOUT} for more."

    def _hidden(self, words: str) -> str:
        """Words without the key: some endpoints repeat it in their messages."""
        key = self.settings.key.get_secret_value()
        return words.replace(key, "***") if len(key) >= _SHORTEST_SECRET else words


def _asked_for(headers: httpx.Headers) -> float | None:
    """Seconds that the endpoint asks to wait."""
    given = headers.get("retry-after", "").strip()
    if given.isascii() and given.isdigit():
        return float(given[:6])
    try:
        wait = (parsedate_to_datetime(given) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return None
    return max(0.0, wait)
