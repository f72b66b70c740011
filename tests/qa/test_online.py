"""Addresses and feeds into a library: what each gives, what is told of it, and what stays as it is."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from qa.errors import FeedNotFound, LibraryReadOnly
from qa.library import Library
from qa.store import DATABASE
from qa.types import Address, Feed, Outcome
from tests.helpers import FakeEncoder, add, child, numbered_articles, python, statuses, titles, write_article
from tests.qa.ingest.making import STORY, make_pdf
from tests.site import Answer, Asked, Site, drip, endless, names, page, rss

SHIPS = page("Forty ships", *STORY)
#: An article on the same site that has nothing in common with it.
OTHER = (
    "Nine bakers of Ostrava want to share one oven, because gas costs them more than flour does since last autumn.",
    "Their guild found a disused brick kiln behind the tannery and pays its owner four loaves each morning as rent.",
    "Critics fear that rye and wheat would taste alike, but a first batch sold out before eight o’clock.",
    "Whoever rises latest must sweep out everybody’s ashes, which nobody has yet been seen to do.",
)
CHANGED = page("Forty ships", *STORY, "The lighthouse was lit on Friday evening, for the first time in eleven years.")


@pytest.fixture
def online(opened: Callable[..., Library], site: Site) -> Library:
    """An empty library that knows the way to the site."""
    return opened(web=site.web(pause=0.0, seconds=5.0))


def tagged(body: str, etag: str = '"1"') -> Callable[[Asked], Answer]:
    """A page whose host says when it has not changed."""
    return lambda asked: Answer(
        body, status=304 if asked.headers.get("If-None-Match") == etag else 200, headers={"ETag": etag}
    )


def item(site: Site, path: str, **fields: str) -> str:
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<title>{path}</title><link>{site.url}{path}</link><guid>{path}</guid>{inside}"


def errors(outcomes: list[Outcome]) -> list[str]:
    """The errors, each one line that names its input."""
    found = [outcome.error or "" for outcome in outcomes if outcome.status == "failed"]
    assert all("\n" not in error for error in found)
    return found


# -- pages ------------------------------------------------------------------------------------------------------


def test_a_page_is_added_under_its_address(online: Library, site: Site) -> None:
    site.pages["/ships"] = Answer(SHIPS)
    (outcome,) = add(online, f"{site.url}/ships")
    assert (outcome.input, outcome.status, outcome.title) == (f"{site.url}/ships", "added", "Forty ships")
    article = online.article(outcome.article_id or "")
    assert (article.url, article.text) == (f"{site.url}/ships", "\n\n".join(STORY))


def test_the_same_page_by_other_ways_is_the_same(online: Library, site: Site) -> None:
    head = f'<link rel="canonical" href="{site.url}/ships">'
    both = Answer(page("Forty ships", *STORY, head=head))
    site.pages |= {"/ships": both, "/ships?utm_source=rss": both, "/ships/amp": both, "/s/1": Answer(
        status=301, headers={"Location": "/ships?utm_source=rss"}
    )}  # fmt: skip
    ways = [f"{site.url}{path}" for path in ("/ships", "/ships?utm_source=rss", "/ships/amp", "/s/1", "/ships#top")]
    assert statuses(add(online, *ways)) == ["added", *["unchanged"] * 4]
    assert [entry.url for entry in online.entries()] == [f"{site.url}/ships"]


def test_a_page_that_changed_replaces_its_article(online: Library, site: Site) -> None:
    site.pages["/ships"] = tagged(SHIPS)
    (old,) = add(online, f"{site.url}/ships")
    site.pages["/ships"] = tagged(CHANGED, '"2"')
    (new,) = add(online, f"{site.url}/ships")
    assert new.status == "updated"
    assert new.article_id != old.article_id
    assert [entry.id for entry in online.entries()] == [new.article_id]


def test_a_page_that_has_not_changed_is_not_sent_again(online: Library, site: Site) -> None:
    site.pages["/ships"] = tagged(SHIPS)
    (first,) = add(online, f"{site.url}/ships")
    revision = online.store.revision()
    (again,) = add(online, f"{site.url}/ships")
    assert (again.status, again.article_id, again.title) == ("unchanged", first.article_id, "Forty ships")
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    assert online.store.revision() == revision


def test_a_host_that_knows_only_dates_is_asked_by_date(online: Library, site: Site) -> None:
    since = "Fri, 14 Mar 2014 08:00:00 GMT"
    site.pages["/ships"] = lambda asked: Answer(
        SHIPS, status=304 if asked.headers.get("If-Modified-Since") == since else 200, headers={"Last-Modified": since}
    )
    assert statuses(add(online, *[f"{site.url}/ships"] * 2)) == ["added", "unchanged"]


def test_a_removed_article_comes_back_when_its_page_is_added_again(online: Library, site: Site) -> None:
    site.pages["/ships"] = tagged(SHIPS)
    (first,) = add(online, f"{site.url}/ships")
    online.remove([first.article_id or ""])
    assert statuses(add(online, f"{site.url}/ships")) == ["added"]
    assert "If-None-Match" not in site.asked[-1].headers


def test_a_page_that_claims_to_be_another_site_s_does_not_replace_it(online: Library, site: Site) -> None:
    site.pages["/ships"] = Answer(SHIPS)
    add(online, f"{site.url}/ships")
    head = f'<link rel="canonical" href="{site.url}/ships">'
    site.pages["/evil"] = Answer(page("Lies", *STORY[::-1], head=head))
    (outcome,) = add(online, f"http://other.example:{site.port}/evil")
    assert outcome.status == "added"
    assert titles(online) == {"Forty ships", "Lies"}


def test_pages_that_all_name_one_as_theirs_do_not_replace_one_another(online: Library, site: Site) -> None:
    head = f'<link rel="canonical" href="{site.url}/index.html">'
    site.pages["/a.html"] = Answer(page("Forty ships", *STORY, head=head))
    site.pages["/b.html"] = Answer(page("The ferry", *OTHER, head=head))
    ways = [f"{site.url}/a.html", f"{site.url}/b.html"]
    assert statuses(add(online, *ways)) == ["added", "added"]
    assert statuses(add(online, *ways)) == ["unchanged", "unchanged"]
    assert titles(online) == {"Forty ships", "The ferry"}


def test_a_page_that_another_names_as_its_own_does_not_replace_what_that_gave(online: Library, site: Site) -> None:
    head = f'<link rel="canonical" href="{site.url}/index.html">'
    site.pages["/a.html"] = Answer(page("Forty ships", *STORY, head=head))
    site.pages["/index.html"] = Answer(page("The ferry", *OTHER, head=head))
    ways = [f"{site.url}/a.html", f"{site.url}/index.html"]
    assert statuses(add(online, *ways)) == ["added", "added"]
    assert titles(online) == {"Forty ships", "The ferry"}
    add(online, *ways)
    assert statuses(add(online, *ways)) == ["unchanged", "unchanged"]
    addresses = {entry.title: entry.url for entry in online.entries()}
    assert addresses == {"Forty ships": ways[0], "The ferry": ways[1]}


def test_a_page_replaces_what_another_address_gave_of_it_before(online: Library, site: Site) -> None:
    head = f'<link rel="canonical" href="{site.url}/ships">'
    site.pages |= {"/s": Answer(page("Forty ships", *STORY, head=head)), "/ships": Answer(CHANGED)}
    assert statuses(add(online, f"{site.url}/s", f"{site.url}/ships")) == ["added", "updated"]
    assert len(online) == 1


def test_pages_that_name_one_and_begin_alike_do_not_replace_one_another(online: Library, site: Site) -> None:
    head = f'<link rel="canonical" href="{site.url}/bulletin">'
    begins = "The bulletin of the harbour office is written by hand each Monday and read aloud at the fish market."
    site.pages["/bulletin?id=1"] = Answer(page("Bulletin 1", begins, *STORY, head=head))
    site.pages["/bulletin?id=2"] = Answer(page("Bulletin 2", begins, *OTHER, head=head))
    ways = [f"{site.url}/bulletin?id=1", f"{site.url}/bulletin?id=2"]
    assert statuses(add(online, *ways)) == ["added", "added"]
    assert statuses(add(online, *ways)) == ["unchanged", "unchanged"]
    assert titles(online) == {"Bulletin 1", "Bulletin 2"}


def test_a_page_that_names_another_address_and_holds_another_article_now_replaces_its_own(
    online: Library, site: Site
) -> None:
    head = f'<link rel="canonical" href="{site.url}/today">'
    for body in (page("Forty ships", *STORY, head=head), page("The ferry", *OTHER, head=head)):
        site.pages["/today?from=home"] = Answer(body)
        add(online, f"{site.url}/today?from=home")
    assert titles(online) == {"The ferry"}


@pytest.mark.parametrize("status", [301, 308])
def test_an_article_whose_page_moved_is_replaced_by_what_stands_there(online: Library, site: Site, status: int) -> None:
    site.pages["/a"] = Answer(SHIPS)
    add(online, f"{site.url}/a")
    site.pages |= {"/a": Answer(status=status, headers={"Location": "/b"}), "/b": Answer(CHANGED)}
    (moved,) = add(online, f"{site.url}/a")
    assert moved.status == "updated"
    assert [(entry.id, entry.url) for entry in online.entries()] == [(moved.article_id, f"{site.url}/b")]
    assert statuses(add(online, f"{site.url}/a", f"{site.url}/b")) == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    ("status", "body"), [(301, page("The ferry", *OTHER)), (302, CHANGED)], ids=["another article", "for now"]
)
def test_an_article_whose_page_leads_elsewhere_is_kept(online: Library, site: Site, status: int, body: str) -> None:
    site.pages["/a"] = Answer(SHIPS)
    (kept,) = add(online, f"{site.url}/a")
    site.pages |= {"/a": Answer(status=status, headers={"Location": "/b"}), "/b": Answer(body)}
    assert statuses(add(online, f"{site.url}/a")) == ["added"]
    assert kept.article_id in {entry.id for entry in online.entries()}


def test_articles_whose_file_moved_are_replaced_one_by_one(online: Library, site: Site) -> None:
    line = '{{"title": "{}", "text": "{}", "url": "https://gazette.example/{}"}}\n'.format
    ships, ferry = (" ".join(text).replace('"', "") for text in (STORY, OTHER))
    site.pages["/a.jsonl"] = Answer(line("Ships", ships, 1) + line("Ferry", ferry, 2), "application/x-ndjson")
    add(online, f"{site.url}/a.jsonl")
    corrected = line("Ships", f"{ships} So it was.", 1) + line("Ferry", f"{ferry} So it was.", 2)
    site.pages["/a.jsonl"] = Answer(status=301, headers={"Location": "/b.jsonl"})
    site.pages["/b.jsonl"] = Answer(corrected, "application/x-ndjson")
    assert statuses(add(online, f"{site.url}/a.jsonl")) == ["updated", "updated"]
    assert len(online) == 2


def test_a_page_by_https_replaces_what_it_gave_by_http(online: Library, site: Site) -> None:
    site.pages["/a"] = Answer(SHIPS)
    add(online, f"{site.url}/a")
    own = f"{site.url.replace('http:', 'https:')}/a"
    paragraphs = (*STORY, "The lighthouse was lit on Friday.")
    site.pages["/b"] = Answer(page("Forty ships", *paragraphs, head=f'<link rel="canonical" href="{own}">'))
    assert statuses(add(online, f"{site.url}/b")) == ["updated"]
    assert [entry.url for entry in online.entries()] == [own]


def test_an_article_is_kept_when_its_page_is_gone_locked_or_broken(online: Library, site: Site) -> None:
    site.pages["/ships"] = Answer(SHIPS)
    (kept,) = add(online, f"{site.url}/ships")
    for answer in (
        Answer(status=404),
        Answer(page("Forty ships", STORY[0], "Subscribe to continue reading")),
        Answer("<html><body><p>Sign in</p></body></html>"),
        Answer(page("Page not found", "We are sorry, but there is no such page.", "It may have moved.", STORY[0])),
        Answer(""),
    ):
        site.pages["/ships"] = answer
        assert statuses(add(online, f"{site.url}/ships")) == ["failed"]
    assert [entry.id for entry in online.entries()] == [kept.article_id]


def test_an_article_is_kept_whole_when_its_page_shows_only_the_beginning_later(online: Library, site: Site) -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    long = [f"{text} That was in week {week}." for week in range(3) for text in (*STORY, *OTHER)]
    site.pages["/ships"] = Answer(page("Forty ships", *long, head=head))
    (kept,) = add(online, f"{site.url}/ships")
    site.pages["/ships"] = Answer(page("Forty ships", *long[:10], "Subscribe to continue reading.", head=head))
    (failed,) = add(online, f"{site.url}/ships")
    assert "only the beginning of its article" in errors([failed])[0]
    assert "The whole article, as it was kept before, stays." in errors([failed])[0]
    assert [entry.id for entry in online.entries()] == [kept.article_id]
    corrected = [*long[:-1], "Nobody has swept out the ashes since."]
    site.pages["/ships"] = Answer(page("Forty ships", *corrected, head=head))
    assert statuses(add(online, f"{site.url}/ships")) == ["updated"]


def test_a_file_by_address_is_read_as_a_file(online: Library, site: Site) -> None:
    site.pages["/ships.pdf"] = Answer(make_pdf(["\n\n".join(STORY)]), "application/octet-stream")
    body = '{"title": "A", "text": "Boats came in."}\n{broken\n{"title": "B", "text": "Trains were late."}\n'
    site.pages["/all.jsonl"] = Answer(body, "application/x-ndjson")
    assert statuses(add(online, f"{site.url}/ships.pdf")) == ["added"]
    lines = add(online, f"{site.url}/all.jsonl")
    assert {outcome.input: outcome.status for outcome in lines} == {
        f"{site.url}/all.jsonl:1": "added",
        f"{site.url}/all.jsonl:2": "failed",
        f"{site.url}/all.jsonl:3": "added",
    }
    site.pages["/all.jsonl"] = Answer(body.replace("{broken\n", ""), "application/x-ndjson")
    assert statuses(add(online, f"{site.url}/all.jsonl")) == ["unchanged", "unchanged"]
    assert statuses(add(online, f"{site.url}/all.jsonl", f"{site.url}/ships.pdf")) == ["unchanged"] * 3


@pytest.mark.parametrize("kind", ["text/html; charset=utf\u20118", "text/html; charset=\xe9", "\xa0"])
def test_a_kind_in_letters_that_no_header_may_hold_is_no_obstacle(online: Library, site: Site, kind: str) -> None:
    site.pages |= {"/a": Answer(SHIPS, kind.encode().decode("latin-1")), "/b": Answer(page("Boats", *STORY[::-1]))}
    assert statuses(add(online, f"{site.url}/a", f"{site.url}/b")) == ["added", "added"]


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_what_no_request_may_hold_is_not_asked_with(online: Library, site: Site, name: str) -> None:
    site.pages["/a"] = Answer(SHIPS, headers={name: "ven., 14 f\xe9vr. 2014"})
    assert statuses(add(online, f"{site.url}/a")) == ["added"]
    assert statuses(add(online, f"{site.url}/a")) == ["unchanged"]


def test_where_there_is_no_room_for_what_was_fetched_it_is_told_and_tried_again(
    online: Library, site: Site, gazette: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(tempfile, "TemporaryDirectory", full)
        (failed,) = add(online, f"{site.url}/boats")
        assert failed.status == "failed"
        assert "No space left on device. Make room among the temporary files" in (failed.error or "")
        assert statuses(add(online, gazette)) == ["failed"]
    # The feed itself has room, its items have none.
    taken: Iterator[Callable[..., object]] = iter([tempfile.TemporaryDirectory, full, full])
    with monkeypatch.context() as patched:
        patched.setattr(tempfile, "TemporaryDirectory", lambda **named: next(taken)(**named))
        assert statuses(add(online, gazette)) == ["failed", "failed"]
    assert statuses(add(online, gazette)) == ["added", "added"]


def test_the_same_article_at_two_addresses_is_a_duplicate(online: Library, site: Site) -> None:
    site.pages |= {"/a": Answer(SHIPS), "/b": Answer(SHIPS)}
    assert statuses(add(online, f"{site.url}/a", f"{site.url}/b")) == ["added", "duplicate"]


# -- a batch ----------------------------------------------------------------------------------------------------


def test_whatever_an_address_does_the_rest_of_the_batch_goes_on(
    opened: Callable[..., Library], site: Site, tmp_path: Path
) -> None:
    inside = "http://inside.example/"
    site.pages |= {
        "/ships": Answer(SHIPS),
        "/last": Answer(page("The last", *STORY[::-1])),
        "/endless": Answer(pour=endless()),
        "/large": Answer(headers={"Content-Length": str(50 * 2**20)}, pour=endless()),
        "/drip": Answer(pour=drip),
        "/round": Answer(status=302, headers={"Location": "/round"}),
        "/inside": Answer(status=302, headers={"Location": inside}),
        "/image": Answer(b"\x89PNG", "image/png"),
        "/empty": Answer(""),
        "/none": Answer("<html><body><a href=/>Home</a></body></html>"),
        "/binary": Answer(b"\x00\x01\x02" * 999),
        "/pdf": Answer(b"%PDF-1.7 cut off", "application/pdf"),
        "/feed": Answer("<rss><channel>" + "<" * 99, "application/rss+xml"),
        "/bomb": Answer('<!DOCTYPE rss [<!ENTITY a "a">]><rss/>', "application/rss+xml"),
    }
    web = site.web(names({"inside.example": ["192.168.0.1"]}), pause=0.0, seconds=0.5, page_bytes=2**20)
    library = opened(web=web)
    bad = [f"{site.url}{path}" for path in site.pages if path not in ("/ships", "/last")]
    bad += [inside, "http://10.0.0.1/", "http://2130706433/", "https://ida:secret@a.example/", "http://", "ftp://a/b"]
    file = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    outcomes = add(library, f"{site.url}/ships", *bad, file, f"{site.url}/last")
    assert [one.input for one in outcomes if one.status == "failed"] == bad
    assert len(errors(outcomes)) == len(bad)
    assert all(error.startswith(given) for error, given in zip(errors(outcomes), bad, strict=True))
    assert titles(library) == {"Forty ships", "Boats", "The last"}


def test_what_a_visitor_types_is_never_a_path(online: Library, tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.md", "Secret", "Words of this machine.")
    assert statuses(add(online, Address(str(file)), Address(f"file://{file}"), Address(""))) == ["failed"] * 3
    assert len(online) == 0


def test_a_library_that_takes_no_write_fetches_nothing(
    online: Library, opened: Callable[..., Library], site: Site
) -> None:
    reading = opened(online.folder, read_only=True, web=site.web())
    for attempt in (lambda: add(reading, f"{site.url}/ships"), lambda: list(reading.sync())):
        with pytest.raises(LibraryReadOnly):
            attempt()
    with pytest.raises(LibraryReadOnly):
        reading.unfollow("https://a.example/")
    assert reading.feeds() == ()
    assert site.asked == []


# -- feeds ------------------------------------------------------------------------------------------------------


@pytest.fixture
def gazette(site: Site) -> str:
    """The address of a feed of two items."""
    site.pages |= {
        "/ships": Answer(SHIPS),
        "/boats": Answer(page("Boats", *STORY[::-1])),
        "/feed": rss(item(site, "/ships", pubDate="Fri, 14 Mar 2014 08:00:00 GMT"), item(site, "/boats")),
    }
    return f"{site.url}/feed"


def test_a_feed_gives_the_pages_it_links_to(online: Library, site: Site, gazette: str) -> None:
    outcomes = add(online, gazette)
    assert [(one.input, one.status) for one in outcomes] == [
        (f"{site.url}/ships", "added"),
        (f"{site.url}/boats", "added"),
    ]
    ships, boats = online.entries()
    assert (ships.title, ships.published, ships.published_from) == ("Forty ships", date(2014, 3, 14), "feed")
    assert (boats.title, boats.published, boats.publisher) == ("Boats", None, "The Lindhaven Gazette")
    assert online.feeds() == (Feed(gazette, "The Lindhaven Gazette", 2),)


def test_on_the_next_run_only_new_items_are_read(online: Library, site: Site, gazette: str) -> None:
    add(online, gazette)
    site.asked.clear()
    (again,) = add(online, gazette)
    assert (again.input, again.status, again.article_id) == (gazette, "unchanged", None)
    assert site.paths() == ["/feed"]
    site.pages["/new"] = Answer(page("New", *STORY, STORY[0]))
    site.pages["/feed"] = rss(item(site, "/new"), item(site, "/ships"))
    (new,) = online.sync()
    assert (new.input, new.status) == (f"{site.url}/new", "added")
    assert site.paths() == ["/feed", "/feed", "/new"]


@pytest.mark.parametrize("again", ["add", "sync"])
def test_of_a_long_feed_some_are_read_at_a_time_and_the_others_are_told_of(
    online: Library, site: Site, gazette: str, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    monkeypatch.setattr("qa.online._MOST_ITEMS", 1)
    feed = site.pages["/feed"]
    assert isinstance(feed, Answer)
    site.pages["/feed"] = tagged(str(feed.body))
    outcomes = add(online, gazette)
    assert statuses(outcomes) == ["added", "failed"]
    told = f"{gazette} has 1 more item: 1 of a feed are read at a time. Add it again for the next."
    assert errors(outcomes) == [told]
    following = add(online, gazette) if again == "add" else list(online.sync())
    assert [(one.input, one.status) for one in following] == [(f"{site.url}/boats", "added")]
    assert [one.status for one in online.sync()] == ["unchanged"]


def test_sync_reads_every_feed_that_was_added(online: Library, site: Site, gazette: str) -> None:
    site.pages |= {"/other": rss(item(site, "/ships"), title="Other")}
    add(online, gazette, f"{site.url}/other")
    assert [feed.title for feed in online.feeds()] == ["The Lindhaven Gazette", "Other"]
    assert [one.input for one in online.sync()] == [gazette, f"{site.url}/other"]
    site.pages["/feed"] = Answer(status=500)
    failed, other = online.sync()
    assert (failed.status, other.status) == ("failed", "unchanged")


def test_a_feed_that_has_not_changed_is_not_sent_again(online: Library, site: Site, gazette: str) -> None:
    feed = site.pages["/feed"]
    assert isinstance(feed, Answer)
    site.pages["/feed"] = tagged(str(feed.body))
    add(online, gazette)
    revision = online.store.revision()
    (again,) = online.sync()
    assert (again.status, again.title) == ("unchanged", "The Lindhaven Gazette")
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    assert online.store.revision() == revision


def test_an_item_that_could_not_be_reached_is_tried_again_and_one_that_is_gone_is_not(
    online: Library, site: Site, gazette: str
) -> None:
    feed = site.pages["/feed"]
    assert isinstance(feed, Answer)
    site.pages |= {"/feed": tagged(str(feed.body)), "/ships": Answer(status=502), "/boats": Answer(status=410)}
    assert statuses(add(online, gazette)) == ["failed", "failed"]
    site.asked.clear()
    site.pages |= {"/ships": Answer(SHIPS), "/boats": Answer(page("Boats", *STORY))}
    assert statuses(list(online.sync())) == ["added"]
    assert site.paths() == ["/feed", "/ships"]
    assert statuses(list(online.sync())) == ["unchanged"]


def test_an_article_that_was_removed_does_not_come_back_with_its_feed(
    online: Library, site: Site, gazette: str
) -> None:
    first, _ = add(online, gazette)
    online.remove([first.article_id or ""])
    assert statuses(list(online.sync())) == ["unchanged"]
    site.pages["/feed"] = rss(item(site, "/boats"))
    list(online.sync())
    site.pages["/feed"] = rss(item(site, "/ships"), item(site, "/boats"))  # it left the feed, and comes back
    assert statuses(list(online.sync())) == ["unchanged"]
    assert titles(online) == {"Boats"}


def test_an_article_that_was_removed_does_not_come_back_with_another_feed_or_under_another_id(
    online: Library, site: Site, gazette: str
) -> None:
    head = f'<link rel="canonical" href="{site.url}/ships">'
    site.pages |= {
        "/ships?from=feed": Answer(page("Forty ships", *STORY, head=head)),
        "/feed": rss(item(site, "/ships?from=feed"), item(site, "/boats")),
        "/other": rss(item(site, "/boats"), title="Other"),
    }
    first, _, _ = add(online, gazette, f"{site.url}/other")
    online.remove([first.article_id or ""])
    for link in ("/ships?from=feed", "/ships"):
        renamed = f"<title>Ships</title><link>{site.url}{link}</link><guid>of {link}</guid>"
        site.pages |= {"/feed": rss(renamed, item(site, "/boats")), "/other": rss(renamed, title="Other")}
        assert statuses(list(online.sync())) == ["unchanged", "unchanged"]
    assert titles(online) == {"Boats"}
    assert statuses(add(online, f"{site.url}/ships")) == ["added"]


def test_an_article_of_a_feed_s_own_words_that_was_removed_does_not_come_back_with_another_feed(
    online: Library, site: Site
) -> None:
    gone = item(site, "/gone", description=" ".join(STORY))
    site.pages |= {"/feed": rss(gone), "/other": rss(item(site, "/gone"), title="Other")}
    (first, _) = add(online, f"{site.url}/feed", f"{site.url}/other")
    online.remove([first.article_id or ""])
    site.pages["/other"] = rss(gone.replace("<guid>", "<guid>new"), title="Other")
    assert statuses(list(online.sync())) == ["unchanged", "unchanged"]
    assert len(online) == 0


def test_an_article_that_was_removed_does_not_come_back_by_the_address_that_it_moved_from(
    online: Library, site: Site, gazette: str
) -> None:
    site.pages |= {"/old": Answer(status=301, headers={"Location": "/ships"}), "/feed": rss(item(site, "/old"))}
    (first,) = add(online, gazette)
    online.remove([first.article_id or ""])
    site.pages["/feed"] = rss(f"<title>Ships</title><link>{site.url}/old</link><guid>new</guid>")
    assert statuses(list(online.sync())) == ["unchanged"]
    assert len(online) == 0


def test_an_article_that_was_told_of_and_removed_does_not_come_back_though_the_batch_was_left_there(
    online: Library, site: Site, gazette: str
) -> None:
    batch = online.add([gazette])
    first = next(batch)
    batch.close()
    online.remove([first.article_id or ""])
    assert statuses(list(online.sync())) == ["added"]
    assert titles(online) == {"Boats"}


def test_an_item_whose_page_gives_nothing_falls_back_to_what_the_feed_brings(online: Library, site: Site) -> None:
    whole = "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in STORY)
    site.pages |= {
        "/robots.txt": Answer("User-agent: *\nDisallow: /closed", "text/plain"),
        "/feed": rss(
            item(site, "/closed", description=whole, pubDate="Fri, 14 Mar 2014 08:00:00 GMT"),
            item(site, "/gone", description="A teaser of a few words."),
        ),
    }
    brought, gone = add(online, f"{site.url}/feed")
    assert (brought.status, gone.status) == ("added", "failed")
    article = online.article(brought.article_id or "")
    assert (article.title, article.url, article.published_from) == ("/closed", f"{site.url}/closed", "feed")
    assert article.text == "\n\n".join(STORY)


def test_what_a_feed_brings_is_not_taken_for_a_page_that_may_answer_the_next_time(online: Library, site: Site) -> None:
    site.pages |= {
        "/feed": rss(item(site, "/ships", description=" ".join(STORY)), item(site, "/boats", description="A teaser.")),
        "/ships": Answer(status=503, headers={"Retry-After": "600"}),
        "/boats": Answer(page("Boats", *OTHER)),
    }
    assert statuses(add(online, f"{site.url}/feed")) == ["failed", "failed"]
    assert len(online) == 0
    site.pages["/ships"] = Answer(page("Forty ships", *STORY, *OTHER))
    assert statuses(list(online.sync())) == ["added", "added"]
    (ships,) = [entry for entry in online.entries() if entry.title == "Forty ships"]
    assert online.article(ships.id).text == "\n\n".join((*STORY, *OTHER))


@pytest.mark.parametrize("answer", [Answer(status=403), Answer(status=404), Answer(status=500), Answer("Sign in")])
def test_what_a_feed_brings_does_not_take_the_place_of_what_its_page_gave(
    online: Library, site: Site, answer: Answer
) -> None:
    head = f'<link rel="canonical" href="{site.url}/ships">'
    site.pages["/ships?from=feed"] = Answer(page("Forty ships", *STORY, *OTHER, head=head))
    (whole,) = add(online, f"{site.url}/ships?from=feed")
    site.pages |= {
        "/ships?from=feed": answer,
        "/feed": rss(item(site, "/ships?from=feed", description=" ".join(STORY))),
    }
    (kept,) = add(online, f"{site.url}/feed")
    assert kept.status in ("unchanged", "failed")
    assert [entry.id for entry in online.entries()] == [whole.article_id]


def test_what_a_feed_said_of_a_page_stays_when_the_page_is_added_by_itself(
    online: Library, site: Site, gazette: str
) -> None:
    add(online, gazette)
    site.pages["/ships"] = Answer(CHANGED)
    (updated,) = add(online, f"{site.url}/ships")
    assert updated.status == "updated"
    assert online.entry(updated.article_id or "").published == date(2014, 3, 14)


@pytest.mark.parametrize("later", ["", '<meta name="author" content="Jan Kolar">'], ids=["nobody", "another"])
def test_an_author_that_a_page_has_withdrawn_is_so_in_the_library(online: Library, site: Site, later: str) -> None:
    site.pages["/ships"] = Answer(page("Forty ships", *STORY, head='<meta name="author" content="Ida Brandt">'))
    add(online, f"{site.url}/ships")
    assert [entry.authors for entry in online.entries()] == [("Ida Brandt",)]
    site.pages["/ships"] = Answer(page("Forty ships", *STORY, head=later))
    assert statuses(add(online, f"{site.url}/ships")) == ["updated"]
    assert [entry.authors for entry in online.entries()] == [("Jan Kolar",) if later else ()]


def test_an_author_whom_a_feed_named_stays_as_long_as_the_page_names_nobody(
    online: Library, site: Site, gazette: str
) -> None:
    site.pages["/feed"] = rss(item(site, "/ships", author="Ida Brandt"))
    add(online, gazette)
    for later in ("It rained.", "It snowed."):
        site.pages["/ships"] = Answer(page("Forty ships", *STORY, later))
        assert statuses(add(online, f"{site.url}/ships")) == ["updated"]
        assert [entry.authors for entry in online.entries()] == [("Ida Brandt",)]


def test_what_a_feed_said_of_a_page_is_not_said_of_another_article_in_its_place(
    online: Library, site: Site, gazette: str
) -> None:
    head = '<meta name="author" content="Ida Brandt"><meta property="og:site_name" content="The Quay">'
    site.pages["/ships"] = Answer(page("Forty ships", *STORY, head=head))
    first, _ = add(online, gazette)
    assert online.entry(first.article_id or "").published == date(2014, 3, 14)
    site.pages["/ships"] = Answer(page("The ferry", *OTHER))
    (updated,) = add(online, f"{site.url}/ships")
    ferry = online.article(updated.article_id or "")
    assert (updated.status, ferry.authors, ferry.publisher, ferry.published) == ("updated", (), None, None)


def test_items_that_lead_inside_are_refused_one_by_one(opened: Callable[..., Library], site: Site) -> None:
    site.pages |= {
        "/ships": Answer(SHIPS),
        "/feed": rss(
            "<title>A</title><link>http://inside.example/</link><guid>1</guid>",
            "<title>B</title><link>http://169.254.169.254/latest</link><guid>2</guid>",
            item(site, "/ships"),
        ),
    }
    library = opened(web=site.web(names({"inside.example": ["10.0.0.1"]}), pause=0.0))
    assert statuses(add(library, f"{site.url}/feed")) == ["failed", "failed", "added"]


def test_a_page_whose_head_names_a_feed_stays_a_page(online: Library, site: Site) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    site.pages["/ships"] = Answer(page("Forty ships", *STORY, head=head))
    assert statuses(add(online, f"{site.url}/ships")) == ["added"]
    assert online.feeds() == ()
    assert site.paths() == ["/ships"]


def test_a_feed_that_became_a_page_is_told_and_adds_nothing(online: Library, site: Site, gazette: str) -> None:
    add(online, gazette)
    site.pages["/feed"] = Answer(SHIPS)
    (failed,) = online.sync()
    assert "is no longer a feed" in errors([failed])[0]
    assert len(online) == 2


def test_an_item_that_is_a_feed_is_not_followed(online: Library, site: Site) -> None:
    site.pages["/feed"] = rss(item(site, "/feed"))
    (failed,) = add(online, f"{site.url}/feed")
    assert "a feed within a feed" in errors([failed])[0]


def test_a_feed_is_dropped_and_its_articles_stay(online: Library, site: Site, gazette: str) -> None:
    feed = site.pages["/feed"]
    assert isinstance(feed, Answer)
    site.pages["/feed"] = tagged(str(feed.body))
    add(online, gazette)
    assert online.unfollow(f" {gazette}").url == gazette
    assert online.feeds() == ()
    assert list(online.sync()) == []
    assert len(online) == 2
    with pytest.raises(FeedNotFound):
        online.unfollow(gazette)
    assert set(statuses(add(online, gazette))) == {"unchanged"}  # it may be followed again
    assert len(online.feeds()) == 1


# -- what is on disk --------------------------------------------------------------------------------------------


def forget_later_tables(folder: Path) -> None:
    """The library as a Pullquote from before there were feeds has left it."""
    db = sqlite3.connect(folder / DATABASE)
    with db:
        for table in ("feed_items", "feeds", "fetched"):
            db.execute(f"DROP TABLE {table}")
    db.close()


def test_a_library_from_before_there_were_feeds_opens_either_way(
    opened: Callable[..., Library], site: Site, gazette: str, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    library = opened(folder)
    add(library, *numbered_articles(tmp_path / "in", 2))
    library.close()
    forget_later_tables(folder)
    assert opened(folder, read_only=True).feeds() == ()
    writing = opened(folder, web=site.web(pause=0.0))
    assert set(statuses(add(writing, gazette))) == {"added"}
    assert len(writing) == 4


def test_a_feed_that_is_killed_half_way_loses_nothing_it_told_of(site: Site, gazette: str, tmp_path: Path) -> None:
    gate = Answer(pour=drip)
    site.pages["/boats"] = gate
    code = (
        "import ipaddress, sys\n"
        "from qa.library import Library\n"
        "from tests.helpers import FakeEncoder\n"
        "from tests.site import LOOPBACK, names\n"
        "from qa.ingest.web.fetch import Fetcher, Limits\n"
        "from qa.ingest.web.manners import Web\n"
        "from qa.ingest.web.reach import Reach\n"
        "web = Web(Fetcher(Reach((LOOPBACK,), None), names({}), Limits(pause=0.0, seconds=60.0)))\n"
        "library = Library.open(sys.argv[1], encoder=FakeEncoder(), web=web)\n"
        "for outcome in library.add([sys.argv[2]]): print(outcome.status, flush=True)\n"
    )
    process = child(code, str(tmp_path / "library"), gazette)
    assert process.stdout is not None
    assert process.stdout.readline() == "added\n"
    process.kill()
    process.communicate()
    with Library.open(tmp_path / "library", encoder=FakeEncoder(), web=site.web(pause=0.0)) as library:
        assert titles(library) == {"Forty ships"}
        site.pages["/boats"] = Answer(page("Boats", *STORY[::-1]))
        # The first item is noted as read after it was told of: it may be read twice, and never is lost.
        assert statuses(add(library, gazette)) in (["added"], ["unchanged", "added"])
        assert titles(library) == {"Forty ships", "Boats"}


# -- offline ----------------------------------------------------------------------------------------------------


def test_without_an_address_nothing_of_the_web_is_loaded(tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    code = (
        "import sys\nfrom qa.library import Library\nfrom tests.helpers import FakeEncoder\n"
        f"with Library.open({str(tmp_path / 'library')!r}, encoder=FakeEncoder()) as library:\n"
        f"    assert [one.status for one in library.add([{str(file)!r}])] == ['added']\n"
        "    assert list(library.sync()) == [] and library.feeds() == ()\n"
        "print('LOADED', *sorted({'feedparser', 'qa.ingest.web.wire', 'qa.online'} & set(sys.modules)))"
    )
    ran = python("-c", code)
    assert ran.stdout.splitlines()[-1:] == ["LOADED"], ran.stderr


def test_the_program_as_it_ships_does_not_reach_this_machine(opened: Callable[..., Library], site: Site) -> None:
    library = opened()
    given = [
        site.url,
        f"http://127.0.0.1:{site.port}/",
        "http://localhost/",
        "http://[::1]/",
        f"http://0.0.0.0:{site.port}/",
    ]
    assert statuses(add(library, *given)) == ["failed"] * len(given)
    assert site.asked == []
