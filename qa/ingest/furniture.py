"""Page furniture in captured text: skip links, credits, players, share bars, teasers. It goes, the article stays.

A few rules over lines; each has a name that says what it takes for furniture, so that a wrong cut can be explained.
A rule that would have to guess is left out: a line too many in an article is a blemish, a sentence lost is a lie.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qa.agencies import AGENCY
from qa.ingest.entries import with_times
from qa.ingest.prose import count_words, ends_sentence, is_prose
from qa.patterns import lazy_pattern

#: Words of prose that must stand before a line may end the article, so that a menu above it never does.
_LEAST_PROSE: Final = 40
#: So many lines of prose on end after a line that would end the article: it was a box within the article.
_GOES_ON: Final = 2
#: Words of a line that ends like a sentence from which it is one, whatever it starts with.
_SENTENCE: Final = 6
#: Code points of the longest line that may be furniture.
_LONGEST: Final = 400
#: Words of the longest caption under a player.
_LONGEST_CAPTION: Final = 14
#: So many short lines on end before the first prose are a menu; how many words such a line has at most.
_MENU_RUN: Final = 5
_MENU_WORDS: Final = 3
#: In a text that is no saved page such lines are as likely a table, ingredients or an address: there a menu has so many
#: of these entries, which a site's menus have and nothing else.
_ENTRIES: Final = frozenset(
    "home menu search news world sport sports business politics opinion culture lifestyle weather video videos "
    "subscribe newsletters about contact".split()
)
_FEWEST_ENTRIES: Final = 2
#: More bare times than this are those of a running report, not of players.
_MOST_PLAYERS: Final = 3


@dataclass(frozen=True)
class Rule:
    """Lines that match are furniture; with `ends`, so is all that follows once the article has been read."""

    name: str
    pattern: re.Pattern[str]
    ends: bool = False
    #: Whether a whole sentence may be furniture of this kind.
    sentences: bool = False


def _rule(name: str, pattern: str, *, ends: bool = False, sentences: bool = False) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE), ends, sentences)


_SITES: Final = r"facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|e-?mail|print|copy link"
_LETTERS: Final = (
    r"newsletters?|e-?mails?|inbox|alerts?|briefings?|channel|updates?|podcasts?|account|full access|our app"
)

RULES: Final = (
    _rule("section after the article", r"skip next section\b.*", ends=True),
    _rule(
        "teasers",
        r"(?:more|other|related|top|latest|popular|trending|recommended|most read)[ -]"
        r"(?:stories|news|articles|topics|content|coverage|headlines|on this (?:story|topic)|from [\w .'’&-]{2,30})"
        r"(?: (?:from|on|about|in) .{1,40})?:?",
        ends=True,
    ),
    _rule("teasers", r"(?:you (?:may|might) also (?:like|be interested in)|recommended for you|most (?:read|viewed|popular))\b.{0,30}", ends=True),
    _rule("comment section", r"(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:comment|reply)|join the (?:conversation|discussion)", ends=True),
    _rule("agency sign-off", rf"(?:[a-zäöü]{{2,4}}(?:/[a-zäöü]{{2,4}}){{0,4}} ?)?\({AGENCY}(?>(?:(?:, ?| and ){AGENCY})*)(?:, ?)?\)", ends=True),
    _rule("copyright notice", r"(?:©|ⓒ|\(c\) ?\d{4}|copyright (?:©|ⓒ|\(c\)|by |\d{4}|[\w .&]{1,40} \d{4})).{0,120}|all rights reserved\b.{0,60}", ends=True, sentences=True),
    _rule("skip link", r"(?:\d+\. ?)?skip (?:to|navigation|links?|ads?|advert\w*|past)\b.{0,60}"),
    _rule("image credit", r"(?:image|photo|picture|foto|bild|credit|photograph)s?(?: (?:source|credit|by|courtesy))?s?\s?[:©/]\s?.{1,80}"),
    _rule("image credit", r".{0,60}(?:/getty images|via getty|/picture[- ]alliance|/afp photo|/ap photo)\b.{0,40}"),
    _rule("video length", r"(?:duration:? )?\d{1,2}:\d\d(?::\d\d)?(?: ?min(?:utes)?\.?)?"),
    _rule("player", r"(?:this|your) browser does(?: not|n[’']t) support\b.{0,80}", sentences=True),
    _rule("player", r"(?:to (?:view|play|watch) this (?:video|content)|please enable javascript|javascript is (?:disabled|required))\b.{0,160}", sentences=True),
    _rule("player", r"(?:play|pause|watch|listen)(?: (?:the )?(?:video|audio|article|now|live))?|(?:close|open) (?:menu|search|caption)|now playing|image caption|media caption"),
    _rule("share bar", rf"(?:share|send|tweet|pin|post)(?: (?:this|it|the|on|via|with|to|by|article|story|page|video|link|now|a|your|friends?|{_SITES}))*"),
    _rule("share bar", rf"(?:{_SITES}|permalink|bookmark|save)(?: ?[|/·,] ?(?:{_SITES}))*"),
    _rule("advertisement", r"(?:advertisement|sponsored(?: content)?|promoted|(?:story|article) continues below.{0,30}|scroll (?:down )?to continue.{0,30}|continue reading(?: below)?)\.?", sentences=True),
    _rule("sign-up", rf"(?:sign up|subscribe|register|get the latest)\b[^“”\"]{{0,60}}\b(?:{_LETTERS})\b[^“”\"]{{0,60}}", sentences=True),
    _rule("sign-up", r"(?:sign up|subscribe|register)(?: (?:now|here|for free|today|to \w+))?|(?:log ?in|sign in|create (?:an|your) account)(?: .{0,40})?"),
    _rule("cookie notice", r"(?:we|this (?:web)?site)(?: and our partners)? uses? cookies\b.{0,300}|(?:accept|reject|manage)(?: all)? cookies", sentences=True),
    _rule("read also", r"(?:read|see|watch|listen) (?:also|more|next)\b ?(?::.{1,120}|$)|(?:also read|related|more)\s?:.{1,120}"),
    _rule("back link", r"(?:back to (?:top|home\w*|the top)|home ?[>»/|].{0,80}|go to (?:home\w*|content))"),
)  # fmt: skip

_LENGTH: Final = next(rule for rule in RULES if rule.name == "video length")
_BULLET: Final = lazy_pattern(r"^(?:[•·*+–-]|\[\d{1,4}\])\s+")
_PUBLISHER: Final = (
    lazy_pattern(r"(?:\d+\. ?)?skip to more (?P<name>[\w .&’'-]{2,40}?) (?:web)?sites?", re.IGNORECASE),
    lazy_pattern(r"(?:skip next section )?more (?:stories|news|articles) (?:from|on) (?P<name>[\w .&’'-]{2,40})", re.IGNORECASE),
    lazy_pattern(r"(?:skip next section )?(?P<name>[\w.&-]{2,20})[’']s top stor(?:y|ies)", re.IGNORECASE),
    lazy_pattern(r"(?:©|\(c\)|copyright)(?: ?©)? ?(?:\d{4} )?(?P<name>[A-Z][\w .&’'-]{1,39}?)(?: \d{4})?(?:\. All .*|\.)?"),
)  # fmt: skip


@dataclass(frozen=True)
class Stripped:
    """The lines of an article without its furniture, blank ones kept as they separate paragraphs."""

    lines: tuple[str, ...]
    #: (rule name, line) of each line taken out, in order.
    taken: tuple[tuple[str, str], ...]
    #: The site that its own furniture names.
    publisher: str | None


def strip_furniture(lines: Sequence[str], *, page: bool = True) -> Stripped:
    """Take the furniture out of an article's lines, each already without space at its ends.

    Args:
        page: whether they are a web page's, which has menus; those of another text are looked at closer.
    """
    lines = with_times(lines)
    kept: list[str] = []
    taken: list[tuple[str, str]] = []
    publisher: str | None = None
    prose = 0
    going_on = _last_run_of_prose(lines)
    players = sum(bool(_LENGTH.pattern.fullmatch(line)) for line in lines if len(line) < _LONGEST) <= _MOST_PLAYERS
    for at, line in enumerate(lines):
        publisher = publisher or named_publisher(line)
        rule = rule_of(line)
        if rule is None or (rule is _LENGTH and not players):
            kept.append(line)
            prose += count_words(line) if is_prose(line) else 0
            continue
        if rule is _LENGTH:
            _take_caption(kept, taken, _first_filled(lines, at + 1))
        taken.append((rule.name, line))
        if rule.ends and prose >= _LEAST_PROSE and going_on <= at:
            for after in filter(None, lines[at + 1 :]):
                publisher = publisher or named_publisher(after)
                taken.append((rule.name, after))
            break
    return Stripped(tuple(_without_menus(kept, taken, page=page)), tuple(taken), publisher)


def rule_of(line: str) -> Rule | None:
    """The rule by which a line is furniture; None of a line of the article."""
    if not line or len(line) > _LONGEST:
        return None
    bare = _BULLET.sub("", line)
    sentence = ends_sentence(line) and not line.endswith(":") and count_words(line) >= _SENTENCE
    return next(
        (rule for rule in RULES if not (sentence and not rule.sentences) and rule.pattern.fullmatch(bare)), None
    )


def _last_run_of_prose(lines: Sequence[str]) -> int:
    """Where the last lines of prose on end start: up to there the article goes on, whatever stands in between.

    Teasers are no such lines: a headline stands above each. -1 without any.
    """
    run: list[int] = []
    last = -1
    for at, line in enumerate(lines):
        if line:
            run = [*run[1 - _GOES_ON :], at] if is_prose(line) else []
        if len(run) == _GOES_ON:
            last = run[0]
    return last


def _first_filled(lines: Sequence[str], start: int) -> str:
    return next((lines[at] for at in range(start, len(lines)) if lines[at]), "")


def named_publisher(line: str) -> str | None:
    """The site a line of furniture names ("More stories from DW"); None of any other line."""
    if len(line) > _LONGEST:
        return None
    for pattern in _PUBLISHER:
        match = pattern.fullmatch(line)
        if match:
            return match["name"].strip()
    return None


def _take_caption(kept: list[str], taken: list[tuple[str, str]], after: str) -> None:
    """The line above a video's length is its caption, when it is short and no sentence, and a player is there."""
    at = next((i for i in range(len(kept) - 1, -1, -1) if kept[i]), None)
    # The first line with words is the headline, whatever follows it.
    if at is None or not any(kept[:at]):
        return
    below = rule_of(after)
    beside = (below.name if below else "", taken[-1][0] if taken else "")
    if not {"player", "image credit"} & set(beside):
        return
    if count_words(kept[at]) <= _LONGEST_CAPTION and not ends_sentence(kept[at]):
        taken.append(("video caption", kept.pop(at)))


def _without_menus(kept: list[str], taken: list[tuple[str, str]], *, page: bool) -> list[str]:
    """The lines without the site's menus: runs of very short lines before the first prose."""
    first = next((at for at, line in enumerate(kept) if is_prose(line)), None)
    if first is None:
        return kept
    left: list[str] = []
    run: list[str] = []
    for line in [*kept[:first], kept[first]]:
        bare = _BULLET.sub("", line)
        short = count_words(bare) <= _MENU_WORDS and not ends_sentence(line)
        if not line or (short and not re.search(r"\d{4}|^by ", bare, re.IGNORECASE)):
            run.append(line)
            continue
        if sum(map(bool, run)) >= _MENU_RUN and (page or _has_entries(run)):
            taken.extend(("menu", entry) for entry in run if entry)
            run = [""] if left else []
        left.extend((*run, line))
        run = []
    return [*left, *kept[first + 1 :]]


def _has_entries(run: Sequence[str]) -> bool:
    """Whether some of the lines are what only a site's menu has."""
    return len({_BULLET.sub("", line).casefold() for line in run} & _ENTRIES) >= _FEWEST_ENTRIES
