"""When: the time expressions of an article, resolved by their anchors or left open (TIMEX3 and EDTF)."""

from sayso.reading.times.read import TimeExplanation, explain_times, read_times

__all__ = ["TimeExplanation", "explain_times", "read_times"]
