"""The command ``multipolar``: verbs, thin; each only calls the API and shows what it gives.

Results go to standard output, progress and errors to standard error.
Exit codes: 0 done, 1 a job failed or a check does not hold, 2 wrong input, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from multipolar.errors import TRACEBACK


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no error ends in a traceback."""
    try:
        from multipolar.cli.app import app
        from multipolar.cli.ending import ended
        from multipolar.cli.terminal import prepare
    except KeyboardInterrupt:
        return 130
    prepare()
    try:
        code = app(args=list(arguments) if arguments is not None else None, standalone_mode=False, prog_name="multipolar")
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except BaseException as error:  # every ending becomes a message and a code
        if os.environ.get(TRACEBACK) and isinstance(error, Exception):
            raise
        return ended(error)
