"""From labelled spans to attributions: linked, nested, each with its chain."""

from sayso.reading.attributions.read import Steps, read_attributions

__all__ = ["Steps", "read_attributions"]
