"""A reading for people: as an HTML file, and for the terminal."""

from sayso.service.report.document import render
from sayso.service.report.summary import summary

__all__ = ["render", "summary"]
