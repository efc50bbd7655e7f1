"""The pages as they are packaged: HTML as portals write it, with all that stands around an article."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from sayso.service.options import Language

_LANGUAGES: tuple[Language, ...] = ("en", "uk", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPage:
    """A page; `data` is the bytes of an HTML file, `name` what it would be called."""

    name: str
    language: Language
    data: bytes


def pages() -> list[DemoPage]:
    """The three pages, English, Ukrainian, Russian."""
    folder = files("sayso.service.demo") / "data"
    return [
        DemoPage(name=name, language=language, data=(folder / name).read_bytes())
        for language in _LANGUAGES
        for name in [f"{language}.html"]
    ]
