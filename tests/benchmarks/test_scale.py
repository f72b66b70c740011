"""What the measurement of scale stands on: libraries of a wanted size, true neighbours, the plot."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from lxml import etree

from benchmarks.grown import grow, recombined
from benchmarks.plot import Panel, svg
from benchmarks.scale import nearest
from qa.library import Library
from qa.types import Article
from tests.helpers import FakeEncoder

#: Articles in the collection, of which the first two are in the filled library.
ARTICLES = 4


def text(number: int) -> str:
    words = ("harbour", "glacier", "senate", "orchard")
    return "\n\n".join(
        " ".join(f"The {words[number]} of report {number} part {part} says thing {word}." for word in range(40))
        for part in range(3)
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        {"title": f"Report {number}", "text": text(number), "url": f"https://a.example/{number}"}
        for number in range(ARTICLES)
    ]
    with lzma.open(tmp_path / "articles.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "filled.jsonl").write_text("\n".join(json.dumps(row) for row in rows[:2]), encoding="utf-8")
    return tmp_path


@pytest.fixture
def filled(data: Path) -> Iterator[Library]:
    with Library.open(data / "filled", encoder=FakeEncoder()) as library:
        assert [outcome.status for outcome in library.add([data / "filled.jsonl"])] == ["added", "added"]
        yield library


def test_a_library_grows_to_exactly_the_passages_wanted(filled: Library, data: Path) -> None:
    held = len(filled.store.passage_ids())
    for count in (held - 1, held + 1, 5 * held):
        made = grow(filled, data, data / f"grown-{count}", count)
        assert made.passages == count
        assert made.real == min(held, count)
        with Library.open(data / f"grown-{count}", encoder=FakeEncoder()) as library:
            assert len(library.store.passage_ids()) == count
            assert len(library) == made.articles
            assert len(library.nearest(FakeEncoder().encode_queries(["glacier"]), count)) == count
            assert not library.store.damaged_passages()
            assert not library.store.uncompared()


def test_real_vectors_come_first_and_as_they_are(filled: Library, data: Path) -> None:
    held = len(filled.store.passage_ids())
    grow(filled, data, data / "grown", 3 * held)

    def vectors(library: Library) -> np.ndarray:
        ids = [int(one) for one in library.store.passage_ids()]
        return np.concatenate([run for _, run in library.store.vectors(ids, 384)])

    with Library.open(data / "grown", encoder=FakeEncoder()) as library:
        grown = vectors(library)
    real = {vector.tobytes() for vector in vectors(filled)}
    assert {vector.tobytes() for vector in grown[:held]} == real
    assert not real & {vector.tobytes() for vector in grown[held:]}
    assert np.linalg.norm(grown, axis=1) == pytest.approx(np.ones(len(grown)), abs=1e-5)


def test_a_made_article_has_its_passages_from_two(filled: Library, data: Path) -> None:
    one = Article("one", "First title", text="")
    other = Article("other", "Second title", text="")
    made, spans = recombined(one, ["A a. B b. C c."], other, ["X x. Y y.", "Z z."], 7)
    assert [made.text[start:end] for start, end in spans] == ["A a. B b. Y y.", "Z z."]
    assert made.title == "First title Second title"
    assert made.words == 8
    assert recombined(one, ["A a."], other, ["X x."], 8)[0].id != made.id


def test_true_neighbours_are_those_of_comparing_all(filled: Library, data: Path) -> None:
    queries = FakeEncoder().encode_queries(["the harbour", "part 2 of the glacier", "thing 7"])
    found = nearest(filled.folder, queries, k=3)
    for row, query in zip(found, queries, strict=True):
        # Several are equally near, so scores are compared.
        vectors = np.concatenate([run for _, run in filled.store.vectors([int(one) for one in row], 384)])
        assert sorted(vectors @ query) == pytest.approx(sorted(s for _, s in filled.nearest(query[None], 3)), abs=1e-6)


def test_the_plot_draws_each_curve_within_its_frame() -> None:
    x = [1e3, 1e4, 1e6]
    drawn = svg(
        [Panel("ms & more", x, {"one": [0.5, 2, 300], "two": [3, 3, 299]}), Panel("MB", x, {"disk": [1, 1, 1]})]
    )
    root = etree.fromstring(drawn)
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    curves = root.findall(".//{http://www.w3.org/2000/svg}polyline")
    assert len(curves) == 3
    for curve in curves:
        numbers = [float(one) for one in re.split("[ ,]", curve.get("points") or "")]
        assert all(0 <= one <= width for one in numbers[::2])
        assert all(0 <= one <= height for one in numbers[1::2])
    words = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"ms & more", "one", "two", "1 k", "1 M", "passages"} <= set(words)
