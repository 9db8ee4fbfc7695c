import pytest

from multipolar.cli.mathtext import equations, plain
from multipolar.cli.output import bar, interval, odds, percent, points, sparkline
from multipolar.cli.running import names


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "none of them"),
        (0.0004, "fewer than 1 in 1,000"),
        (0.0125, "about 1 in 80"),
        (0.1, "about 1 in 10"),
        (0.34, "about 1 in 3"),
        (0.49, "about 1 in 2"),
        (0.66, "about 2 in 3"),
        (0.995, "nearly all"),
        (1.0, "all of them"),
        (float("nan"), "unknown"),
    ],
)
def test_a_share_is_said_as_people_say_it(share: float, said: str) -> None:
    assert odds(share) == said


def test_a_share_has_as_many_digits_as_it_bears() -> None:
    assert [percent(share) for share in (0.0, 0.0004, 0.031, 0.52, 1.0)] == ["0 %", "0.04 %", "3.1 %", "52 %", "100 %"]
    assert interval(0.47, 0.514) == "47–52 %"
    assert interval(0.004, 0.0111) == "0.4–1.2 %"
    assert points(-0.0123) == "−1.2"


def test_bars_and_sparklines_keep_their_size() -> None:
    assert bar(1.0, 4) == "████"
    assert bar(0.0, 4) == ""
    assert bar(1.5, 4) == "████"
    assert sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█"
    assert len(sparkline(list(range(105)), width=20)) <= 20
    assert sparkline([1.0, float("nan"), 2.0]) == "▁ █"
    assert sparkline([2.0, 2.0]) == "▄▄"
    assert sparkline([]) == sparkline([float("nan")]) == ""


def test_names_may_be_repeated_or_joined_by_commas() -> None:
    assert names(["combat,drift", " toll "]) == ("combat", "drift", "toll")
    assert names(None) == ()


def test_equations_are_shown_in_plain_letters() -> None:
    block = "    x &= \\tfrac{v}{2}\\,\\tau \\\\\n    \\rho &= \\ln(F_{A}/F_{D})"
    page = f"A page.\n\n.. math::\n{block}\n\nMore text.\n\n.. math:: h = e^{{k\\rho}}\n"
    assert equations(page) == ["x = v/2 τ", "ρ = ln(F_A/F_D)", "h = e^(kρ)"]
    assert plain(r"\unknown_{i}") == "unknown_i"
