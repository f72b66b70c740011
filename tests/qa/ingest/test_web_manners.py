"""Manners: robots.txt, turns, pauses, redirects, hosts that are busy or do not answer."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from qa.errors import EmptyInput, InputError, MissingInput, Unreachable, UnsupportedInput
from qa.ingest.web.manners import Visit
from qa.ingest.web.robots import Robots
from tests.site import HOST, Answer, Asked, Site, drip, names

STORY = Answer("<p>Forty ships.</p>")


def refused(visit: Visit, url: str) -> InputError:
    with pytest.raises(InputError) as caught:
        visit.fetch(url)
    assert str(caught.value).startswith(url)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    return caught.value


def robots(*lines: str) -> Answer:
    return Answer("\n".join(lines), "text/plain")


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


# -- robots.txt -------------------------------------------------------------------------------------------------


def test_a_page_that_robots_are_asked_to_leave_is_left(site: Site) -> None:
    site.pages |= {"/robots.txt": robots("User-agent: *", "Disallow: /private"), "/private/a": STORY, "/a": STORY}
    visit = site.web().visit()
    assert "its robots.txt" in str(refused(visit, f"{site.url}/private/a"))
    assert visit.fetch(f"{site.url}/a").status == 200
    assert site.paths() == ["/a"]


def test_robots_txt_is_asked_for_once_in_a_batch(site: Site) -> None:
    site.pages |= {"/robots.txt": robots("User-agent: *", "Allow: /"), "/a": STORY, "/b": STORY}
    visit = site.web().visit()
    for path in ("/a", "/b", "/a"):
        visit.fetch(f"{site.url}{path}")
    assert [asked.path for asked in site.asked].count("/robots.txt") == 1


def test_a_redirect_leads_past_no_robots_txt(site: Site) -> None:
    site.pages |= {"/robots.txt": robots("User-agent: *", "Disallow: /b"), "/a": redirect("/b"), "/b": STORY}
    refused(site.web().visit(), f"{site.url}/a")
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("status", [404, 403, 410])
def test_without_a_robots_txt_all_may_be_fetched(site: Site, status: int) -> None:
    site.pages |= {"/robots.txt": Answer(status=status), "/a": STORY}
    assert site.web().visit().fetch(f"{site.url}/a").status == 200


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(status=503), Answer(pour=drip)])
def test_while_robots_txt_cannot_be_had_nothing_is_fetched(site: Site, answer: Answer) -> None:
    site.pages |= {"/robots.txt": answer, "/a": STORY, "/b": STORY}
    visit = site.web(robots_seconds=0.3).visit()
    for path in ("/a", "/b"):
        assert isinstance(refused(visit, f"{site.url}{path}"), Unreachable)
    assert site.paths() == []


def test_of_an_endless_robots_txt_the_beginning_counts(site: Site) -> None:
    def pour(out: Any) -> None:
        out.write(b"User-agent: *\nDisallow: /a\n")
        while True:
            out.write(b"# and so on\n" * 1000)

    site.pages |= {"/robots.txt": Answer(pour=pour), "/a": STORY}
    assert "its robots.txt" in str(refused(site.web().visit(), f"{site.url}/a"))


@pytest.mark.parametrize(
    ("lines", "allowed"),
    [
        (["User-agent: *", "Disallow: /"], False),
        (["User-agent: *", "Disallow:"], True),
        (["User-agent: GPTBot", "Disallow: /"], True),
        (["User-agent: GPTBot", "User-agent: *", "Disallow: /"], False),
        (["User-agent: *", "Disallow: /", "User-agent: Pullquote", "Allow: /"], True),
        (["User-agent: pullquote/0.1 # us", "Disallow: /news"], False),
        (["User-agent: Pullquotebot", "Disallow: /"], True),
        (["User-agent: *", "Disallow: /news", "Allow: /news/2014"], True),
        (["User-agent: *", "Disallow: /*.html$"], False),
        (["\ufeffuser-agent: *", "disallow: /"], False),
        ([], True),
    ],
)
def test_what_robots_txt_says_to_us(lines: list[str], allowed: bool) -> None:
    assert Robots.parse("\n".join(lines).encode()).allows("https://a.example/news/2014/a.html") == allowed


def test_a_robots_txt_of_thousands_of_names_and_rules_stays_small() -> None:
    lines = [f"User-agent: bot{n}" for n in range(10_000)] + [f"Disallow: /{n}/*/x" for n in range(10_000)]
    rules = Robots.parse("\n".join([*lines, "User-agent: *", "Disallow: /a"]).encode())
    assert not rules.allows("https://a.example/a")
    assert rules._parser is not None
    assert len(rules._parser._user_agents) == 2


# -- turns and pauses -------------------------------------------------------------------------------------------


def test_between_two_requests_to_a_host_there_is_a_pause(site: Site) -> None:
    site.pages |= {"/a": STORY, "/b": STORY}
    visit = site.web(pause=5.0).visit()
    visit.fetch(f"{site.url}/a")
    assert site.slept == []
    visit.fetch(f"{site.url}/b")
    (slept,) = site.slept
    assert 0 < slept <= 5.0


def test_a_robots_txt_may_ask_for_a_longer_pause_within_reason(site: Site) -> None:
    site.pages |= {"/robots.txt": robots("User-agent: *", "Crawl-delay: 4000"), "/a": STORY}
    visit = site.web(pause=1.0, longest_pause=100.0).visit()
    visit.fetch(f"{site.url}/a")
    visit.fetch(f"{site.url}/a")
    (slept,) = site.slept
    assert 1.0 < slept <= 100.0


def test_another_host_is_not_waited_for(site: Site) -> None:
    site.pages["/a"] = STORY
    visit = site.web(pause=5.0).visit()
    visit.fetch(f"{site.url}/a")
    visit.fetch(f"http://other.example:{site.port}/a")
    assert site.slept == []


def test_two_batches_ask_a_host_one_request_at_a_time(site: Site) -> None:
    at_once, most = 0, 0
    lock, begun, go = threading.Lock(), threading.Event(), threading.Event()

    def counted(asked: Asked) -> Answer:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        begun.set()
        go.wait(10)
        with lock:
            at_once -= 1
        return STORY

    site.pages["/a"] = counted
    web = site.web()
    threads = [threading.Thread(target=web.visit().fetch, args=(f"{site.url}/a",)) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    go.set()
    for thread in threads:
        thread.join(20)
    assert most == 1
    assert site.paths() == ["/a"] * 3


# -- redirects --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_to_its_end(site: Site, status: int) -> None:
    site.pages |= {"/a": redirect("b", status), "/b": redirect(f"{site.url}/c", status), "/c": STORY}
    reply = site.web().visit().fetch(f"{site.url}/a")
    assert str(reply.url) == f"{site.url}/c"
    assert site.slept == []


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/latest/meta-data",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]:8080/",
        "http://[::ffff:10.0.0.1]/",
        "http://inside.example/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://ida:secret@gazette.example/",
        "file:///etc/passwd",
        "gopher://inside.example/",
        "javascript:alert(1)",
        "http://[",
        "//inside.example/",
    ],
)
def test_a_redirect_leads_nowhere_that_the_address_itself_may_not(site: Site, to: str) -> None:
    site.pages["/a"] = redirect(to)
    web = site.web(names({"inside.example": ["192.168.0.1"]}))
    assert isinstance(refused(web.visit(), f"{site.url}/a"), UnsupportedInput)
    assert site.paths() == ["/a"]


def test_a_name_that_leads_elsewhere_at_the_second_look_is_looked_at_again(site: Site) -> None:
    numbers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    site.pages |= {"/a": redirect("/b"), "/b": STORY}
    web = site.web(lambda host, port: next(numbers))
    assert "leads to 10.0.0.1" in str(refused(web.visit(), f"{site.url}/a"))
    assert site.paths() == ["/a"]


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "redirects more than 5 times" in str(refused(site.web().visit(), f"{site.url}/a"))
    assert len(site.paths()) == 6


def test_a_cookie_given_on_the_way_is_shown_again_on_the_way_and_never_after(site: Site) -> None:
    def counting(asked: Asked) -> Answer:
        return (
            STORY
            if "seen=1" in asked.headers.get("Cookie", "")
            else Answer(status=302, headers={"Location": "/a", "Set-Cookie": "seen=1"})
        )

    site.pages["/a"] = counting
    visit = site.web().visit()
    assert visit.fetch(f"{site.url}/a").status == 200
    assert visit.fetch(f"{site.url}/a").status == 200
    assert site.paths() == ["/a"] * 4


# -- hosts that are busy, closed, broken ------------------------------------------------------------------------


def busy(times: int, **headers: str) -> Callable[[Asked], Answer]:
    left = [times]

    def answer(asked: Asked) -> Answer:
        left[0] -= 1
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Answer(status=429, headers=named) if left[0] >= 0 else STORY

    return answer


def test_a_busy_host_is_asked_again_when_it_says(site: Site) -> None:
    site.pages["/a"] = busy(2, Retry_After="7")
    assert site.web(pause=0.0).visit().fetch(f"{site.url}/a").status == 200
    assert site.slept == [7.0, 7.0]


def test_a_busy_host_that_names_no_time_is_given_more_each_time(site: Site) -> None:
    site.pages["/a"] = busy(2)
    site.web(pause=0.0).visit().fetch(f"{site.url}/a")
    assert site.slept == [2.0, 4.0]


@pytest.mark.parametrize("after", ["soon", "Mon, 01 Jan 2024 00:00:00 +99999999999999", "Mon, 99 Jan 2024 00:00:00"])
def test_a_time_that_cannot_be_understood_is_none(site: Site, after: str) -> None:
    site.pages["/a"] = busy(1, Retry_After=after)
    assert site.web(pause=0.0).visit().fetch(f"{site.url}/a").status == 200
    assert site.slept == [2.0]


def test_a_host_that_stays_busy_is_left(site: Site) -> None:
    site.pages["/a"] = busy(99, Retry_After="1")
    assert isinstance(refused(site.web(pause=0.0).visit(), f"{site.url}/a"), Unreachable)
    assert len(site.paths()) == 3


def test_a_host_that_is_too_busy_for_one_address_after_the_other_is_asked_for_no_more(site: Site) -> None:
    site.pages |= {f"/{number}": busy(99) for number in range(5)}
    visit = site.web(pause=0.0, failures=2).visit()
    told = [str(refused(visit, f"{site.url}/{number}")) for number in range(5)]
    assert all("is busy: its host asked for no more requests" in one for one in told[:2])
    assert all(f"was not fetched: {HOST} was too busy for 2 addresses in a row" in one for one in told[2:])
    assert site.paths() == ["/0"] * 3 + ["/1"] * 3


def test_a_host_that_is_too_busy_for_some_addresses_only_is_asked_for_the_others(site: Site) -> None:
    site.pages |= {"/a": busy(99), "/b": STORY}
    visit = site.web(pause=0.0, failures=2).visit()
    for _ in range(3):
        assert isinstance(refused(visit, f"{site.url}/a"), Unreachable)
        assert visit.fetch(f"{site.url}/b").status == 200


@pytest.mark.parametrize("as_date", [False, True])
def test_a_host_that_asks_for_too_long_is_left_alone_for_the_batch(site: Site, as_date: bool) -> None:
    after = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True) if as_date else "3600"
    site.pages |= {"/a": busy(99, Retry_After=after), "/b": STORY}
    visit = site.web(pause=0.0).visit()
    assert re.search(r"asked to be left alone for \d+ minutes", str(refused(visit, f"{site.url}/a")))
    assert re.search(r"asked to be left alone for \d+ minutes", str(refused(visit, f"{site.url}/b")))
    assert site.slept == []
    assert site.paths() == ["/a"]


def test_a_host_that_does_not_answer_is_not_asked_without_end(site: Site) -> None:
    site.pages |= {"/a": Answer(pour=drip), "/b": STORY}
    visit = site.web(seconds=0.2, failures=2).visit()
    refused(visit, f"{site.url}/a")
    refused(visit, f"{site.url}/a")
    assert f"{HOST} did not answer 2 times in a row" in str(refused(visit, f"{site.url}/b"))
    assert site.paths() == ["/a", "/a"]
    assert site.web().visit().fetch(f"{site.url}/b").status == 200  # the next batch begins anew


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (204, EmptyInput),
        (304, UnsupportedInput),
        (401, UnsupportedInput),
        (402, UnsupportedInput),
        (403, UnsupportedInput),
        (404, MissingInput),
        (408, Unreachable),
        (410, MissingInput),
        (418, UnsupportedInput),
        (425, Unreachable),
        (451, UnsupportedInput),
        (500, Unreachable),
        (502, Unreachable),
        (999, Unreachable),
    ],
)
def test_every_other_answer_is_one_clear_line(site: Site, status: int, kind: type[InputError]) -> None:
    site.pages["/a"] = Answer(status=status)
    error = refused(site.web().visit(), f"{site.url}/a")
    assert type(error) is kind
    assert str(status) in str(error)


# -- conditional requests ---------------------------------------------------------------------------------------


def test_what_is_known_of_an_address_is_sent_with_the_request_for_it_alone(site: Site) -> None:
    site.pages |= {
        "/a": redirect("/b"),
        "/b": lambda asked: Answer(status=304 if asked.headers.get("If-None-Match") == '"x"' else 200),
    }
    known = {f"{site.url}/b": {"If-None-Match": '"x"'}}
    reply = site.web().visit().fetch(f"{site.url}/a", lambda url: known.get(url, {}))
    assert reply.status == 304
    assert ["If-None-Match" in asked.headers for asked in site.asked if asked.path != "/robots.txt"] == [False, True]
