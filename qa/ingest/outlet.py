"""Names of papers, stations and agencies, told from those of people, places and sections by their own words."""

from __future__ import annotations

import re
from typing import Final

from qa.ingest.byline import is_agency, is_house
from qa.patterns import lazy_pattern

#: Code points of the longest name of a paper, and its most words.
_LONGEST: Final = 50
_MOST_WORDS: Final = 6

#: Of an issue of a paper: "Harbour Society Newsletter, No. 44, Winter 2014".
_ISSUE: Final = lazy_pattern(
    r"(?P<name>[^,(]{3,50}),? \(?(?:no|nr|vol|volume|issue|number|spring|summer|autumn|fall|winter)\b[\w ,.()/-]{1,40}",
    re.IGNORECASE,
)
#: Words that papers, stations and agencies are called, first or last.
_PAPER: Final = (
    r"news|press|times|tribune|gazette|herald|chronicle|journal|bulletin|observer|telegraph|magazine|agency|today|daily|"
    r"weekly|radio|tv|courier|ledger|post|argus|echo|mail|mirror|star|sun|standard|examiner|inquirer|enquirer|dispatch|"
    r"register|record|reporter|sentinel|advertiser|express|independent|guardian|globe|messenger|mercury|monitor|review|"
    r"zeitung|nachrichten|anzeiger|tagblatt|tageblatt|rundschau|kurier|presse|spiegel|figaro|monde|gazzetta|corriere|"
    r"diario|diário|noticias|jornal|newsletter|bugle|clarion|intelligencer|het nieuwsblad|dagblad|courant|tidende|"
    r"dagbladet"
)
#: Words that they are called last alone, and first alone.
_LAST: Final = r"recorder|digest|traveller"
_FIRST: Final = r"agence|agencia|agência|agenzia|revista|gaceta"
_OUTLET: Final = lazy_pattern(
    rf"(?:the )?(?:[^\n]+ )?(?:{_PAPER})|(?:the |la |le |il |el |o |de |der |die |das )?(?:{_PAPER})(?: [^\n]+)?|"
    rf"(?:the )?[^\n]+ (?:{_LAST})|(?:{_FIRST}) [^\n]+|"
    r"[^\W\d_]+(?:zeitung|nachrichten|anzeiger|blatt|kurier)|"
    "[\u3040-\u30ff\u3400-\u9fff]{2,12}(?:新聞|新闻|新報|日報|日报|晚報|晚报|時報|时报|通信|通訊社|通讯社)|"
    "[가-힣]{1,8}(?:일보|신문|뉴스|통신)",
    re.IGNORECASE,
)
PUBLISHED_IN: Final = lazy_pattern(
    r"(?:(?:first|originally) )?(?:published|printed|appeared) (?:in|by) (?:(?-i:the) )?(?=\S)", re.IGNORECASE
)
#: Of a paper's several: "English edition", "in English".
_EDITION: Final = (
    r"(?:in )?(?:the )?(?:(?:english|german|french|spanish|italian|portuguese|dutch|danish|swedish|norwegian|finnish|"
    r"polish|czech|greek|turkish|russian|ukrainian|arabic|chinese|japanese|korean|international|national|european|"
    r"asian|us|uk|online|print|digital|morning|evening|weekend|sunday|late|final|special)(?:[ -]language)?"
    r"(?: (?:edition|service|version|issue))?|edition)"
)
_ASIDE: Final = lazy_pattern(rf" \({_EDITION}\)$", re.IGNORECASE)
_WHOLE_EDITION: Final = lazy_pattern(_EDITION, re.IGNORECASE)
#: Of nothing but these is the name of a section.
_SECTION: Final = lazy_pattern(
    r"(?:(?:world|business|sports?|international|local|national|regional|latest|breaking|top|daily|weekly|news|live|today|"
    r"politics|opinion|culture|arts|science|tech|review|press|record|the|uk|us)\W*)+",
    re.IGNORECASE,
)
#: Signs of no name.
_NEVER: Final = lazy_pattern(r"[,;:|·•?!\d“”\"]|\.$|^by\b", re.IGNORECASE)
#: Code points of the longest name that is nothing but its letters: "CNBC".
_LONGEST_LETTERS: Final = 5
#: Words that a paper's name opens with elsewhere, as a place's may.
_ARTICLES: Final = frozenset("La Le Les El Los Las Il Lo Der Die Das De Het O A Os Den Det".split())
#: Parts of a paper that may have its article ("The Long Read"), and those that may be mistaken for a person.
_RUBRIC: Final = lazy_pattern(
    r"\b(?:read|interview|essay|profile|column|debate|quiz|view|review|story|opinion|analysis|guide|verdict|letter|book|"
    r"film|feature|right|staff|team|desk|editor|writer)s?$",
    re.IGNORECASE,
)
_FIELD: Final = lazy_pattern(
    r"\b(?:(?:north|south|east|west)(?:ern)?|america|africa|asia|europe|estate|climate|education|health|travel|money|style|"
    r"food|music|theatre|weather|crime|property|obituar(?:y|ies))\b",
    re.IGNORECASE,
)
#: Names that say themselves to be a place's.
_THERE: Final = lazy_pattern(
    r"The (?:Hague|Bronx|Gambia|Bahamas|Netherlands|Philippines|Maldives|Vatican|Congo|Sudan|Kremlin|Pentagon|"
    r"Old Bailey)|"
    r"(?:The )?(?:New (?:York|Delhi|Orleans|Haven|Jersey|Mexico|Zealand|Hampshire|England)|"
    r"(?:San|Santa|S[aã]o|Los|Las|St\.?|Saint|Port|Fort|Tel|Cape|Rio|Abu|Hong|Kuala|Buenos|Addis) .+|"
    r".+ (?:City|Town|House|Hall|Park|Castle|Palace|Street|Square|Strip|Hill|Islands?|Bay|Beach|Harbou?r|Bridge|"
    r"Airport|Stadium|Church|Cathedral|States|Kingdom|County|Valley|Capitol))"
)
_SMALL: Final = frozenset(
    "of the and for & de la le du des del della di da do van von der den und et y e on in".split()
)


def is_outlet(line: str) -> bool:
    """Whether a line is the name of a paper, a station or an agency, by its words."""
    if not line or len(line) > _LONGEST or _NEVER.search(line) or _SECTION.fullmatch(line) or PUBLISHED_IN.match(line):
        return False
    words = line.split()
    if len(words) > _MOST_WORDS:
        return False
    named = all(word in _SMALL or not word[0].islower() for word in words) and any(map(str.isalpha, line))
    return named and bool(_OUTLET.fullmatch(line) or is_agency(line) or _is_branch(words))


def outlet_of(line: str) -> str | None:
    """The name of the paper that a line is, with or without its issue, edition or "Published in"; None of another."""
    line = without_edition(PUBLISHED_IN.sub("", line))
    if is_outlet(line):
        return line
    issue = _ISSUE.fullmatch(line)
    name = issue["name"].rstrip() if issue else ""
    return name if is_outlet(name) else None


def without_edition(name: str) -> str:
    """The name without the edition that stands behind it in brackets: "Quay Gazette (in English)"."""
    return _ASIDE.sub("", name)


def is_edition(text: str) -> bool:
    """Whether it says which of a paper's editions is meant: "English edition", "in English"."""
    return bool(_WHOLE_EDITION.fullmatch(text))


def _is_branch(words: list[str]) -> bool:
    """Whether it is a branch of an agency, named by its letters: "PA Northern"."""
    return len(words) == 2 and words[0].isupper() and is_agency(words[0])


def may_be_name(line: str) -> bool:
    """Whether a line is so short, and its words so capitalised, that it may be anybody's name, or a paper's."""
    words = line.split() if len(line) <= _LONGEST else []
    return 0 < len(words) <= _MOST_WORDS - 2 and all(word in _SMALL or word[0].isupper() for word in words)


def is_name(line: str) -> bool:
    """Whether a line may be a name and has no sign of anything else: a stop, a figure, a quote."""
    return may_be_name(line) and not _NEVER.search(line)


def is_section(name: str) -> bool:
    """Whether it is a part of a paper, not a paper: "World News", "The Long Read", "Middle East"."""
    return bool(_SECTION.fullmatch(name) or _RUBRIC.search(name) or _FIELD.search(name))


def is_place(name: str) -> bool:
    """Whether a name says itself to be a place's: "New York", "Saltmarsh Park"."""
    return bool(_THERE.fullmatch(name))


def is_titled(name: str) -> bool:
    """Whether a name reads as a paper's, though none of its words says so: "The Lantern", "Page & Margin", "CNBC"."""
    words = name.split()
    if _SECTION.fullmatch(name) or _RUBRIC.search(name) or is_place(name):
        return False
    titled = len(words) > 1 and (words[0] == "The" or "&" in words or (len(words) > 2 and words[0] in _ARTICLES))
    return titled or is_house(name) or (len(words) == 1 and name.isupper() and 2 < len(name) <= _LONGEST_LETTERS)
