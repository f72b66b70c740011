"""Page furniture in captured text: skip links, credits, players, share bars, teasers. It goes, the article stays.

A few rules over lines; each has a name that says what it takes for furniture, so that a wrong cut can be explained.
A rule that would have to guess is left out: a line too many in an article is a blemish, a sentence lost is a lie.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: Words of prose that must stand before a line may end the article, so that a menu above it never does.
_LEAST_PROSE: Final = 40
#: Words of a line from which it counts as prose when it ends like a sentence.
_PROSE_LINE: Final = 8
#: Words of the longest caption under a player.
_LONGEST_CAPTION: Final = 14
#: So many short lines on end above the article are a menu.
_MENU_RUN: Final = 4

_AGENCIES: Final = (
    r"(?:AFP|AP|Reuters|dpa|epa|EFE|ANSA|KNA|epd|Interfax|Itar-Tass|TASS|RIA Novosti|UPI|PA|Bloomberg|Xinhua|Kyodo|"
    r"APA|SID|AFPE|DPA|ITAR-TASS|Ukrinform|APTN)"
)


@dataclass(frozen=True)
class Rule:
    """Lines that match are furniture; with `ends`, so is all that follows once the article has been read."""

    name: str
    pattern: re.Pattern[str]
    ends: bool = False


def _rule(name: str, pattern: str, *, ends: bool = False) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE), ends)


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
    _rule("agency sign-off", rf"(?:[a-zäöü]{{2,4}}(?:/[a-zäöü]{{2,4}}){{0,4}} ?)?\((?:{_AGENCIES}(?:, ?| and )?)+\)", ends=True),
    _rule("copyright notice", r"(?:©|\(c\)|copyright\b).{0,120}|all rights reserved\.?.{0,60}", ends=True),
    _rule("skip link", r"(?:\d+\. ?)?skip (?:to|navigation|links?|ads?|advert\w*|past)\b.{0,60}"),
    _rule("image credit", r"(?:image|photo|picture|foto|bild|credit|photograph)s?(?: (?:source|credit|by|courtesy))?s?\s?[:©/]\s?.{1,80}"),
    _rule("image credit", r".{0,60}(?:/getty images|via getty|/picture[- ]alliance|/afp photo|/ap photo)\b.{0,40}"),
    _rule("video length", r"(?:duration:? )?\d{1,2}:\d\d(?::\d\d)?(?: ?min(?:utes)?\.?)?"),
    _rule("player", r"(?:this|your) browser does(?: not|n[’']t) support\b.{0,80}"),
    _rule("player", r"(?:to (?:view|play|watch) this (?:video|content)|please enable javascript|javascript is (?:disabled|required))\b.{0,160}"),
    _rule("player", r"(?:play|pause|watch|listen)(?: (?:the )?(?:video|audio|article|now|live))?|(?:close|open) (?:menu|search|caption)|now playing|image caption|media caption"),
    _rule("share bar", r"(?:(?:share|send|tweet|pin)\b(?: (?:this|on|via|with|to|it|the|article|story|page|by)\b)*[\w ]{0,20}|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|e-?mail|print|copy link|permalink|bookmark|save)(?: ?[|/·,] ?(?:facebook|twitter|x|whatsapp|linkedin|reddit|e-?mail|print|copy link|telegram))*"),
    _rule("advertisement", r"(?:advertisement|sponsored(?: content)?|promoted|(?:story|article) continues below.{0,30}|scroll (?:down )?to continue.{0,30}|continue reading(?: below)?)\.?"),
    _rule("sign-up", r"(?:sign up (?:for|to)|subscribe(?: (?:to|now|for)|$)|register (?:now|here|for free)|log ?in|sign in|create (?:an|your) account|get the (?:latest|newsletter))\b.{0,80}"),
    _rule("cookie notice", r"(?:we|this (?:web)?site)(?: and our partners)? uses? cookies\b.{0,300}|(?:accept|reject|manage)(?: all)? cookies"),
    _rule("read also", r"(?:read|see|watch|listen) (?:also|more|next)\b ?(?::.{1,120}|$)|(?:also read|related|more)\s?:.{1,120}"),
    _rule("back link", r"(?:back to (?:top|home\w*|the top)|home ?[>»/|].{0,80}|go to (?:home\w*|content))"),
)  # fmt: skip

_PUBLISHER: Final = (
    re.compile(r"(?:\d+\. ?)?skip to more (?P<name>[\w .&’'-]{2,40}?) (?:web)?sites?", re.IGNORECASE),
    re.compile(r"(?:skip next section )?more (?:stories|news|articles) (?:from|on) (?P<name>[\w .&’'-]{2,40})", re.IGNORECASE),
    re.compile(r"(?:skip next section )?(?P<name>[\w.&-]{2,20})[’']s top stor(?:y|ies)", re.IGNORECASE),
    re.compile(r"(?:©|\(c\)|copyright)(?: ?©)? ?(?:\d{4} )?(?P<name>[A-Z][\w .&’'-]{1,39}?)(?: \d{4})?(?:\. All .*|\.)?"),
)  # fmt: skip
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’'»)\]]*$")


@dataclass(frozen=True)
class Stripped:
    """The lines of an article without its furniture, blank ones kept as they separate paragraphs."""

    lines: tuple[str, ...]
    #: (rule name, line) of each line taken out, in order.
    taken: tuple[tuple[str, str], ...]
    #: The site that its own furniture names.
    publisher: str | None


def strip_furniture(lines: Sequence[str]) -> Stripped:
    """Take the furniture out of an article's lines, each already without space at its ends."""
    kept: list[str] = []
    taken: list[tuple[str, str]] = []
    publisher: str | None = None
    prose = 0
    ended: str | None = None
    for line in lines:
        publisher = publisher or named_publisher(line)
        if ended:
            if line:
                taken.append((ended, line))
            continue
        rule = next((rule for rule in RULES if line and rule.pattern.fullmatch(line)), None)
        if rule is None:
            kept.append(line)
            if len(line.split()) >= _PROSE_LINE and _SENTENCE_END.search(line):
                prose += len(line.split())
            continue
        if rule.name == "video length":
            _take_caption(kept, taken)
        taken.append((rule.name, line))
        if rule.ends and prose >= _LEAST_PROSE:
            ended = rule.name
    _take_menu(kept, taken)
    return Stripped(tuple(kept), tuple(taken), publisher)


def named_publisher(line: str) -> str | None:
    """The site a line of furniture names ("More stories from DW"); None of any other line."""
    for pattern in _PUBLISHER:
        match = pattern.fullmatch(line)
        if match:
            return match["name"].strip()
    return None


def _take_caption(kept: list[str], taken: list[tuple[str, str]]) -> None:
    """The line above a video's length is its caption, when it is short and no sentence."""
    at = next((i for i in range(len(kept) - 1, -1, -1) if kept[i]), None)
    # The first line with words is the headline, whatever follows it.
    if at is None or not any(kept[:at]):
        return
    if len(kept[at].split()) <= _LONGEST_CAPTION and not _SENTENCE_END.search(kept[at]):
        taken.append(("video caption", kept.pop(at)))


def _take_menu(kept: list[str], taken: list[tuple[str, str]]) -> None:
    """A run of very short lines above everything else is the site's menu."""
    run = 0
    last = 0
    for position, line in enumerate(kept):
        if not line:
            continue
        if len(line.split()) > 3 or _SENTENCE_END.search(line) or re.search(r"\d{4}", line):
            break
        run += 1
        last = position + 1
    else:
        return
    if run >= _MENU_RUN:
        taken.extend(("menu", line) for line in kept[:last] if line)
        del kept[:last]
