"""The use cases. The doors (`sayso.cli`, `import sayso`) call these and nothing below them."""

from sayso.service.contract import from_json, to_json, to_json_indented
from sayso.service.dates import iso_date
from sayso.service.engine import Outcome
from sayso.service.explaining import Explained, explain_one
from sayso.service.options import MAX_BYTES, Format, Language, Options, Settings, Waits, options_from
from sayso.service.outcome import Failure, one_line
from sayso.service.pipeline import results
from sayso.service.ports import LoadTagger, Tags, load_tagger
from sayso.service.rendering import Rendered, To, render, rendered, renderer, unchanged
from sayso.service.single import Source, read_one
from sayso.service.writing import whole_file

__all__ = [
    "MAX_BYTES",
    "Explained",
    "Failure",
    "Format",
    "Language",
    "LoadTagger",
    "Options",
    "Outcome",
    "Rendered",
    "Settings",
    "Source",
    "Tags",
    "To",
    "Waits",
    "explain_one",
    "from_json",
    "iso_date",
    "load_tagger",
    "one_line",
    "options_from",
    "read_one",
    "render",
    "rendered",
    "renderer",
    "results",
    "to_json",
    "to_json_indented",
    "unchanged",
    "whole_file",
]
