"""Three pages of our own on one invented story, one in each language, to show what sayso does."""

from sayso.service.demo.pages import DemoPage, pages
from sayso.service.demo.reading import TITLE, read_demo

__all__ = ["TITLE", "DemoPage", "pages", "read_demo"]
