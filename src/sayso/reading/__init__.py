"""Article and labelled spans to a reading, in steps that are each a pure function."""

from sayso.reading.assemble import read
from sayso.reading.attributions import Explanation, explain

__all__ = ["Explanation", "explain", "read"]
