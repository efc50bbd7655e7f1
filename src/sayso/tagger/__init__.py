"""One small multilingual encoder, run once over a text, labels who, says, what, and the names."""

from sayso.tagger.session import VARIANTS, Tagger, load

__all__ = ["VARIANTS", "Tagger", "load"]
