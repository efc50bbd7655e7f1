"""Is it HTML? Told from the first bytes, as browsers do (WHATWG MIME Sniffing), with tags that texts lack."""

from __future__ import annotations

import re

from sayso.model import EncodingError
from sayso.pages.decode import decode

LOOKED_AT = 4096

_opening = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|(?:html|head|body|title|meta|script|style|link|"
    r"h[1-6]|div|p|article|section|main|header|nav|table|br|a|span|font|iframe|base|ul|ol|figure)(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(data: bytes) -> bool:
    """Does it open with a tag of HTML, after comments, declarations and space?"""
    try:
        head = decode(data[:LOOKED_AT], declared=None)
    except EncodingError:
        return False
    return _opening.match(head.lstrip("\ufeff\x00 \t\r\n")) is not None
