"""From labelled spans to attributions: linked, nested, each with its chain."""

from sayso.reading.attributions.explain import Explanation, Piece, explain_attributions
from sayso.reading.attributions.read import Steps, read_attributions

__all__ = ["Explanation", "Piece", "Steps", "explain_attributions", "read_attributions"]
