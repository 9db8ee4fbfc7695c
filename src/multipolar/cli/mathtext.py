"""Equations as a terminal can show them: the LaTeX of a mechanism's page in plain letters."""

from __future__ import annotations

import re

LETTERS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "varepsilon": "ε", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "kappa": "κ",
    "lambda": "λ", "Lambda": "Λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ", "Phi": "Φ", "sum": "Σ", "prod": "Π", "cdot": "·", "times": "×",
    "leftarrow": "←", "rightarrow": "→", "to": "→", "sim": "~", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "pm": "±", "infty": "∞",
    "in": "∈", "ell": "ℓ", "quad": "  ", "qquad": "   ", "approx": "≈", "neq": "≠", "propto": "∝", "partial": "∂", "mid": "|",
    "cap": "∩", "cup": "∪", "dot": "d/dt ",
}  # fmt: skip

SILENT = (
    "textstyle",
    "displaystyle",
    "left",
    "right",
    "big",
    "Big",
    "bigl",
    "bigr",
    "mathrm",
    "text",
    "operatorname",
    "mathit",
    "bar",
    "hat",
    "overline",
)


def equations(page: str) -> list[str]:
    """The equations on a mechanism's page, one a line, in plain letters."""
    blocks = re.findall(r"\.\. math::[ ]*(.*?)(?=\n\S|\n\n\S|\Z)", page, flags=re.DOTALL)
    lines = [line for block in blocks for line in re.split(r"\\\\|\n\s*\n", block)]
    return [text for line in lines if (text := plain(" ".join(line.split())))]


def prose(text: str) -> str:
    """A sentence of a docstring: equations in plain letters, no marks around names."""
    text = re.sub(r":math:`([^`]*)`", lambda found: plain(found[1]), text)
    return " ".join(re.sub(r":\w+:`([^`]*)`|``([^`]*)``|`([^`]*)`", lambda found: found[1] or found[2] or found[3], text).split())


def _opened(text: str) -> str:
    """Fractions and roots with brackets in place of braces, however deep they lie inside one another."""
    found = re.search(r"\\(t?frac|sqrt)\s*(?=\{)", text)
    if found is None:
        return text
    first, rest = _braced(text[found.end() :])
    if found[1] == "sqrt":
        return f"{text[: found.start()]}√({_opened(first)}){_opened(rest)}"
    second, rest = _braced(rest.lstrip())
    return f"{text[: found.start()]}({_opened(first)})/({_opened(second)}){_opened(rest)}"


def _braced(text: str) -> tuple[str, str]:
    """What stands in the braces that a text begins with, and what follows them."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return text[1:at], text[at + 1 :]
    return text, ""


def plain(text: str) -> str:
    """One LaTeX expression in plain letters; what is not known stays as it is."""
    text = text.replace("&", "").replace(r"\,", " ").replace(r"\;", " ").replace(r"\!", "").replace(r"\%", "%")
    text = re.sub(r"\\hat\s*(?:\{(\w)\}|(\w))", lambda found: f"{found[1] or found[2]}\N{COMBINING CIRCUMFLEX ACCENT}", text)
    text = re.sub(rf"\\(?:{'|'.join(SILENT)})(?![A-Za-z])", "", text)
    text = _opened(text)
    for _ in range(4):  # marks above and below inside one another
        text = re.sub(r"([_^])\{([^{}]{1,2})\}", r"\1\2", text)
        text = re.sub(r"([_^])\{([^{}]*)\}", r"\1(\2)", text)
    text = re.sub(r"\\t?frac(\d)(\d)", r"\1/\2", text)
    text = re.sub(r"\\([A-Za-z]+)", lambda found: LETTERS.get(found[1], found[1]), text)
    text = re.sub(r"\(([\w.^]+)\)/", r"\1/", text)
    text = re.sub(r"/\(([\w.^]+)\)", r"/\1", text)
    return " ".join(text.replace("{", "").replace("}", "").replace("\\", "").split()).strip(" ,.")
