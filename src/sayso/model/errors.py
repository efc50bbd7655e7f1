"""What can go wrong, as one tree.

SaysoError
├── SpanError          a span that does not lie in its text: a fault of ours
├── MarkError          marked text (`sayso.model.marked`) that does not parse
├── InputError         an input that cannot be read; the message is one line that says what to do
│   ├── NotFoundError      no such file, an empty folder, an address that does not answer
│   ├── TooLargeError      larger than --max-bytes, unpacked size counted
│   ├── EncodingError      bytes that are no text
│   ├── NoArticleError     an empty page, or one with nothing that reads as an article
│   ├── RecordError        a JSONL line that is not JSON or has a wrong type; names line and path
│   └── AddressError       an address that sayso refuses to reach
└── ModelError         the tagger's weights are missing, or are not a sayso model
"""

from __future__ import annotations


class SaysoError(Exception):
    """The root of every exception that sayso raises on purpose."""


class SpanError(SaysoError):
    pass


class MarkError(SaysoError):
    pass


class InputError(SaysoError):
    pass


class NotFoundError(InputError):
    pass


class TooLargeError(InputError):
    pass


class EncodingError(InputError):
    pass


class NoArticleError(InputError):
    pass


class RecordError(InputError):
    pass


class AddressError(InputError):
    pass


class ModelError(SaysoError):
    pass
