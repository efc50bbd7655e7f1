"""Many inputs, one stream: order, failures in their place, the same for any number of processes."""

import json
from itertools import islice

import pytest
from service.fake_tagger import FakeTagger, load_broken, load_fake

from sayso.model import InputError, ModelError
from sayso.service import Failure, Options, read_one, results, to_json
from sayso.service.engine import Engine
from sayso.service.pipeline import CHUNK_ITEMS, chunked
from sayso.service.sources import Item

TEXT = "The bridge is open again after repairs. Holt said it is safe to cross. Buses run from Monday."


@pytest.fixture
def jsonl(tmp_path):
    path = tmp_path / "pages.jsonl"
    lines = [json.dumps({"id": f"p{n}", "text": f"{TEXT} Story {n}.", "language": "en"}) for n in range(40)]
    lines[7] = "{broken"
    lines[23] = '{"text": 5}'
    path.write_text("\n".join(lines))
    return str(path)


def run(sources, *, jobs=1, make_tagger=load_fake, **options):
    return list(results(sources, Options(**options), to_json, jobs=jobs, make_tagger=make_tagger))


def test_one_result_for_each_line_in_order_with_its_id(jsonl):
    outcomes = run([jsonl])
    assert len(outcomes) == 40
    assert [str(o) for o in outcomes if isinstance(o, Failure)] == [
        f"{jsonl}:8: not JSON: object keys must be strings (byte 1)",
        f"{jsonl}:24: $.text: expected str, got int",
    ]
    read = [json.loads(o)["id"] for o in outcomes if isinstance(o, str)]
    assert read == [f"p{n}" for n in range(40) if n not in (7, 23)]


def test_the_same_from_several_processes(jsonl, tmp_path):
    sources = [jsonl, str(tmp_path / "missing.html"), jsonl]
    alone = run(sources)
    assert run(sources, jobs=3) == alone
    assert run(sources, jobs=2) == alone


def test_a_few_inputs_start_no_process(jsonl, monkeypatch):
    monkeypatch.setattr("sayso.service.workers.ProcessPoolExecutor", None)
    assert len(run([jsonl + ".missing"], jobs=8)) == 1


def test_results_come_before_all_inputs_are_known():
    def endless():
        while True:
            yield "missing.html"

    for jobs in (1, 2):
        stream = results(endless(), Options(), to_json, jobs=jobs, make_tagger=load_fake)
        assert len(list(islice(stream, 50))) == 50
        stream.close()


def test_a_model_that_cannot_be_loaded_stops_the_work_and_says_why(jsonl):
    for jobs in (1, 2):
        with pytest.raises(ModelError, match="no such model"):
            run([jsonl], jobs=jobs, make_tagger=load_broken, model="nowhere")


def test_a_model_is_not_loaded_for_inputs_that_cannot_be_read():
    assert len(run(["missing.html"], make_tagger=load_broken)) == 1


def test_what_the_tagger_cannot_take_is_one_failure_and_no_other_page_suffers(tmp_path):
    path = tmp_path / "a.jsonl"
    texts = [TEXT, f"{TEXT} These words break the batch.", TEXT]
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts))
    one, two, three = run([str(path)])
    assert one == three
    assert str(two) == (
        f"{path}:2: a fault in sayso, please report it: ZeroDivisionError: a tagger that breaks"
    )


def test_a_process_that_dies_costs_the_page_that_killed_it_and_no_other(tmp_path):
    path = tmp_path / "a.jsonl"
    texts = [f"{TEXT} {n}" for n in range(20)]
    texts[13] += " These words end the process."
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts))
    outcomes = run([str(path)], jobs=2)
    assert [isinstance(outcome, str) for outcome in outcomes] == [n != 13 for n in range(20)]
    assert str(outcomes[13]).startswith(f"{path}:14: the process that read it died")


def test_texts_go_to_the_tagger_several_at_a_time():
    tagger = FakeTagger()
    engine = Engine(Options(), lambda model, threads: tagger)
    line = json.dumps({"text": TEXT}).encode()
    engine.read([Item(source="a", format="jsonl", line=n, data=line) for n in range(1, 4)])
    assert tagger.calls == [3]


def test_chunks_are_small_and_an_address_stands_alone():
    files = [Item(source=f"{n}.html", format="html") for n in range(CHUNK_ITEMS + 1)]
    address = Item(source="https://news.example", format="auto")
    large = Item(source="-", format="text", data=bytes(1 << 21))
    assert [len(chunk) for chunk in chunked(files)] == [CHUNK_ITEMS, 1]
    assert [len(chunk) for chunk in chunked([files[0], address, address, files[1]])] == [1, 1, 1, 1]
    assert [
        len(chunk) for chunk in chunked([files[0], large, files[1], Failure(source="a", message="b")])
    ] == [2, 2]


class TestOne:
    def test_a_page(self, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text(TEXT)
        reading = read_one(path, Options(), load_fake)
        assert reading.article.text.startswith("The bridge")
        assert reading == read_one(str(path), Options(), load_fake)

    def test_the_id_follows_from_the_content(self, tmp_path):
        for name, text in (("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT + " More.")):
            (tmp_path / name).write_text(text)
        a, b, c = (read_one(tmp_path / name, Options(), load_fake).id for name in ("a.txt", "b.txt", "c.txt"))
        assert a == b != c
        assert len(a) == 16

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("missing.txt", "no such file or folder"),
            ("", "holds more pages than one"),
            ("empty.jsonl", "nothing to read: JSONL without a line"),
        ],
    )
    def test_what_is_not_one_page_is_an_error_that_names_it(self, tmp_path, name, message):
        for other in ("a.txt", "b.txt"):
            (tmp_path / other).write_text(TEXT)
        (tmp_path / "empty.jsonl").write_text("\n")
        with pytest.raises(InputError) as refused:
            read_one(tmp_path / name, Options(), load_fake)
        assert str(refused.value) == f"{tmp_path / name}: {message}"
