"""A page in Chromium that can be asked and clicked: the browser's own protocol over two pipes, without any further package."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# The browser reads its commands at 3 and answers at 4; the two pipes move out of the way first.
_WIRED = """
import fcntl, os, sys
pipes = [fcntl.fcntl(int(each), fcntl.F_DUPFD, 20) for each in sys.argv[1:3]]
for number, pipe in zip((3, 4), pipes):
    os.dup2(pipe, number)
    os.close(pipe)
os.execv(sys.argv[3], sys.argv[3:])
"""


@dataclass
class Page:
    """An open page; `logs` holds what the browser complained about, errors of scripts and of the policy among it."""

    reading: int
    writing: int
    session: str = ""
    last: int = 0
    rest: bytes = b""
    logs: list[str] = field(default_factory=list)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        self.last += 1
        message = {"id": self.last, "method": method, "params": params} | ({"sessionId": self.session} if self.session else {})
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self.last:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def resize(self, width: int, height: int = 900, *, mobile: bool = False) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)

    def open(self, address: str) -> None:
        self.call("Page.enable")
        self.call("Log.enable")
        self.call("Runtime.enable")
        self.call("Page.navigate", url=address)
        while self.ask("document.readyState") != "complete" or self.ask("location.href") == "about:blank":
            pass

    def press(self, key: str) -> None:
        """Press and release a key that writes nothing, such as Tab or Escape; or Enter."""
        extra = {"text": "\r", "windowsVirtualKeyCode": 13} if key == "Enter" else {"windowsVirtualKeyCode": {"Tab": 9, "Escape": 27}[key]}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, **extra)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key)

    def picture(self, path: Path, *, whole: bool = False) -> Path:
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))
        return path

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            got = os.read(self.reading, 1 << 20)
            assert got, "the browser has gone"
            self.rest += got
        line, _, self.rest = self.rest.partition(b"\0")
        message = json.loads(line)
        if message.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown"):
            self.logs.append(json.dumps(message["params"]))
        return dict(message)


@contextmanager
def browsing(chromium: Sequence[str], profile: Path) -> Iterator[Page]:
    """Start the browser with one empty page, and end it afterwards."""
    to_browser, writing = os.pipe()
    reading, from_browser = os.pipe()
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _WIRED,
            str(to_browser),
            str(from_browser),
            *chromium,
            "--remote-debugging-pipe",
            "--hide-scrollbars",
            f"--user-data-dir={profile}",
            "about:blank",
        ],
        pass_fds=(to_browser, from_browser),
        stderr=subprocess.DEVNULL,
    )
    os.close(to_browser)
    os.close(from_browser)
    page = Page(reading, writing)
    try:
        target = next(each for each in page.call("Target.getTargets")["targetInfos"] if each["type"] == "page")
        page.session = page.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        yield page
    finally:
        process.terminate()
        process.wait(timeout=20)
        os.close(writing)
        os.close(reading)
