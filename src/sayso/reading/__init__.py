"""Article and labelled spans to a reading, in steps that are each a pure function."""

from sayso.reading.assemble import read
from sayso.reading.attributions import Explanation, explain_attributions
from sayso.reading.times import TimeExplanation, explain_times

__all__ = ["Explanation", "TimeExplanation", "explain_attributions", "explain_times", "read"]
