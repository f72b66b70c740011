"""Who says a quote, by the verb around it: behind it, before it, or elsewhere in its sentence."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from qa import phrases, wording
from qa.phrases import REACH
from qa.speech import inversion
from qa.speech.cast import Cast
from qa.speech.dialogue import labelled_part
from qa.speech.frames import Frame
from qa.speech.speakers import Said
from qa.speech.subjects import sayer, subject
from qa.types import Span

#: Words that look like verbs before a colon whose subject is looked for.
_VERBS: Final = 4


def beside(cast: Cast, frame: Frame, number: int) -> Said | None:
    """By the verb of saying right behind the quote of that number, else the one before it."""
    before, after = frame.outside[number], frame.outside[number + 1]
    behind = _behind(cast, after)
    if behind is not None and not cast.text[slice(*before)].rstrip().endswith(":"):
        return behind
    return _ahead(cast, frame, before) or behind


def _behind(cast: Cast, segment: Span) -> Said | None:
    """ "…", said X. — "…", X said. — "…", according to X."""
    start, end = segment
    text = cast.text[start:end]
    lead = re.match(r"[\s,.’'…–—-]*(?:as )?", text)
    at = lead.end() if lead else 0
    rest = text[at:]
    according = wording.ACCORDING.match(rest)
    if according:
        return inversion.behind(cast, start + at + according.end(), end, inversion.ACCORDING_TO)
    cue = wording.CUE.search(rest)
    if cue is None or cue.start() > REACH or cue.group().casefold() in wording.GERUNDS:
        return None
    head = rest[: cue.start()]
    if phrases.ends_clause(head):
        return None
    if not head.strip(" ,"):
        return inversion.behind(cast, start + at + cue.end(), end, cue.group())
    if head.rstrip().endswith(","):  # "… amid the chaos, said Berg"
        closing = wording.CUE.match(text, at + cue.start())
        inverted = inversion.inverted(cast, closing, start) if closing else None
        if inverted:
            return inverted
    if wording.NO_SUBJECT.match(head.lstrip()) or wording.CUE_IS_NOUN.search(head):
        return None
    if text[: at + 1].lstrip()[:1].islower() and not re.match(r"[a-z]", rest[:1]):
        return None
    speaker = subject(cast, start + at, start + at + cue.start())
    return Said(speaker, cue.group()) if speaker is not None else None


def _ahead(cast: Cast, frame: Frame, segment: Span) -> Said | None:
    """X said: "…" — X told Y that "…" — …, saying "…"."""
    start, end = segment
    text = cast.text[start:end]
    for cue in reversed(list(wording.CUE.finditer(text))):
        if phrases.is_noun(text, cue):
            continue
        inverted = inversion.inverted(cast, cue, start)
        if inverted:
            return inverted
        gerund = cue.group().casefold() in wording.GERUNDS
        speaker = sayer(cast, frame.start, start + cue.start(), gerund=gerund)
        if speaker is not None:
            return Said(speaker, cue.group())
    according = list(wording.ACCORDING.finditer(text)) if start == frame.start else []
    return inversion.behind(cast, start + according[-1].end(), end, inversion.ACCORDING_TO) if according else None


def anywhere(cast: Cast, frame: Frame) -> Said | None:
    """By a verb of saying that is beside no quote: "It was a “…” win at the “…” ground, said the paper."""
    for start, end in reversed(frame.outside):
        text = cast.text[start:end]
        for according in wording.ACCORDING.finditer(text):
            said = inversion.behind(cast, start + according.end(), end, inversion.ACCORDING_TO)
            if said:
                return said
        for cue in reversed(list(wording.CUE.finditer(text))):
            if phrases.is_noun(text, cue) or cue.group().casefold() in wording.GERUNDS:
                continue
            inverted = inversion.inverted(cast, cue, start)
            if inverted:
                return inverted
            speaker = subject(cast, start, start + cue.start())
            if speaker is not None:
                return Said(speaker, cue.group())
    return None


def announced(cast: Cast, frame: Frame) -> Said | None:
    """Whose words a colon announces without a verb of saying: "Anna Berg was blunt: …", "The club defended it: …"."""
    lead = cast.text[slice(*frame.outside[0])].rstrip()
    if not lead.endswith(":"):
        return None
    for verb in islice(wording.IS_SO.finditer(lead), _VERBS):
        who = subject(cast, frame.start, frame.start + verb.start())
        if who and cast.people.is_person(who):
            return Said(who, None)
    for verb in islice(wording.REACTS.finditer(lead), _VERBS):
        if who := subject(cast, frame.start, frame.start + verb.start()):
            return Said(who, None)
    return None


def labelled(cast: Cast, frame: Frame) -> Said | None:
    """Whom the label of a paragraph names that is no more than a quote: "Berg: …", "Moderator: …"."""
    label = cast.text[slice(*frame.outside[0])].rstrip()
    if not label.endswith(":") or cast.text[max(0, frame.start - 1) : frame.start] not in ("", "\n"):
        return None
    who = labelled_part(label[:-1]) or cast.labelled(label[:-1], frame.start)
    return Said(who, None) if who else None


def going_on(cast: Cast, frame: Frame) -> Said | None:
    """Whoever spoke last, where the sentence tells what he or she does: "Berg looked back on a time when “…”"."""
    last, lead = cast.recent.speaker(frame.start), cast.text[slice(*frame.outside[0])]
    verb = wording.DOES.search(lead)
    who = subject(cast, frame.start, frame.start + verb.start()) if verb else None
    return Said(who, None) if who and who == last and cast.people.is_person(who) else None
