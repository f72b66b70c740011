"""A second reading of a page: where its article ends, and what of it is missing."""

from __future__ import annotations

import pytest

from qa.ingest.markup import parse
from qa.ingest.second_reader import reconcile
from tests.qa.ingest.making import STORY

MORE = [
    f"Pilot {number} of the harbour said on Tuesday that the {number} ships of her company had waited since the storm."
    for number in range(3, 15)
]
TEASER = "Bread is dearer than last year, and the bakers of Lindhaven say that it will not be cheap again soon."
BOX = f"<div class='related sidebar'><h4>More</h4><a href='/b'>{TEASER}</a></div>"


def source(paragraphs: list[str], after: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>Ships</title></head><body><article>{body}</article>{after}</body></html>"


def reconciled(texts: list[str], page: str) -> list[str]:
    return reconcile(texts, page, parse(page))


def test_what_stands_below_the_article_goes() -> None:
    article = [*STORY, *MORE]
    assert reconciled([*article, "More", TEASER], source(article, BOX)) == article


def test_an_article_that_both_read_alike_stays_as_it_is() -> None:
    article = [*STORY, *MORE]
    assert reconciled(article, source(article)) == article


def test_much_that_is_missing_is_added_where_it_stands() -> None:
    article = [*STORY, *MORE]
    assert reconciled(article[:3], source(article)) == article
    assert reconciled([article[0], article[-1]], source(article)) == article


@pytest.mark.parametrize("gap", ["<br>", "<br><br>"])
def test_what_is_one_block_to_the_other_is_added_once(gap: str) -> None:
    page = (
        f"<html><body><div><b>Forty ships wait</b><br>14 March 2014{gap}{gap.join([*STORY, *MORE])}</div></body></html>"
    )
    assert reconciled([*STORY, *MORE], page) == [*STORY, *MORE]
    assert reconciled(list(STORY), page) == [*STORY, *MORE]


def test_a_quoted_post_at_the_end_stays() -> None:
    article = [*STORY, *MORE]
    post = "Harbour office: we count forty-one ships this morning, one more than yesterday, and none can leave."
    page = source(article, f"<blockquote class='related sidebar'><p>{post}</p></blockquote>")
    assert reconciled([*article, post], page) == [*article, post]


def test_a_second_reading_of_something_else_is_not_believed() -> None:
    assert reconciled([TEASER, *STORY[:1]], source(MORE)) == [TEASER, *STORY[:1]]


@pytest.mark.parametrize("page", ["", "<html></html>", "<b>" * 3_000 + "ships", "<div>" * 3_000 + "ships"])
def test_a_page_that_cannot_be_read_again_changes_nothing(page: str) -> None:
    assert reconcile(list(STORY), page, parse(page or "<html></html>")) == list(STORY)
