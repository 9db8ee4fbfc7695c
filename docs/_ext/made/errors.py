"""The tree of errors, from the module's own docstring."""

from __future__ import annotations

import inspect

from made.markdown import join, restructured, table
from multipolar import errors


def page() -> str:
    """Return the tree and what each error means."""
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.MultipolarError)]
    rows = [(f"`{kind.__name__}`", inspect.getdoc(kind) or "", 2 if issubclass(kind, errors.InputError) else 1) for kind in kinds]
    return join(restructured(errors.__doc__ or ""), table(("error", "meaning", "exit code"), rows))
