"""Numerical ground floor: one source compiled and interpreted, arithmetic with fixed bits, counter-based randomness."""

from multipolar.kernels.compile import compiled, compiled_before, formula, kernel

__all__ = ["compiled", "compiled_before", "formula", "kernel"]
