"""A line that says who published an article, who wrote it and when: "By Ida Brandt, Quay Gazette, 14 March 2014"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from qa.ingest.byline import is_agency, is_person, is_post
from qa.ingest.dates import written_date
from qa.ingest.prose import is_prose

#: Code points of the longest line that is looked at, and of the longest name of a paper; the most words of it.
_LONGEST: Final = 160
_LONGEST_OUTLET: Final = 50
_MOST_WORDS: Final = 6
#: Parts of the longest line that says several things.
_MOST_PARTS: Final = 6

#: A line of nothing but "et" can be cut into names in millions of ways: no name has one of those words, and a name that
#: was found is not tried shorter.
_WORD: Final = r"(?!(?:and|und|et)\b)[^\W\d_][\w.’'-]*"
_NAME: Final = rf"(?>{_WORD}(?: (?:(?:de|van|von|der|al|bin|el|la|le) ){{0,2}}{_WORD}){{1,3}})"
_AND: Final = r"(?:, and |, | and | und | et | & )"
_BYLINE: Final = re.compile(
    r"(?:(?:written |reported )?by:?|von|par|por|author:|text:)\s+"
    rf"(?P<names>{_NAME}(?:{_AND}{_NAME})*)"
    r"(?:\s*[,|–-]\s*(?P<outlet>[A-Z][\w .&’'-]{1,40}))?",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_APART: Final = re.compile(r"(\s*[|·•]\s*|\s+[–—-]\s+|,\s+)")
#: Words that papers, stations and agencies are called, first or last.
_PAPER: Final = (
    r"news|press|times|tribune|gazette|herald|chronicle|journal|bulletin|observer|telegraph|magazine|agency|today|daily|"
    r"weekly|radio|tv|courier|ledger|post|argus|echo|mail|mirror|star|sun|standard|examiner|inquirer|enquirer|dispatch|"
    r"register|record|reporter|sentinel|advertiser|express|independent|guardian|globe|messenger|mercury|monitor|review|"
    r"zeitung|nachrichten|anzeiger|tagblatt|tageblatt|rundschau|kurier|presse|spiegel|figaro|monde|gazzetta|corriere|"
    r"diario|noticias|jornal|het nieuwsblad|dagblad|courant|tidende|dagbladet"
)
_OUTLET: Final = re.compile(
    rf"(?:the )?(?:[^\n]+ )?(?:{_PAPER})|(?:the |la |le |il |el |o |de |der |die |das )?(?:{_PAPER})(?: [^\n]+)?|"
    r"[^\W\d_]+(?:zeitung|nachrichten|anzeiger|blatt|kurier)|"
    "[\u3040-\u30ff\u3400-\u9fff]{2,12}(?:新聞|新闻|新報|日報|日报|晚報|晚报|時報|时报|通信|通訊社|通讯社)|"
    "[가-힣]{1,8}(?:일보|신문|뉴스|통신)",
    re.IGNORECASE,
)
#: Of nothing but these is the name of a section.
_SECTION: Final = re.compile(
    r"(?:(?:world|business|sports?|international|local|national|regional|latest|breaking|top|daily|weekly|news|live|today|"
    r"politics|opinion|culture|arts|science|tech|review|press|record|the|uk|us)\W*)+",
    re.IGNORECASE,
)
#: Signs of no name.
_NEVER: Final = re.compile(r"[,;:|·•?!\d“”\"]|\.$|^by\b", re.IGNORECASE)
_SMALL: Final = frozenset(
    "of the and for & de la le du des del della di da do van von der den und et y e on in".split()
)


@dataclass(frozen=True)
class Marks:
    """Who wrote an article, and when, as lines of their own say it."""

    published: date | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def marks_of(line: str, *, several: bool = True) -> Marks | None:
    """What a line says that says nothing but who and when; None of any other line.

    Args:
        several: whether one that says more than one of these is read, too.
    """
    day = written_date(line)
    if day:
        return Marks(published=day)
    return _signature(line) or (_several(line) if several else None)


def is_outlet(line: str) -> bool:
    """Whether a line is the name of a paper, a station or an agency, by its words."""
    if not line or len(line) > _LONGEST_OUTLET or _NEVER.search(line) or _SECTION.fullmatch(line):
        return False
    words = line.split()
    if len(words) > _MOST_WORDS:
        return False
    named = all(word in _SMALL or not word[0].islower() for word in words) and any(map(str.isalpha, line))
    return named and bool(_OUTLET.fullmatch(line) or is_agency(line))


def may_be_name(line: str) -> bool:
    """Whether a line is so short, and its words so capitalised, that it may be anybody's name, or a paper's."""
    words = line.split() if len(line) <= _LONGEST_OUTLET else []
    return 0 < len(words) <= _MOST_WORDS - 2 and all(word in _SMALL or word[0].isupper() for word in words)


def joined(marks: Iterable[Marks]) -> Marks:
    """What several lines say: of each the first that says it."""
    marks = list(marks)
    return Marks(
        next((one.published for one in marks if one.published), None),
        next((one.authors for one in marks if one.authors), ()),
        next((one.outlet for one in marks if one.outlet), None),
    )


def _signature(line: str) -> Marks | None:
    """The line as a byline. "By far the largest ship" is none, nor is "By land and sea": names have two capitals.

    What stands behind a name may be where, or as what, its bearer works: "By Ida Brandt, Quay Gazette".
    """
    match = _BYLINE.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    names = re.split(_AND, match["names"])
    if not all(sum(not word[0].islower() for word in name.split()) >= 2 for name in names):
        return None
    papers = [name for name in names[1:] if is_outlet(name)]
    people = [name for at, name in enumerate(names) if at == 0 or not (is_outlet(name) or is_post(name))]
    return Marks(authors=tuple(people), outlet=match["outlet"] or (papers[0] if papers else None))


def _several(line: str) -> Marks | None:
    """A day with what stands around it, which must be people or a paper: a place and a day may be a picture's."""
    if len(line) > _LONGEST or not _YEAR.search(line) or is_prose(line):
        return None
    parts = _APART.split(line)
    if not 1 < len(parts) < 2 * _MOST_PARTS:
        return None
    year = next((at for at in range(0, len(parts), 2) if _YEAR.search(parts[at])), 0)
    for first in range(0, year + 1, 2):
        for last in range(len(parts), year, -2):
            around = ["".join(parts[: max(0, first - 1)]), "".join(parts[last + 1 :])]
            said = [_who(text) for text in around if text]
            if None in said:
                continue
            day = written_date("".join(parts[first:last]))
            if day:
                return joined([Marks(published=day), *filter(None, said)])
    return None


def _who(text: str) -> Marks | None:
    """People and papers, one of which is known as such; None of anything else."""
    signature = _signature(text)
    if signature:
        return signature
    names = _APART.split(text)[::2]
    papers = [name for name in names if is_outlet(name)]
    people = tuple(name for name in names if name not in papers)
    return Marks(authors=people, outlet=papers[0]) if papers and all(map(is_person, people)) else None
