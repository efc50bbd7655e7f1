"""Article and labelled spans to a reading, in steps that are each a pure function."""

from sayso.reading.assemble import read

__all__ = ["read"]
