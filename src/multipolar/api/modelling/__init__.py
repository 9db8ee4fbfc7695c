"""Any model of the library, asked by the names of its calls and inputs."""

from multipolar.api.modelling.asking import ModelAnswer, ask_model
from multipolar.api.modelling.card import ModelCard, card

__all__ = ["ModelAnswer", "ModelCard", "ask_model", "card"]
