"""An endpoint is asked patiently and not for ever; what goes wrong is said without the key."""

from __future__ import annotations

import json
import logging
import socket
from pathlib import Path

import pytest
from pydantic import SecretStr

from multipolar.errors import InputError
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.model import Endpoint, ModelSettings, NoAnswer, ask_model, settings_from_environment
from multipolar.evidence.model.endpoint import LARGEST

from .conftest import Stub
from .made_up import KEY

ASKED = [{"role": "user", "content": "[1] Sudan denied it."}]
GOOD = {"actors": [], "claims": [], "positions": [], "events": [], "relations": []}


def test_an_answer_comes_at_once(stub: Stub, endpoint: Endpoint, waits: list[float]) -> None:
    stub.says(GOOD)
    request, body = endpoint.ask(ASKED)
    assert json.loads(json.loads(body)["choices"][0]["message"]["content"]) == GOOD
    assert request == stub.requests[0]
    assert request["temperature"] == 0
    assert request["response_format"]["json_schema"]["strict"] is True
    assert waits == []


def test_no_key_no_header(stub: Stub) -> None:
    stub.says(GOOD)
    with Endpoint(ModelSettings(base_url=stub.url, model="local")) as endpoint:
        endpoint.ask(ASKED)
    assert stub.keys == [None]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_after_a_while(stub: Stub, endpoint: Endpoint, waits: list[float], status: int) -> None:
    stub.fails(status)
    stub.fails(status)
    stub.says(GOOD)
    endpoint.ask(ASKED)
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize(
    ("asked", "waited"),
    [("7", 7.0), ("100000", 60.0), ("soon", 1.0), ("-5", 1.0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("Wed, 21 Oct 2015 07:28:00", 1.0)],
)
def test_the_endpoint_may_ask_for_a_wait_within_bounds(
    stub: Stub, endpoint: Endpoint, waits: list[float], asked: str, waited: float
) -> None:
    stub.fails(429, Retry_After=asked)
    stub.says(GOOD)
    endpoint.ask(ASKED)
    assert waits == [waited]


def test_attempts_come_to_an_end(stub: Stub, endpoint: Endpoint, waits: list[float]) -> None:
    stub.fails(500, "the model fell over")
    with pytest.raises(NoAnswer, match="no answer in 4 attempts: 500: the model fell over"):
        endpoint.ask(ASKED)
    assert len(stub.requests) == 4
    assert len(waits) == 3


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_an_error_at_once_and_is_not_repeated(stub: Stub, endpoint: Endpoint, status: int) -> None:
    stub.fails(status, f"Incorrect API key provided: {KEY}")
    with pytest.raises(InputError, match=r"refuses the key.*MULTIPOLAR_LLM_API_KEY") as error:
        endpoint.ask(ASKED)
    assert KEY not in str(error.value)
    assert len(stub.requests) == 1


@pytest.mark.parametrize("status", [404, 405, 301])
def test_a_wrong_address_or_model_is_an_error_at_once(stub: Stub, endpoint: Endpoint, status: int) -> None:
    stub.fails(status, "no such model", Location="http://example.invalid/")
    with pytest.raises(InputError, match="MULTIPOLAR_LLM_BASE_URL and MULTIPOLAR_LLM_MODEL"):
        endpoint.ask(ASKED)
    assert len(stub.requests) == 1


def test_a_server_without_schemas_is_asked_in_plainer_forms(stub: Stub, endpoint: Endpoint, waits: list[float]) -> None:
    stub.fails(400, "'response_format.type' must be 'text' or 'json_object'")
    stub.says(GOOD)
    endpoint.ask(ASKED)
    endpoint.ask(ASKED)
    assert [request["response_format"]["type"] for request in stub.requests] == ["json_schema", "json_object", "json_object"]
    assert waits == []


def test_a_server_without_forms_is_asked_in_words(stub: Stub, endpoint: Endpoint) -> None:
    stub.fails(422)
    stub.fails(500, "cannot compile the grammar")
    stub.says(GOOD)
    endpoint.ask(ASKED)
    assert "response_format" not in stub.requests[-1]


def test_a_model_that_keeps_its_temperature_is_left_it(stub: Stub, endpoint: Endpoint) -> None:
    stub.fails(400, "Unsupported value: 'temperature' does not support 0 with this model.")
    stub.says(GOOD)
    endpoint.ask(ASKED)
    assert "temperature" not in stub.requests[1]
    assert stub.requests[1]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>busy</html>",
        b"{}",
        b"[1]",
        b'{"choices": []}',
        b'{"choices": [1]}',
        b'{"choices": [{"message": "hello"}]}',
        b'{"error": {"message": "overloaded"}}',
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b'{"choices": ' + b"9" * 10_000 + b"}",
    ],
)
def test_what_is_no_chat_is_no_answer(stub: Stub, endpoint: Endpoint, body: bytes) -> None:
    stub.sends(body)
    with pytest.raises(NoAnswer, match="no answer to a chat"):
        endpoint.ask(ASKED)
    assert len(stub.requests) == 4


def test_an_answer_in_another_encoding_gives_no_row(
    stub: Stub, endpoint: Endpoint, settings: ModelSettings, parsed: ParsedDocument, tmp_path: Path
) -> None:
    event = {
        "sentence": 2,
        "quote": "Ethiopia’s water minister",
        "trigger": "water",
        "source": ["Sudan"],
        "type": "AGREE",
        "mode": "actual",
    }
    content = json.dumps({"events": [event]}, ensure_ascii=False)
    stub.sends(json.dumps({"choices": [{"message": {"content": content}}]}, ensure_ascii=False).encode("cp1252"))
    assert ask_model(parsed, settings, tmp_path, endpoint).counts == {"quote not in the text": 1}


def test_an_endless_answer_is_not_read_to_its_end(
    stub: Stub, endpoint: Endpoint, settings: ModelSettings, parsed: ParsedDocument, tmp_path: Path
) -> None:
    stub.says("x" * 10_000_000)
    reading = ask_model(parsed, settings, tmp_path, endpoint)
    assert reading.counts == {"answer too large": 1}
    assert reading.problem == "article.txt: answer too large."
    assert len(stub.requests) == 1
    assert 2 * LARGEST < 10_000_000
    assert list(tmp_path.iterdir()) == []


def test_a_broken_compression_is_no_traceback(stub: Stub, endpoint: Endpoint) -> None:
    stub.sends(b"not gzip", Content_Encoding="gzip")
    with pytest.raises(NoAnswer, match="DecodingError"):
        endpoint.ask(ASKED)


def test_an_answer_that_breaks_off_is_tried_again(stub: Stub, endpoint: Endpoint, waits: list[float]) -> None:
    stub.sends(b"{", Content_Length="100", Connection="close")
    stub.says(GOOD)
    with Endpoint(ModelSettings(base_url=stub.url, model="slow", timeout=0.5), sleep=waits.append) as impatient:
        impatient.ask(ASKED)
    assert len(waits) == 1


def test_silence_is_waited_out_only_so_long(waits: list[float]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        with (
            Endpoint(ModelSettings(base_url=url, model="silent", timeout=0.05, attempts=2), sleep=waits.append) as endpoint,
            pytest.raises(NoAnswer, match="no answer in 2 attempts: ReadTimeout"),
        ):
            endpoint.ask(ASKED)


def test_nobody_there_is_said(waits: list[float]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with (
        Endpoint(ModelSettings(base_url=f"http://127.0.0.1:{port}/v1", model="none"), sleep=waits.append) as endpoint,
        pytest.raises(NoAnswer, match=f"127.0.0.1:{port}/v1 gave no answer in 4 attempts: ConnectError"),
    ):
        endpoint.ask(ASKED)
    assert waits == [1.0, 2.0, 4.0]


def test_the_key_is_in_no_log_and_no_recording(
    stub: Stub, endpoint: Endpoint, settings: ModelSettings, parsed: ParsedDocument, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stub.says({**GOOD, "events": [{"quote": KEY}]})
    with caplog.at_level(logging.DEBUG):
        reading = ask_model(parsed, settings, tmp_path, endpoint)
    assert KEY not in caplog.text
    assert KEY not in "".join(path.read_text() for path in tmp_path.iterdir())
    assert KEY not in repr((reading, settings, endpoint))


def test_settings_come_from_the_environment() -> None:
    given = {"MULTIPOLAR_LLM_BASE_URL": " http://localhost:8080/v1/ ", "MULTIPOLAR_LLM_MODEL": "qwen3:8b", "MULTIPOLAR_LLM_API_KEY": KEY}
    settings = settings_from_environment(given)
    assert (settings.base_url, settings.model, settings.rule) == ("http://localhost:8080/v1", "qwen3:8b", "model:qwen3:8b")
    assert settings.key.get_secret_value() == KEY
    assert settings_from_environment(
        {"MULTIPOLAR_LLM_BASE_URL": "https://a.example/v1/chat/completions", "MULTIPOLAR_LLM_MODEL": "m"}
    ).base_url == ("https://a.example/v1")


def test_no_environment_means_replay_only() -> None:
    assert settings_from_environment({}).replays_only


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"MULTIPOLAR_LLM_BASE_URL": "http://localhost:1/v1"}, "MULTIPOLAR_LLM_MODEL is not"),
        ({"MULTIPOLAR_LLM_BASE_URL": "localhost:8080", "MULTIPOLAR_LLM_MODEL": "m"}, "must begin with http"),
        ({"MULTIPOLAR_LLM_BASE_URL": "file:///etc", "MULTIPOLAR_LLM_MODEL": "m"}, "must begin with http"),
        ({"MULTIPOLAR_LLM_BASE_URL": "http://xn--/v1", "MULTIPOLAR_LLM_MODEL": "m"}, "no address"),
        ({"MULTIPOLAR_LLM_BASE_URL": "http://a b/v1", "MULTIPOLAR_LLM_MODEL": "m"}, "must begin with http"),
        ({"MULTIPOLAR_LLM_BASE_URL": "http://a.example:99999/v1", "MULTIPOLAR_LLM_MODEL": "m"}, "must begin with http"),
        ({"MULTIPOLAR_LLM_BASE_URL": f"https://me:{KEY}@a.example/v1", "MULTIPOLAR_LLM_MODEL": "m"}, "the address alone"),
        ({"MULTIPOLAR_LLM_BASE_URL": f"https://a.example/v1?key={KEY}", "MULTIPOLAR_LLM_MODEL": "m"}, "the address alone"),
        ({"MULTIPOLAR_LLM_API_KEY": f"Bearer {KEY}"}, "It is not shown"),
        ({"MULTIPOLAR_LLM_API_KEY": f"{KEY}\nX: 1"}, "It is not shown"),
        ({"MULTIPOLAR_LLM_API_KEY": f"{KEY}é"}, "It is not shown"),
        ({"MULTIPOLAR_LLM_MODEL": "a\nb"}, "no name has"),
    ],
)
def test_settings_that_cannot_be_are_told_without_the_key(given: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        settings_from_environment(given)
    assert KEY not in str(error.value)


def test_a_key_is_shown_nowhere() -> None:
    assert KEY not in f"{ModelSettings(key=SecretStr(KEY))!r} {ModelSettings(key=SecretStr(KEY))}"
