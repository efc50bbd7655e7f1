from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from service.generated import readings

from report import pages
from report.readings import full, reading
from sayso.model import Article, Attribution, Cue, Reading, Zone
from sayso.service.report import render

LOADS = {"src", "srcset", "data", "poster", "background", "action", "formaction", "style", "ping", "manifest"}


def assert_self_contained(report: str) -> None:
    found = pages.tags(report)
    assert {tag for tag, _ in found}.isdisjoint(
        {
            "script",
            "link",
            "img",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "video",
            "audio",
            "image",
            "use",
        }
    )
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in found:
        assert not LOADS & set(attributes), (tag, attributes)
        assert not [name for name in attributes if name.startswith(("on", "xlink"))]
        if href := attributes.get("href"):
            assert tag == "a"
            if href.startswith("#"):
                assert href[1:] in ids
            else:
                assert href.lower().startswith(("https://", "http://"))
                assert attributes["rel"] == "noopener noreferrer"


def test_the_report_holds_together() -> None:
    report = render([full()])
    assert_self_contained(report)
    assert pages.article_text(report) == full().article.text


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    report = render([full()])
    sheet = re.search(r"<style>(.*?)</style>", report, re.DOTALL)
    assert sheet
    assert "<" not in sheet[1]
    assert "url(" not in sheet[1]
    assert "@import" not in sheet[1]
    digest = base64.b64encode(hashlib.sha256(sheet[1].encode()).digest()).decode()
    policies = [
        a["content"] for t, a in pages.tags(report) if a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


def test_a_page_that_contains_markup_shows_it_as_text() -> None:
    text = "<script>alert(1)</script> & </article><img src=x onerror=alert(1)>"
    report = render(
        [reading(text, publisher="<b>Bold</b>", url="javascript:alert(1)")], title="</title><script>"
    )
    assert_self_contained(report)
    assert pages.article_text(report) == text
    assert pages.tree(report).findtext("head/title") == "</title><script>"
    assert "javascript:" not in {a.get("href") for _, a in pages.tags(report)}


def test_what_would_hide_or_reorder_text_is_named() -> None:
    text = "safe \u202ereversed\u202c \x00 \x1b[2J \ud800 \u2066x \U000e0041 end\r"
    report = render([reading(text.replace("[", "\\["))])
    assert pages.article_text(report) == text
    report.encode("utf-8")
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", report
    )


def test_the_unknown_is_said_to_be_unknown() -> None:
    shown = " ".join(
        pages.tree(render([reading("[cue say] [content it is over], without a name.")])).itertext()
    )
    for words in (
        "publisher: not given on the page",
        "speaker: not named",
        "not given on the page",
    ):
        assert words in shown
    assert "No statement was found" in render([reading("Nobody speaks here.")])
    assert "No page was read" in render([])


def test_speech_inside_speech_is_nested_in_the_text_and_beside_it() -> None:
    report = pages.tree(render([full()]))
    denied = pages.by_class(report, "denied")
    outer = next(one for one in pages.by_class(report, "passage") if pages.by_class(one, "denied"))
    content = next(one for one in pages.by_class(outer, "content") if "denied" not in one.get("class", ""))
    assert pages.by_class(content, "denied")
    assert denied
    card = next(one for one in pages.by_class(report, "card") if "depth1" in one.get("class", ""))
    assert "inside 1" in "".join(card.itertext())


def test_card_and_text_link_to_each_other() -> None:
    report = pages.tree(render([full()]))
    ids = {one.get("id"): one for one in report.iter() if one.get("id")}
    for card in pages.by_class(report, "card"):
        number = pages.by_class(card, "number")[0]
        mark = ids[number.get("href", "")[1:]]
        reference = mark.getnext()
        assert reference.get("href") == f"#{card.get('id')}"


def test_the_chain_is_a_breadcrumb_from_the_publisher_inward() -> None:
    report = pages.tree(render([full()]))
    chains = ["|".join("".join(li.itertext()) for li in chain) for chain in pages.by_class(report, "chain")]
    assert chains[1] == "The Courier|the news agency Meridian|The head of the delegation"


def test_several_pages_have_an_index_and_keep_their_ids_apart() -> None:
    report = render([full(), full(), reading("Nothing.")], title="Three")
    assert_self_contained(report)
    root = pages.tree(report)
    links = [a.get("href") for a in pages.by_class(root, "index")[0].iter("a")]
    assert links == ["#p1", "#p2", "#p3"]
    assert root.findtext("body/header/h1") == "Three"


def test_headings_go_down_one_level_at_a_time() -> None:
    for report in (render([full()]), render([full(), full()])):
        levels = [int(tag[1]) for tag, _ in pages.tags(report) if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_text_is_in_its_language() -> None:
    report = pages.tree(render([reading("[source Вона] [cue сказала] [content так].", language="uk")]))
    assert report.get("lang") == "en"
    assert {one.get("lang") for one in pages.by_class(report, "block")} == {"uk"}
    assert 'lang="&quot;' not in render([reading("x", language='"><b>')])


def test_the_same_readings_give_the_same_bytes() -> None:
    assert render([full(), full()]) == render([full(), full()])


def test_an_attribution_beyond_the_text_has_a_card_and_no_mark() -> None:
    lost = Attribution(
        id="a",
        source=None,
        cue=Cue(span=(90, 95)),
        content=((3, 3),),
        mode="direct",
        stance="other",
        parent="a",
        chain=(),
        confidence=7.0,
    )
    report = render([Reading(id="r", article=Article(text="Short."), attributions=(lost, replace(lost)))])
    assert_self_contained(report)
    assert len(pages.by_class(pages.tree(report), "card")) == 2


@settings(deadline=None, max_examples=60)
@given(readings)
def test_any_reading_that_the_types_allow_is_shown_whole(one: Reading) -> None:
    report = render([one])
    report.encode("utf-8")
    assert_self_contained(report)
    assert pages.article_text(report) == one.article.text


_letters = st.text(st.sampled_from("ab <&>\"'\n\t•яї\u202e\x00\ud800\u0301"), max_size=60)


@settings(deadline=None, max_examples=150)
@given(_letters, st.data())
def test_any_spans_over_any_text_leave_every_character_in_its_place(text: str, data: st.DataObject) -> None:
    points = st.integers(0, len(text) + 3)
    spans = st.tuples(points, points)
    kinds = st.sampled_from(["headline", "paragraph", "list_item", "furniture", "caption"])
    attributions = [
        Attribution(
            id=str(i),
            source=None,
            cue=Cue(span=data.draw(spans)),
            content=tuple(data.draw(st.lists(spans, max_size=3))),
            mode="indirect",
            stance="asserts",
            parent=data.draw(st.sampled_from([None, "0", "1", "2", "3"])),
            chain=(None,),
            confidence=0.5,
        )
        for i in range(data.draw(st.integers(0, 4)))
    ]
    zones = tuple(
        Zone(kind=data.draw(kinds), span=data.draw(spans)) for _ in range(data.draw(st.integers(0, 4)))
    )
    bare = reading("x")
    article = replace(bare.article, text=text, zones=zones)
    report = render([replace(bare, article=article, attributions=tuple(attributions))])
    assert_self_contained(report)
    assert pages.article_text(report) == text
