"""What the page's events do with what a browser may send, whoever sends it."""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import pytest

from qa.library import Library
from qa.service import MOST_CHARACTERS, Assistant
from qa.types import Outcome
from qa.ui.serve import without_stubs
from tests.helpers import add, numbered_articles, write_article

with without_stubs():
    import gradio as gr

    from qa.ui import render
    from qa.ui.asking import Asking, Fields
    from qa.ui.conversation import Conversation, Exchanges
    from qa.ui.keeping import Kept
    from qa.ui.parts import SAME
    from qa.ui.quotes import Quotes
    from qa.ui.shelf import Dropped, Listed, Shelf

HALF = "\ud800"


@pytest.fixture
def harbour(library: Library, tmp_path: Path) -> Library:
    add(library, *numbered_articles(tmp_path / "in", 2))
    return library


def event(**data: object) -> gr.EventData:
    return gr.EventData(None, data)


def test_an_article_of_half_a_character_is_none(harbour: Library) -> None:
    asking, shelf = Asking(Assistant(harbour), {}, writable=True), Shelf(harbour, writable=True)
    assert "no longer in the library" in asking.open(Conversation(), event(article=HALF))
    assert "no longer in the library" in asking.cite(Conversation(), {}, event(article=HALF, start=0, end=5))
    assert "Report 1" in shelf.remove(event(article=HALF)).listing
    assert len(harbour) == 2


def test_an_open_article_that_is_removed_is_taken_away_and_comes_back_with_it(harbour: Library) -> None:
    asking, shelf = Asking(Assistant(harbour), {}, writable=True), Shelf(harbour, writable=True)
    article = harbour.article(harbour.entries()[0].id)
    held = {"article": article.id, "start": "0", "end": "18"}
    assert asking.reopened(json.dumps(held), Conversation(), {}) == SAME
    removals = shelf.remove(event(article=article.id)).removals
    told = asking.reopened(json.dumps(held), Conversation(), removals)
    assert f"“{article.title}” was removed" in told
    assert article.text[20:40] not in told
    assert asking.cite(Conversation(), removals, event(**held)) == told
    assert "no longer in the library" in asking.reopened(json.dumps(held), Conversation(), {})
    shelf.undo(event(article=article.id), removals=removals)
    again = asking.reopened(json.dumps({**held, "removed": "yes"}), Conversation(), {})
    assert f'<mark class="pq-chosen">{article.text[:18]}</mark>' in again


def test_an_address_of_half_a_character_is_told_of(harbour: Library) -> None:
    *_, told = Shelf(harbour, writable=True).fetch(f"http://{HALF}.example/")
    assert "names a host that cannot be understood" in told


def test_an_article_that_is_damaged_is_named_beside_the_answer(harbour: Library) -> None:
    with harbour.store._write() as db:
        db.execute("UPDATE articles SET text = 'Other words.' WHERE title = 'Report 1'")
    asking = Asking(Assistant(harbour), {}, writable=True)
    exchange = asking._exchange("What does the harbour report say of item1word?", (), Fields())
    assert "1 article is damaged and was not read" in exchange.hint


def test_words_of_half_a_character_find_nothing(harbour: Library) -> None:
    assert "Report" not in Shelf(harbour, writable=True).listing(HALF)
    assert Quotes(harbour, writable=True).shown(f"a{HALF}", HALF)


def listed(shelf: Shelf, wanted: str = "", at: int = 1) -> list[str]:
    """The titles on a page of the list, in order."""
    return re.findall(r'"pq-source-title" dir="auto">([^<]+)<', shelf.listing(wanted, at))


def test_every_article_is_on_a_page_of_the_list(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ui.shelf._LISTED", 2)
    add(library, *numbered_articles(tmp_path / "in", 5))
    shelf = Shelf(library, writable=True)
    pages = [listed(shelf, at=at) for at in (1, 2, 3)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [title for page in pages for title in page] == [entry.title for entry in library.entries()]
    assert "5 articles, the newest first: 3–4" in shelf.listing(at=2)
    assert listed(shelf, at=9) == pages[2]
    assert listed(shelf, at=-9) == pages[0]
    assert "pq-pages" not in shelf.listing("2014-03-04")


def test_a_page_of_the_list_is_turned_and_stays_when_an_article_is_removed_and_put_back(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ui.shelf._LISTED", 2)
    add(library, *numbered_articles(tmp_path / "in", 6))
    shelf = Shelf(library, writable=True)
    *_, before, gone, last = library.entries()
    at = shelf.turned(event(page="3")).at
    assert at == 3
    assert shelf.turned(event(page=HALF), at=3).at == 3
    removed = shelf.remove(event(article=gone.id), at=at)
    assert last.title in removed.listing
    assert before.title not in removed.listing
    assert gone.title in shelf.undo(event(article=gone.id), at=at, removals=removed.removals).listing


def test_a_damaged_article_is_removed_and_that_it_cannot_be_put_back_is_said(
    harbour: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(gr, "Info", said.append)
    hurt, whole = harbour.entries()
    with harbour.store._write() as db:
        db.execute("UPDATE articles SET text = 'other' WHERE id = ?", (hurt.id,))
    listed = Shelf(harbour, writable=True).remove(event(article=hurt.id))
    assert hurt.title not in listed.listing
    assert whole.title in listed.listing
    assert said == ["Removed. It was damaged, and cannot be put back."]


def test_who_leaves_while_files_are_added_keeps_nobody_waiting(
    harbour: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending, may_end = threading.Event(), threading.Event()

    def slow_to_end(*_: object) -> Iterator[Outcome]:
        try:
            yield Outcome("a.md", "added")
            yield Outcome("b.md", "added")
        finally:
            ending.set()
            may_end.wait(60)

    monkeypatch.setattr(harbour, "add", slow_to_end)
    telling = Shelf(harbour, writable=True).add([str(write_article(tmp_path / "a.md", "A", "Boats."))], Dropped())
    monkeypatch.setattr("qa.ui.shelf._TELLING", 0.0)
    assert isinstance(telling, Generator)
    next(telling)
    next(telling)
    telling.close()
    assert ending.wait(60)
    may_end.set()


def test_each_of_several_removals_can_be_undone(library: Library, tmp_path: Path) -> None:
    add(library, *numbered_articles(tmp_path / "in", 4))
    shelf = Shelf(library, writable=True)
    before = library.entries()
    first, second, third, _ = before
    listed = Listed(removals={})
    for gone in (first, second, third):
        listed = shelf.remove(event(article=gone.id), removals=listed.removals)
    assert f"Removed “{third.title}”, and 2 before it." in listed.listing
    listed = shelf.undo(event(article=first.id), removals=listed.removals)  # as its pane offers, where it is open
    assert f"Removed “{third.title}”, and 1 before it." in listed.listing
    listed = shelf.undo(event(article=third.id), removals=listed.removals)
    assert f"Removed “{second.title}”." in listed.listing
    assert "pq-undo" not in shelf.undo(event(article=second.id), removals=listed.removals).listing
    assert library.entries() == before


def test_that_a_removal_is_not_known_any_more_is_said(harbour: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(gr, "Warning", said.append)
    gone, _ = harbour.entries()
    shelf = Shelf(harbour, writable=True)
    removed = shelf.remove(event(article=gone.id))
    assert gone.title not in shelf.undo(event(article=gone.id)).listing  # the server was started anew
    assert len(said) == 1
    assert "Add the article again" in said[0]
    restored = shelf.undo(event(article=gone.id), removals=removed.removals)
    assert gone.title in shelf.undo(event(article=gone.id), removals=restored.removals).listing  # a second click
    assert len(said) == 1
    shelf.undo(event(article=HALF))


def test_what_was_removed_and_added_again_is_not_offered_to_be_put_back(library: Library, tmp_path: Path) -> None:
    files = numbered_articles(tmp_path / "in", 2)
    add(library, *files)
    shelf = Shelf(library, writable=True)
    listed = Listed(removals={})
    for gone in library.entries():
        listed = shelf.remove(event(article=gone.id), removals=listed.removals)
    assert "Removed “Report 0”, and 1 before it." in listed.listing
    add(library, files[0])
    assert "Removed “Report 1”." in shelf.listing(removals=listed.removals)


def test_a_file_of_several_articles_is_not_read_any_more_when_the_next_is(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ui.shelf._TELLING", 0)
    (tmp_path / "a.csv").write_text("title,text\nFerry,The ferry sails at nine.\nPier,The pier was closed at ten.\n")
    (tmp_path / "b.jsonl").write_text('{"title": "Tug", "text": "The tug has left."}\n')
    (tmp_path / "c.txt").write_text("The lighthouse is lit again.")
    files = [str(tmp_path / name) for name in ("a.csv", "b.jsonl", "c.txt")]
    told = [*Shelf(library, writable=True).add(files, Dropped())]
    waiting = [
        re.findall(r'(?:Reading …|Waiting)</span><span class="pq-file" dir="auto">([^<]+)<', one) for one in told
    ]
    assert waiting[0] == ["a.csv", "b.jsonl", "c.txt"]
    assert ["c.txt"] in waiting
    assert waiting[-1] == []


def test_files_that_are_dropped_while_others_are_added_are_added_after_them(library: Library, tmp_path: Path) -> None:
    shelf, dropped = Shelf(library, writable=True), Dropped()
    first, second, third = map(str, numbered_articles(tmp_path / "in", 3))
    telling = shelf.add([first], dropped)
    next(telling)
    assert [*shelf.add([second], dropped)] == [SAME]
    *_, told = telling
    assert "Done: 2 added." in told
    *_, told = shelf.add([third], dropped)
    assert "Done: 1 added." in told
    assert len(library) == 3
    assert not any((tmp_path / "in").iterdir())


def test_files_that_are_dropped_after_others_were_left_are_added(library: Library, tmp_path: Path) -> None:
    shelf, dropped = Shelf(library, writable=True), Dropped()
    first, second = map(str, numbered_articles(tmp_path / "in", 2))
    telling = shelf.add([first], dropped)
    assert isinstance(telling, Generator)
    next(telling)
    telling.close()
    *_, told = shelf.add([second], dropped)
    assert "Done: 1 added." in told


def test_the_list_is_filtered_by_the_day_as_it_is_shown_and_in_figures(library: Library, tmp_path: Path) -> None:
    for day in ("14", "15"):
        add(library, write_article(tmp_path / f"{day}.md", f"Ferry {day}", "It sails.", published=f"2014-03-{day}"))
    shelf = Shelf(library, writable=False)
    assert listed(shelf, "14 march 2014") == listed(shelf, "2014-03-14") == ["Ferry 14"]
    assert listed(shelf, "march") == ["Ferry 15", "Ferry 14"]


def test_words_that_only_a_nameless_speaker_is_called_by_are_looked_for_in_what_was_said(
    library: Library, tmp_path: Path
) -> None:
    report = "The harbour master said the ferry was late.\n\n“The island wants a harbour,” said the mayor, Anna Berg.\n"
    add(library, write_article(tmp_path / "berg.md", "The island votes", report))
    assert "The island wants a harbour" in Quotes(library, writable=True).shown("harbour", "")


def test_those_without_a_name_are_found_by_what_they_are_called_after_those_with_one(
    library: Library, tmp_path: Path
) -> None:
    for day, ship in (("14", "ferry"), ("15", "tender")):
        report = f"A port spokeswoman said that the {ship} was late. Anna Berg said that she had seen it.\n"
        add(library, write_article(tmp_path / f"{day}.md", f"The {ship}", report, published=f"2014-03-{day}"))
    shown = Quotes(library, writable=True).shown("", "")
    assert shown.index("Anna Berg</span>") < shown.index("Without a name") < shown.index("A port spokeswoman</span>")
    assert 'id="pq-person" tabindex="-1" dir="auto">Anna Berg' in shown
    found = Quotes(library, writable=True).shown("spokeswoman", "")
    assert 'id="pq-person" tabindex="-1" dir="auto">A port spokeswoman' in found
    assert "the ferry was late" in found
    assert "the tender was late" in found
    assert "2 articles speak of somebody so" in found  # and nobody says that she is the same
    assert "speak of somebody so" not in shown


def test_a_page_that_was_open_before_the_server_began_anew_keeps_its_conversation_whatever_is_done_on_it(
    harbour: Library,
) -> None:
    asking, before = Asking(Assistant(harbour), {}, writable=True), Conversation()
    [*asking.ask("What is the newest article?", before)]
    brought = json.dumps({"exchanges": [json.loads(render.kept(one)) for one in before.exchanges]})

    suggested = Conversation()
    [*asking.suggested(event(question="What is the oldest article?"), brought, suggested)]
    assert [one.question for one in suggested.exchanges] == [
        "What is the newest article?",
        "What is the oldest article?",
    ]

    anew = Conversation()
    assert "One question was cleared." in asking.anew(brought, anew).conversation
    assert "What is the newest article?" in asking.back(anew)
    assert "What is the newest article?" in asking.again(brought, Conversation())
    assert "One question was cleared." in asking.anew(brought, anew).conversation  # what it shows is known by now


def test_that_a_cleared_conversation_is_not_known_any_more_is_said(
    harbour: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(gr, "Warning", said.append)
    asking, conversation = Asking(Assistant(harbour), {}, writable=True), Conversation()
    [*asking.ask("What is the newest article?", conversation)]
    asking.anew("", conversation)
    assert "What is the newest article?" in asking.back(conversation)
    asking.back(conversation)  # a second click
    assert said == []
    assert "was cleared" not in asking.back(Conversation())  # the server was started anew
    assert len(said) == 1
    assert "Ask the questions again" in said[0]


def test_of_two_events_on_such_a_page_one_brings_its_conversation_back(
    harbour: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking, conversation = Asking(Assistant(harbour), {}, writable=True), Conversation()
    brought = json.dumps({"exchanges": [{"question": "What is the newest article?"}]})
    taken_back = asking._taken_back

    def while_another_is_quicker(kept: Sequence[Kept]) -> Exchanges:
        monkeypatch.setattr(asking, "_taken_back", taken_back)
        asking.again(brought, conversation)
        return taken_back(kept)

    monkeypatch.setattr(asking, "_taken_back", while_another_is_quicker)
    asking.again(brought, conversation)
    assert len(conversation.exchanges) == 1


def test_who_may_not_add_articles_is_not_told_to(library: Library) -> None:
    assert "Library" in Quotes(library, writable=True).shown("", "")
    assert "Library" not in Quotes(library, writable=False).shown("", "")
    for writable in (True, False):
        asking = Asking(Assistant(library), {}, writable=writable)
        *_, panes = asking.ask("Who built the wall?", Conversation())
        assert ("under Library" in panes.conversation) is writable


def test_no_more_is_looked_for_than_a_question_may_hold(harbour: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    normalize = unicodedata.normalize

    def noted(form: str, text: str) -> str:
        lengths.append(len(text))
        return normalize(form, text)  # type: ignore[arg-type]  # whichever form is asked for

    monkeypatch.setattr(unicodedata, "normalize", noted)
    endless = "report a" + "\u0301\u0316" * 20_000
    Quotes(harbour, writable=True).shown(endless, endless)
    Shelf(harbour, writable=True).listing(endless)
    assert lengths
    assert max(lengths) <= 2 * MOST_CHARACTERS  # taken apart, a letter is two
