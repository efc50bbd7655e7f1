"""Characters that no text may hold, taken out before the text is fixed."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_NOT_TEXT = {**dict.fromkeys(range(0xD800, 0xE000), "\ufffd"), 0: "\ufffd"}
_CONTROLS = dict.fromkeys((*range(1, 9), *range(14, 32), 127, 65279))


def cleaned(text: str) -> str:
    """`text` with line feeds for line ends, without control characters, NUL and lone surrogates as U+FFFD."""
    return _BREAKS.sub("\n", text).translate(_NOT_TEXT).translate(_CONTROLS)


def kept(text: str) -> str:
    """`text` with every offset as it was: only NUL and lone surrogates become U+FFFD, one for one."""
    return text.translate(_NOT_TEXT)
