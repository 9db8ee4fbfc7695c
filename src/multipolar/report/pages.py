"""Jinja as every page uses it: everything is escaped unless it says otherwise, and a forgotten name is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from multipolar.analysis.sentences import TERMS
from multipolar.report.words import count

if TYPE_CHECKING:
    from jinja2 import Environment


def environment() -> Environment:
    """The templates of the package, escaped by default."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("multipolar.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"count": count, "breakable": breakable, "with_scales": with_scales}
    return made


def breakable(address: str) -> Markup:
    """An address that may be broken after a dot or a hyphen; everything else in it is escaped."""
    text = str(escape(address))
    return Markup(text.replace(".", ".<wbr>").replace("-", "-<wbr>"))  # noqa: S704 (escaped in the line above)


def with_scales(sentence: str) -> Markup:
    """A sentence of a story in which the terms of a deal lead to what the ends of their scales mean; all else is escaped."""
    terms = str(escape(TERMS))
    return Markup(str(escape(sentence)).replace(terms, f'<a href="#scales">{terms}</a>'))  # noqa: S704 (escaped in this line)
