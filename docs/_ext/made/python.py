"""The public names of the package, verbs first; errors have a page of their own."""

from __future__ import annotations

import inspect

import multipolar
from made.markdown import join


def page() -> str:
    """Return directives for every public name, which autodoc fills."""
    public = {name: getattr(multipolar, name) for name in multipolar.__all__ if not name.startswith("_")}
    verbs = [name for name, value in public.items() if inspect.isroutine(value)]
    kinds = [name for name, value in public.items() if inspect.isclass(value) and not issubclass(value, Exception)]
    return join(
        "## Verbs",
        *(f"```{{eval-rst}}\n.. autofunction:: multipolar.{name}\n```" for name in verbs),
        "## What they give",
        *(f"```{{eval-rst}}\n.. autoclass:: multipolar.{name}\n   :members:\n```" for name in kinds),
    )
