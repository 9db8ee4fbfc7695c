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


def plain(text: str) -> str:
    """One LaTeX expression in plain letters; what is not known stays as it is."""
    text = text.replace("&", "").replace(r"\,", " ").replace(r"\;", " ").replace(r"\!", "").replace(r"\%", "%")
    text = re.sub(rf"\\(?:{'|'.join(SILENT)})(?![A-Za-z])", "", text)
    for _ in range(4):  # fractions and roots inside one another
        text = re.sub(r"\\t?frac\{([^{}]*)\}\{([^{}]*)\}", r"(\1)/(\2)", text)
        text = re.sub(r"\\sqrt\{([^{}]*)\}", r"√(\1)", text)
        text = re.sub(r"([_^])\{([^{}]{1,2})\}", r"\1\2", text)
        text = re.sub(r"([_^])\{([^{}]*)\}", r"\1(\2)", text)
    text = re.sub(r"\\t?frac(\d)(\d)", r"\1/\2", text)
    text = re.sub(r"\\([A-Za-z]+)", lambda found: LETTERS.get(found[1], found[1]), text)
    text = re.sub(r"\(([\w.^]+)\)/", r"\1/", text)
    text = re.sub(r"/\(([\w.^]+)\)", r"/\1", text)
    return " ".join(text.replace("{", "").replace("}", "").replace("\\", "").split()).strip(" ,.")
