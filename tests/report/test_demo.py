from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from service.fake_tagger import load_fake
from typer.testing import CliRunner

from report import pages as looking
from sayso.cli.app import app
from sayso.model import Reading
from sayso.service import demo as package
from sayso.service.demo import TITLE, DemoPage, pages, read_demo
from sayso.service.options import Options
from sayso.service.report import render, summary

PUBLISHERS = {"en": "The Harbour Post", "uk": "Річковий вісник", "ru": "Портовое обозрение"}


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return read_demo(Options(), load_fake)


def named(page: DemoPage) -> str:
    return page.language


@pytest.mark.parametrize("page", pages(), ids=named)
def test_each_page_is_built_as_portals_build_theirs(page: DemoPage) -> None:
    html = page.data.decode("utf-8")
    tree = looking.tree(html)
    assert tree.get("lang") == page.language
    data = json.loads(tree.findtext(".//script[@type='application/ld+json']") or "")
    article = next(one for one in data.get("@graph", [data]) if one["@type"] == "NewsArticle")
    assert article["publisher"]["name"] == PUBLISHERS[page.language]
    assert tree.findall(".//link[@hreflang]")
    assert tree.findall(".//li")
    assert "sayso" in "".join(tree.itertext())
    assert set(re.findall(r"https?://([^/\"]+)", html)) <= {
        *("schema.org", "ogp.me", "harbourpost.example", "richkovyi-visnyk.example"),
        "portovoe-obozrenie.example",
    }


def test_one_page_in_each_language() -> None:
    assert [page.language for page in package.pages()] == ["en", "uk", "ru"]


def test_every_page_is_read_with_what_it_says_of_itself(readings: list[Reading]) -> None:
    for reading, page in zip(readings, pages(), strict=True):
        article = reading.article
        assert article.language == page.language
        assert article.publisher == PUBLISHERS[page.language]
        assert article.headline
        assert article.date_published
        assert article.date_published.value.startswith("2025-11-1")
        kinds = {zone.kind for zone in article.zones}
        assert {"headline", "paragraph", "heading", "list_item"} <= kinds


def test_the_report_of_all_three_holds_every_text(readings: list[Reading]) -> None:
    report = render(readings, title=TITLE)
    for number, reading in enumerate(readings, 1):
        page = next(one for one in looking.tree(report).iter("article") if one.get("id") == f"p{number}")
        shown = "".join(map(looking.words, looking.by_class(page, "passage")))
        assert shown == reading.article.text
        assert summary(reading)


def test_the_command_writes_the_report_and_prints_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["demo", "--no-open", "--model", "none"])
    assert result.exit_code == 0, result.output
    report = tmp_path / "sayso-demo.html"
    assert result.stdout.rstrip().endswith(str(report))
    assert TITLE in report.read_text("utf-8")
    for publisher in PUBLISHERS.values():
        assert publisher in result.stdout


def test_the_report_goes_where_it_is_asked_for(tmp_path: Path) -> None:
    report = tmp_path / "other.html"
    result = CliRunner().invoke(app, ["demo", "--no-open", "--model", "none", "-o", str(report)])
    assert result.exit_code == 0, result.output
    assert report.exists()
