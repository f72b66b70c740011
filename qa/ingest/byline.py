"""The names in a byline: what is a person, what is an agency or a desk, and what is no name at all.

Knows nothing of pages: a byline is a line, with " | " where one element of a page ends and the next begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from qa.agencies import AGENCY
from qa.almanac import MONTH_OR_SHORT
from qa.ingest.item import clean_line
from qa.names import PARTICLES
from qa.patterns import lazy_pattern

#: Code points of the longest line that may be a byline.
LONGEST: Final = 160

_BY_WORD: Final = (
    r"by|von|par|por|di|door|av|af|text|texto|testo|texte|autore?r?|auteur|author|redacción|redaktion|"
    r"автор|текст|作者|文|記者|记者|撰文|글"
)
#: "By", "Written by", "Author:", "Von", with what may stand before it ("Opinion by").
BY: Final = lazy_pattern(
    rf"^(?:[|/·•–—-]\s*)*(?:(?:analysis|opinion|story|stories|words|review|column|essay|interview|commentary|(?:written|"
    rf"reported|posted|published|contributed|submitted|compiled|article|escrito|publicado|geschrieben|veröffentlicht|publié|"
    rf"scritto|pubblicato))\s+)?(?:(?:{_BY_WORD})(?:\s*[:：|]\s*|\s+)|(?:text|texto|автор|текст|作者|文|記者|记者)\s*[:：/／])",
    re.IGNORECASE,
)
#: What people are called too.
_NAMED_SO: Final = lazy_pattern(r"(?:Di|Von) [^\W\d_]")
_MONTHS: Final = rf"(?:{MONTH_OR_SHORT}|januar|februar|märz|mai|juni|juli|oktober|dezember)"
#: Words of a day. Behind a name they are none of it; a month without a day may be, as in "Theresa May".
_TIMES: Final = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|published|updated|posted|"
    r"last updated|first published|publiziert am|veröffentlicht am|today|yesterday|created|modified|on|at)"
)
_DATED: Final = rf"(?:{_MONTHS}\.?|{_TIMES})"
_JUST_A_DAY: Final = lazy_pattern(rf"{_DATED}\b[\s:,.]*(?:\d.*)?|.*\bago|.*\d{{2}}.*", re.IGNORECASE)
#: What clings to a name: a day, an account, an address.
_CLINGING: Final = lazy_pattern(
    rf"\s+{_DATED}\b(?:[\s:,.]*\s{_DATED}\b)*[\s:,.]*\d.*$|\s+{_TIMES}\b(?:[\s:,.]*\s{_TIMES}\b)*[\s:,.]*$|"
    r"\s*\(?@\S+$|\s*\(?\S+@\S+$|"
    r"\s+(?:is|was) (?:a|an|the)\b.*$|\s+contributed (?:reporting|to)\b.*$|"
    r"\s+(?:in|for|from|at|via|of|aus|für|à|en) (?:the )?[A-Z][\w.]*(?: [\w.&’']+){0,4}$|\s*\([^)]*\)?$|[:：]$",
    re.IGNORECASE,
)
#: "Ida Brandt. Quay International": a stop after a whole name, not after an initial.
_BESIDE: Final = lazy_pattern(r"(?<=\w{4})\. [A-Z].*$")
#: "ERIC BRANDTQuay Gazette": two elements of a page that were read as one.
_RUN_TOGETHER: Final = lazy_pattern(r"(?<=[A-Z]{3})(?=[A-Z][a-z]{3})")
_APART: Final = lazy_pattern(r"\s*(?:[;|•·、；，／]|,(?!\s*(?:jr|sr|ii|iii)\b)|\s[-–—/]+(?:\s|$))\s*", re.IGNORECASE)
#: Between names; within one of a ministry, an institute or a firm too.
_AND: Final = lazy_pattern(r"(?:^|\s+)(?:(?i:and|und|et|with)|[ye]|&)(?:\s+|$)")
#: The last of several people, after which comes what they are: "Ida Brandt and Lee Okafor, Quay Argus".
_LAST: Final = lazy_pattern(r"^([^;]*?\w[ |]*\b(?:and|und|et|y)\b[ |]*[\w.’' -]{4,40}?)\s*[,|].*$")
#: What programs and templates write where the author stands, and words that are links beside it.
_NO_NAME: Final = lazy_pattern(
    r"(?:admin(?:istrator)?|editor|webmaster|null|none|guest|user\d*|undefined|unknown|anonymous|www\..*|https?:.*|@.*|"
    r"\w+ on (?:twitter|facebook|instagram|linkedin)|follow.*|(?:e-?)?mail.*|contact.*|view .*|see .*|more .*|about .*|"
    r"read .*|share.*|comments?.*|twitter|facebook|instagram|linkedin|rss.*|bio(?:graphy)?|profile|archive.*|"
    r"photos?.*|image.*|video.*|topic:?.*|tags?:?.*|filed.*|posted in.*|in|by|source:?.*|get .*|subscribe.*|"
    r"the authors?|authors?|all posts.*|opens? .*|close|save|print|edit(?:ed)? by.*|edited.*|advertis.*|"
    r"\d+|.*\bmins? read|.*\bread time|.*\bviews?)",
    re.IGNORECASE,
)
_JOBS: Final = (
    r"writers?|reporters?|editors?|correspondents?|contributors?|columnists?|producers?|journalists?|photographers?|"
    r"intern|interns|analysts?|critics?|bloggers?|anchors?|fellow|professor|director|manager|bureau chief|"
    r"(?:co-?)?founders?|president|chief|ceo|researcher|lecturer|redakteur(?:in)?|korrespondent(?:in)?|redactora?|"
    r"journaliste|periodista|freelancer|assistant|specialist|strategist|economist|author|host|expert|기자|기고가?|특파원"
)
#: What stands beside a name and is none: a post, a degree, "for the Gazette", an agency.
_POST: Final = lazy_pattern(
    rf"(?:.{{0,40}} )?(?:{_JOBS})(?: (?:at|of|for|in|,) .*)?|(?:{_JOBS})(?: .{{0,40}})?|special to .*|for .*|"
    r"contributing .*|senior .*|(?:BA|MS|RD|RN|MBA|MPH|MA|MD|PhD|Dr|JD|CFA|M\.D\.|Ph\.D\.|R\.D\.|J\.D\.|M\.S\.)|"
    r"chairman.*|.*\.(?:com|org|net|co\.uk|tv)",
    re.IGNORECASE,
)
#: Words of agencies, papers and desks, which no person is called.
_HOUSE: Final = lazy_pattern(
    r"\b(?:news\w*|press|reuters|afp|ap|upi|dpa|ansa|efe|tass|cnn|bbc|cnbc|nbc|abc|cbs|bloomberg|xinhua|kyodo|yonhap|pti|ians|"
    r"usa today|staff|team|editorial|editors|desk|reports?|reporters?|redaktion|redacción|redazione|rédaction|redação|"
    r"agency|agencies|agence|agentur|wires?|services?|network|media|magazine|times|tribune|gazette|herald|chronicle|"
    r"journal|bulletin|observer|telegraph|daily|weekly|online|sports?|tv|radio|group|inc|ltd|llc|gmbh|company|"
    r"university|institute|foundation|association|department|ministry|office|committee|council|church|society|"
    r"business|international|world|today|live|blog|club|center|centre|company|corporation|support|marketing|"
    r"communications?|publications?|publishing|coordenadoria|prefeitura|편집부|통신)\b",
    re.IGNORECASE,
)
#: Where reporters sit, which no person is called: "By Ida Brandt, Crown Court".
_SEAT: Final = lazy_pattern(
    r"(?:crown|high|supreme|county|district|federal|appeals?|family|magistrates[’']?) court|"
    r"(?:city|town|village|county) hall|(?:white|state) house|old bailey",
    re.IGNORECASE,
)
_AGENCY: Final = lazy_pattern(AGENCY, re.IGNORECASE)
_KOREAN: Final = lazy_pattern(
    r".{0,80}?\[[^\[\]=]{2,20}=\s*(?:[가-힣]{2,5} )??(?P<name>[가-힣]{2,4})(?:의 |\s*(?:기자|특파원|칼럼니스트)|\])",
    re.DOTALL,
)
_NAMED_WHOLE: Final = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}")
_FROM_THE_EAST: Final = lazy_pattern(r"\s*(?:기자|記者|记者)$")
_PARTICLES: Final = PARTICLES.union("das ten bint e y af av".split())


def split_byline(text: str | None) -> list[str]:
    """The names in a byline ("By Ida Brandt and Lee Okafor, Staff Writers"); what is no name is left out.

    What follows a day after them is none any more: a category, a label.
    """
    text = clean_line(text)
    if not text or len(text) > LONGEST:
        return []
    text, opened = BY.subn("", text, count=1)
    text = _RUN_TOGETHER.sub(", ", text)
    text = _LAST.sub(r"\1", text, count=1)
    names: list[str] = []
    for part in _APART.split(text):
        bare = _bare(part, opened=bool(opened))
        if not bare and names and re.search(r"\d{2}", part):
            break
        each = [_bare(name, opened=bool(opened)) for name in _AND.split(bare)]
        several = len(each) > 1 and all((len(name.split()) > 1 and is_person(name)) or not name for name in each)
        names.extend(each if several else [_AND.sub("", bare) if _AND.match(bare) else bare])
    return list(dict.fromkeys(name for name in names if name and not _NO_NAME.fullmatch(name)))


def _bare(part: str, *, opened: bool) -> str:
    """A part of a byline without what clings to a name; empty if it is a day or a number.

    Args:
        opened: whether the line began with "By": what looks like it before a part may be a name then ("Di Stefano").
    """
    part = part.strip(' .,-–—|/"“”')
    if not (opened and _NAMED_SO.match(part)):
        part = BY.sub("", part)
    for _ in range(2):
        part = _CLINGING.sub("", part).strip(" ,-–—|/:")
    part = _FROM_THE_EAST.sub("", _BESIDE.sub("", part))
    if _JUST_A_DAY.fullmatch(part) or not any(map(str.isalpha, part)):
        return ""
    return part if re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr)\.$", part) else part.rstrip(".")


def is_person(name: str) -> bool:
    """Whether it reads as a person's whole name: two to six words, none that only a house is called.

    Two of them at least are capitalised, and all that are no particles; two to six signs of East Asia will do.
    """
    if _NAMED_WHOLE.fullmatch(name.replace(" ", "")):
        return True
    words = name.split()
    if not 2 <= len(words) <= 6 or re.search(r"[\d@_/]", name) or is_post(name) or _HOUSE.search(name):
        return False
    telling = [word for word in words if word not in _PARTICLES]
    if words[0] in ("The", "A", "An") or _SEAT.fullmatch(name):
        return False
    return len(telling) >= 2 and all(not word[0].islower() or not word.isascii() for word in telling)


def is_house(name: str) -> bool:
    """Whether it has a word that only agencies, papers and desks are called."""
    return bool(_HOUSE.search(name))


def is_agency(name: str) -> bool:
    """Whether it is a news agency."""
    return bool(_AGENCY.fullmatch(name))


def is_post(name: str) -> bool:
    """Whether it is what stands beside a name: a post, a degree, "special to the Gazette"."""
    return bool(_POST.fullmatch(name))


def is_account(name: str) -> bool:
    """Whether it reads as the name of an account ("jdadmin", "kevin-r", "rmb8090"), not of somebody."""
    return (
        " " not in name
        and not _NAMED_WHOLE.fullmatch(name)
        and bool(re.search(r"[\d_@]|admin|editor|^[a-z]", name) or len(name) < 2)
    )


def opening_byline(blocks: Sequence[str]) -> tuple[str, ...]:
    """The name that opens an article in Korean papers: "[항구신문=김하늘 기자]"."""
    return next(((match["name"],) for block in blocks if (match := _KOREAN.match(block))), ())


def without_posts(names: list[str], publisher: str | None) -> list[str]:
    """The names that authors are: people where there are any, else houses that are no mere post; without doubles.

    Beside a person, a name of one word and the site's own are where the person works.
    """
    people = [name for name in names if is_person(name) and not _of_site(name, publisher)]
    if people:
        return people
    return [name for name in names if (not is_post(name) or is_house(name)) and _is_titled(name)]


def _is_titled(name: str) -> bool:
    """Whether every word of a house's name starts as names do, but for those that only houses are called."""
    words = [word for word in name.split() if word[:1].islower() and word.isascii()]
    return all(word in _PARTICLES or is_house(word) for word in words) or len(name.split()) == 1


def _of_site(name: str, publisher: str | None) -> bool:
    """Whether it is the site's name, with or without a section ("CNN Business" of CNN)."""
    site = letters(publisher or "")
    return len(site) > 2 and (letters(name).startswith(site) or site == letters(name))


def letters(text: str) -> str:
    """The letters and digits of a text, case-folded."""
    return "".join(filter(str.isalnum, text.casefold()))
