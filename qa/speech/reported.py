"""Reported speech: a sentence that says in other words what somebody said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from qa import phrases, wording
from qa.patterns import lazy_pattern
from qa.people import KIN, TITLES, is_no_human, is_unnamed
from qa.speech import inversion
from qa.speech.cast import Cast
from qa.speech.days import said_on
from qa.speech.frames import Frame
from qa.speech.speakers import Said
from qa.speech.subjects import sayer, subject
from qa.types import Article, Speech

#: Verbs of saying in one sentence; one that has more is a list of them.
_MOST_VERBS: Final = 20
#: What a sentence that tells something ends with; a headline, a caption and a question end otherwise.
_LAST_MARKS: Final = tuple(".!…”’\"'»“):")
#: Verbs that report speech; all others of `wording.CUE` tell of a deed.
_REPORTING: Final = wording.REPORTED | wording.WITH_SUBJECT | wording.ASKING
#: … and of them those that need a clause behind them, or the end of their own.
_WITH_CLAUSE: Final = wording.WITH_CLAUSE | wording.CALLING | wording.ASKING
#: … which is not enough for these.
_NEVER_LAST: Final = wording.DENIED | wording.GERUNDS
#: Nobody says what they have "not yet said".
_NOT_YET: Final = lazy_pattern(r"(?:\bnot|n[’']t)\syet\s$")
#: What follows a verb of promising that is a promise by itself: "promised £25m", "promised a new bridge". Whoever
#: pledges a sum rather gives it, and "promises" is what things do.
_PROMISED: Final = frozenset(("promised",))
_PROMISE: Final = lazy_pattern(
    r"\s(?:(?:him|her|it|them|us|voters|residents|people)\s)?(?:(?:up to|at least|about|some|another|further)\s)?"
    r"(?:[£$€]?\d(?!\d{0,2}\s(?:day|week|month|year)s\sago\b)|"
    r"(?:an?|no|more|extra|new|free|immediate|swift|better|tougher|further)\s[a-z])"
)
#: Before whoever else says so too: ", as all unions had".
_AS_OTHERS: Final = lazy_pattern(r",\sas\s[^,;:]{1,50}$")
#: What things tell, and not in words: "the film tells its tale".
_STORY: Final = lazy_pattern(
    r"\s(?:the|its|his|her|their|an?|this|that)\s(?:[\w’'-]+\s){0,3}(?:story|stories|tales?)\b"
)
#: Before whoever answers another's questions, and is meant by "he" of the next sentence.
_EXAMINED: Final = lazy_pattern(
    r"(?:Cross-examined|Questioned|Pressed|Challenged) by [^,]{3,60},(?: (?:for|prosecuting|defending)\b[^,]{0,40},)? "
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir)\.? )?"
)
#: How a sentence begins that a place opens.
_PLACE_FIRST: Final = lazy_pattern(r"(?:In|At|From|On) ")


@dataclass(frozen=True)
class _Verb:
    """What looks like a verb of saying, with the sentence around it."""

    #: Found in the text of the sentence alone.
    match: re.Match[str]
    #: In small letters.
    word: str
    #: The words just before it.
    before: str

    def followed(self, by: re.Pattern[str]) -> bool:
        """Whether what the pattern tells stands right behind it."""
        return by.match(self.match.string, self.match.end()) is not None

    def preceded(self, by: re.Pattern[str]) -> bool:
        """Whether what the pattern tells stands right before it."""
        return by.search(self.before) is not None


def reported_speech(article: Article, cast: Cast, frame: Frame) -> Speech | None:
    """The sentence, where it reports speech. `cast.recent` remembers who spoke, or did what one may speak after."""
    text = cast.text[frame.start : frame.end]
    if not text.endswith(_LAST_MARKS):
        return None
    verbs = _verbs(frame, text)
    if len(verbs) > _MOST_VERBS:
        return None
    verbs = _likeliest_first(verbs)
    said = _said(cast, frame, text, verbs)
    if said is None:
        doer = _doer(cast, frame, text, verbs)
        if doer and _could_say(doer, text):
            cast.recent.spoke(doer, frame.end)
        return None
    if not _could_say(said.speaker, text):
        return None
    cast.recent.spoke(said.speaker, frame.end)
    day = said_on(article, [(frame.start, frame.end)], said.cue)
    return Speech(article.id, frame.start, frame.end, said.speaker, said.cue, day, direct=False)


def _verbs(frame: Frame, text: str) -> list[_Verb]:
    return [
        _Verb(match, match.group().casefold(), phrases.tail(text, match))
        for match in wording.CUE.finditer(text)
        if not phrases.is_noun(text, match) and not frame.is_quoted(frame.start + match.start())
    ]


def _likeliest_first(verbs: Sequence[_Verb]) -> list[_Verb]:
    """The verbs by which somebody may say the sentence, those by which somebody is said to be something left out."""
    # "…, Duke said." at the end is what the whole sentence is said by, whatever verbs stand before; "…, as Duke had
    # said" tells of what one of them says.
    closing = [
        verb
        for verb in verbs[-1:]
        if verb.followed(wording.CLOSES)
        and verb.word not in wording.DENIED
        and verb.preceded(wording.ASIDE)
        and not verb.preceded(_AS_OTHERS)
    ]
    return [verb for verb in (*closing, *verbs) if verb.word in wording.GERUNDS or not verb.preceded(wording.IS_SAID)]


def _said(cast: Cast, frame: Frame, text: str, verbs: Sequence[_Verb]) -> Said | None:
    """Who says the sentence, by the first verb that tells, else by "according to"."""
    for verb in verbs:
        said = _told_by(cast, frame, verb) if verb.word in _REPORTING else None
        if said is not None:
            return said
    according = wording.ACCORDING.search(text)
    if according is None:
        return None
    start = frame.start + according.end()
    named = inversion.role_named(cast, start)
    if named:
        return Said(named, inversion.ACCORDING_TO)
    return inversion.behind(cast, start, frame.end, inversion.ACCORDING_TO)


def _doer(cast: Cast, frame: Frame, text: str, verbs: Sequence[_Verb]) -> str | None:
    """Who does something and says nothing, and may speak in the next sentence.

    "The owners revealed the damage": "they wrote" of the next sentence means them; so does "she said" behind "Anna
    Berg disagreed.", without a verb of saying.
    """
    examined = _EXAMINED.match(text)
    if examined:
        place = frame.start + examined.end()
        named = cast.people.within(place, frame.end)
        return cast.named(named[0]) if named and named[0][0] <= place < named[0][1] else None
    for verb in verbs:
        if verb.word not in _REPORTING or verb.word in wording.TELLS:
            who = subject(cast, frame.start, frame.start + verb.match.start())
            if who:
                return who
    reacts = wording.REACTS.search(text)
    who = subject(cast, frame.start, frame.start + reacts.start()) if reacts else None
    return who if who and (cast.people.is_person(who) or (is_unnamed(who) and not is_no_human(who))) else None


def _told_by(cast: Cast, frame: Frame, verb: _Verb) -> Said | None:
    """Who reports something by this verb; None where it means something else: "added 12 names"."""
    text, behind = verb.match.string, frame.start + verb.match.end()
    inverted = inversion.inverted(cast, verb.match, frame.start)
    if inverted is not None and verb.word in wording.TELLS and not inverted.speaker[:1].isupper():
        inverted = None  # "X, Y's lawyer, announced a lawsuit"
    if inverted is not None and not verb.followed(wording.TIME):
        named = inversion.role_named(cast, behind)
        return replace(inverted, speaker=named) if named else inverted
    if (
        verb.word not in wording.NEVER_FIRST
        and text[: verb.match.start()].rstrip().endswith(",")
        and re.match(r"\s[A-Z]", text[verb.match.end() :])
        and inversion.is_inverted(cast, verb.match, frame.start)
    ):
        return inversion.behind(cast, behind, frame.end, verb.match.group())
    if not _reports(verb):
        return None
    speaker = _subject(cast, frame, verb)
    if speaker and verb.followed(_STORY) and not cast.people.is_person(speaker):
        return None
    return Said(_with_place(cast, frame, verb, speaker), verb.match.group()) if speaker else None


def _reports(verb: _Verb) -> bool:
    """Whether the words around a verb are those of one that reports speech here."""
    clause = _has_clause(verb)
    if verb.preceded(wording.UNSAID) or verb.preceded(_NOT_YET) or (not clause and verb.preceded(wording.WHAT)):
        return False
    if clause or verb.word not in _WITH_CLAUSE:
        return True
    if verb.word in _NEVER_LAST:
        return False
    aside = verb.preceded(wording.ASIDE)
    if aside and verb.word == "wrote" and verb.followed(wording.WROTE_IN):
        return True
    if verb.word in wording.PLURALS and not verb.preceded(wording.THEY_ALL):
        return aside and verb.followed(wording.CLOSES)
    return verb.followed(wording.ENDS)


def _has_clause(verb: _Verb) -> bool:
    """Whether what is said follows the verb, in the form that this one takes."""
    if verb.word in wording.ANSWERED:
        return verb.followed(wording.THAT)
    if verb.word in wording.OUT:
        return verb.followed(wording.OUT_THAT)
    if verb.word in wording.CALLING:
        return verb.followed(wording.CALLED_FOR)
    if verb.word in wording.ASKING and verb.preceded(wording.PROGRESSIVE):
        return verb.followed(wording.ASKED_TO)
    if verb.word in _PROMISED and verb.followed(_PROMISE):
        return True
    return verb.followed(wording.CLAUSE) or (verb.word in wording.OWNED and verb.followed(wording.DOING))


def _subject(cast: Cast, frame: Frame, verb: _Verb) -> str | None:
    """Who stands before a verb that reports; None where a pronoun there means somebody else."""
    gerund = verb.word in wording.GERUNDS and not verb.preceded(wording.PROGRESSIVE)
    speaker = sayer(cast, frame.start, frame.start + verb.match.start(), gerund=gerund)
    if not speaker or verb.preceded(wording.WHICH):
        return None
    they = wording.THEY.search(verb.before)
    if they and (cast.people.is_person(speaker) or (they["it"] and cast.recent.last.speaker != speaker)):
        return None
    return speaker


def _with_place(cast: Cast, frame: Frame, verb: _Verb, speaker: str) -> str:
    """The speaker without the place that opens the sentence, or with whom a place before the verb belongs to."""
    text = verb.match.string
    place, _, rest = speaker.partition(" ")
    if " " in rest and text.startswith((f"In {place} {rest}", f"At {place} {rest}")):
        speaker = rest  # "In Geneva Sergei Lavrov told …"
    before = text[: verb.match.start()]
    if not any(f"{lead} {speaker}" in before for lead in ("in", "of", "at", "the")):
        return speaker  # for most, and far sooner than by a pattern for each speaker
    placed = re.search(rf"\b({wording.PLACED}{re.escape(speaker)})(?=[\s,(])", before)
    if placed is None:
        return speaker
    phrase = placed.group(1)
    who = cast.described(phrase, frame.start + placed.start(1))
    return phrase[0].lower() + phrase[1:] if who == phrase else who


def _could_say(speaker: str, text: str) -> bool:
    """Whether it is somebody who says, and not the opening of the sentence or a thing of somebody's."""
    words = speaker.split()
    somebodys = re.match(r"(?:his|her)\b", speaker) and (
        words[-1].casefold() in TITLES | KIN or wording.PAGES.match(speaker)
    )
    if wording.NO_SPEAKER.match(speaker) and not somebodys:
        return False
    if len(words) != 1:
        return True
    lead = _PLACE_FIRST.match(text)
    if lead is None or not text.startswith(words[0], lead.end()):
        return True
    return text[lead.end() + len(words[0]) :][:1].isalnum()
