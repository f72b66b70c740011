"""The command line and the web: `add URL`, `sync`, `feeds`. The site is on this machine."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable

import pytest

from qa.cli import DONE, FAILED, main
from qa.library import Library
from tests.helpers import FakeEncoder
from tests.qa.ingest.making import STORY
from tests.site import Answer, Site, page, rss


@pytest.fixture
def run(
    site: Site, fake_by_default: FakeEncoder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command whose library knows the way to the site: the command line itself has no option for that."""
    monkeypatch.setattr(Library, "open", functools.partial(Library.open, web=site.web(pause=0.0)))

    def command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def feed(site: Site) -> str:
    site.pages |= {
        "/ships": Answer(page("Forty ships", *STORY)),
        "/feed": rss(f"<title>Ships</title><link>{site.url}/ships</link>"),
    }
    return f"{site.url}/feed"


Run = Callable[..., tuple[int, str, str]]


def test_add_json_gives_the_line_of_an_address_as_of_a_path(run: Run, site: Site, feed: str) -> None:
    code, out, err = run("add", "--json", f"{site.url}/ships", f"{site.url}/gone")
    first, second = map(json.loads, out.splitlines())
    assert (code, err) == (FAILED, "")
    assert list(first) == ["input", "status", "article_id", "error"]
    assert (first["input"], first["status"], first["error"]) == (f"{site.url}/ships", "added", None)
    assert second["error"] == f"{site.url}/gone does not exist (404). Check the address in your browser."


def test_sync_tells_what_is_new_in_the_feeds(run: Run, site: Site, feed: str) -> None:
    assert run("add", feed)[0] == DONE
    code, out, _ = run("sync")
    assert (code, out.splitlines()) == (
        DONE,
        [f"unchanged  feed              The Lindhaven Gazette  ({feed})", "1 unchanged"],
    )
    code, out, _ = run("sync", "--json")
    assert json.loads(out) == {"input": feed, "status": "unchanged", "article_id": None, "error": None}
    site.pages["/feed"] = Answer(status=500)
    code, out, err = run("sync")
    assert (code, out) == (FAILED, "1 failed\n")
    assert err == f"failed     {feed} is not working (500). Try again later.\n"


def test_feeds_are_listed_and_dropped(run: Run, feed: str) -> None:
    run("add", feed)
    told = {"url": feed, "title": "The Lindhaven Gazette", "items": 1}
    assert run("feeds")[1] == f"{feed}  The Lindhaven Gazette  (1 item read)\n1 feed.\n"
    assert json.loads(run("feeds", "--json")[1]) == [told]
    assert json.loads(run("feeds", "--json", "--remove", feed)[1]) == told
    code, out, err = run("feeds", "--remove", feed)
    assert (code, out) == (FAILED, "")
    assert err == f"The feed {feed} is not one of yours. List your feeds with: pullquote feeds\n"
    assert run("sync")[:2] == (DONE, "You have no feeds yet. Add one: pullquote add FEED\n")


def test_signs_that_steer_a_terminal_are_not_printed(run: Run, site: Site) -> None:
    site.pages["/feed"] = rss("<title>x</title><link>http://10.0.0.1/&#x9b;31m</link>", title="Gazette \x9b31m")
    for said in (run("add", f"{site.url}/feed"), run("feeds"), run("sync")):
        assert "\x9b" not in said[1] + said[2]
