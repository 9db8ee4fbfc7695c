"""Bargaining models on a table of actors: forecasts, ensembles, what moves them, what an actor could do."""

from multipolar.api.bargaining.advice import advise
from multipolar.api.bargaining.charting import plot_bargain, plot_tornado
from multipolar.api.bargaining.deu import backtest_deu
from multipolar.api.bargaining.ensemble import bargain_all
from multipolar.api.bargaining.forecast import bargain
from multipolar.api.bargaining.listing import models
from multipolar.api.bargaining.sensitivity import tornado
from multipolar.api.bargaining.starting import new_model, new_table
from multipolar.api.bargaining.tables import table_of

__all__ = [
    "advise",
    "backtest_deu",
    "bargain",
    "bargain_all",
    "models",
    "new_model",
    "new_table",
    "plot_bargain",
    "plot_tornado",
    "table_of",
    "tornado",
]
