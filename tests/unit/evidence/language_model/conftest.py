"""A made-up article, and an endpoint on this machine that answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import SecretStr

from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.model import Endpoint, ModelSettings

from .made_up import ARTICLE, KEY, completion, parse


@dataclass
class Sent:
    """What the stub sends back."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Stub:
    """An endpoint: answers are sent in order, the last one again and again; requests are kept."""

    url: str
    answers: list[Sent] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def says(self, answer: object, *, ending: str = "stop") -> None:
        """Add a chat completion: an object as JSON, a string as it is."""
        content = answer if isinstance(answer, str) else json.dumps(answer)
        self.sends(completion(content, ending).encode())

    def sends(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Add a response as it is."""
        self.answers.append(Sent(body, status, {name.replace("_", "-"): value for name, value in headers.items()}))

    def fails(self, status: int, message: str = "no", **headers: str) -> None:
        """Add an error."""
        self.sends(json.dumps({"error": {"message": message}}).encode(), status, **headers)


@pytest.fixture
def stub() -> Iterator[Stub]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            made.keys.append(self.headers["Authorization"])
            sent = made.answers.pop(0) if len(made.answers) > 1 else made.answers[0]
            self.send_response(sent.status)
            for name, value in {"Content-Type": "application/json", "Content-Length": str(len(sent.body)), **sent.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(sent.body)
            except OSError:
                self.close_connection = True  # who asked has heard enough

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Stub(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings(stub: Stub) -> ModelSettings:
    return ModelSettings(base_url=stub.url, model="stub-1", key=SecretStr(KEY))


@pytest.fixture
def waits() -> list[float]:
    """Seconds that were waited, without waiting them."""
    return []


@pytest.fixture
def endpoint(settings: ModelSettings, waits: list[float]) -> Iterator[Endpoint]:
    with Endpoint(settings, sleep=waits.append) as opened:
        yield opened


@pytest.fixture(scope="session")
def parsed() -> ParsedDocument:
    return parse(ARTICLE)
