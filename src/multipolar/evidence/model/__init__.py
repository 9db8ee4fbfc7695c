"""An optional extractor: a language model behind an OpenAI-compatible endpoint, or behind its recorded answers.

The model names passages; code finds them in the document, and what is not there is rejected and counted. Its rows carry
``rule="model:<name>"`` and stand beside those of the rules; they take their place only in what a caller has led by the model.
"""

from __future__ import annotations

from multipolar.evidence.model.agreement import Agreement, agreement
from multipolar.evidence.model.asking import ModelReading, ask_model
from multipolar.evidence.model.endpoint import Endpoint, NoAnswer
from multipolar.evidence.model.leading import led_by
from multipolar.evidence.model.reading import read_with_model
from multipolar.evidence.model.recordings import Recordings
from multipolar.evidence.model.rejected import Rejected, counted
from multipolar.evidence.model.settings import ModelSettings, settings_from_environment

__all__ = [
    "Agreement",
    "Endpoint",
    "ModelReading",
    "ModelSettings",
    "NoAnswer",
    "Recordings",
    "Rejected",
    "agreement",
    "ask_model",
    "counted",
    "led_by",
    "read_with_model",
    "settings_from_environment",
]
