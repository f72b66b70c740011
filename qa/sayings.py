"""Questions about who said what, and the speech that answers them. English.

`asked` reads "What did Churkin say about war?" and "Who said Russia does not want war?"; `found` looks speech up by
speaker and words. This module knows nothing of how an answer is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from qa import names
from qa.lexical import content_words
from qa.passages import Sentence, sentences
from qa.types import Article, Span, Speech

#: Share of the words asked about, weighed by rarity, that a speech must hold to be about them, 0..1.
ABOUT: Final = 0.5
#: … and to be what "Who said …?" asks for: those are the speaker's own words, or nearly.
SAID: Final = 0.7
#: Code points around a quote within which the sentence is looked for that holds it.
_AROUND: Final = 2_000

_VERB: Final = (
    r"(?:say|said|says|tell|told|warn|warned|claim|claimed|insist|insisted|argue|argued|promise|promised|demand|demanded|"
    r"announce|announced|declare|declared|write|wrote|tweet|tweeted|reply|replied|answer|answered|think|call for|called for|"
    r"call|called|add|added|predict|predicted|deny|denied|suggest|suggested|state|stated|urge|urged|testify|testified)"
)
_WHAT: Final = re.compile(
    rf"^(?:and |but |so )?what (?:else )?(?:did|does|do|has|have|had|was it that) (?P<who>.+?) (?:just |once |also |ever )?"
    rf"{_VERB}(?:\s+(?:to|told) [^?]*?)?(?:\s+(?:about|on|of|regarding|concerning|over|after|during|in|at)\s+(?P<about>.+?))?"
    r"\s*\??$",
    re.IGNORECASE,
)
_QUOTES: Final = re.compile(
    r"^(?:show (?:me )?|list |find |give me )?(?:all )?(?:the )?(?:quotes?|statements?|words) (?:by|of|from) (?P<who>.+?)"
    r"(?:\s+(?:about|on|regarding|concerning|over)\s+(?P<about>.+?))?\s*[?.]?$",
    re.IGNORECASE,
)
_WHO: Final = re.compile(
    rf"^(?:and |but |so )?who (?:else )?(?:has |had |have |was it (?:that|who) )?{_VERB}(?:\s+that)?[\s,:]+(?P<what>.+?)\s*\??$",
    re.IGNORECASE,
)
#: "Who called the election?" asks for a deed as likely as for words.
_DEEDS: Final = re.compile(
    r"^\W*who (?:else )?(?:\w+ )?(?:called|call|promised|announced|answered|suggested|denied)\b(?! that)", re.I
)
_OFFICE: Final = re.compile(
    r"^(?:the |mr\.? |mrs\.? |ms\.? |dr\.? |sir |us |russian |ukrainian |president |prime minister |minister |secretary of state "
    r"|secretary |chancellor |ambassador |senator |foreign |pope |king |queen )+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Asked:
    """What a question wants of those who spoke."""

    #: Whose words, as the question names him or her; None for anybody's.
    speaker: str | None
    #: What they are about, or what was said; None for anything.
    words: str | None


@dataclass(frozen=True)
class Found:
    """A speech that fits, and how well."""

    speech: Speech
    #: Share of the words asked for that it holds, 0..1; 1 where none were.
    share: float


def asked(question: str) -> Asked | None:
    """What a question wants of those who spoke; None where it asks for something else."""
    question = question.strip()
    for pattern in (_WHAT, _QUOTES):
        match = pattern.match(question)
        if match and names.names(_capital(match["who"])) and len(match["who"].split()) <= 8:
            return Asked(match["who"].strip(), match["about"])
    match = _WHO.match(question)
    if match and not _DEEDS.match(question) and len(content_words(match["what"])) >= 2:
        return Asked(None, match["what"])
    return None


def is_speaker(speech: Speech, name: str) -> bool:
    """Whether it is this person's: every word of the name asked for stands in the speaker's, titles aside."""
    wanted = _words(_OFFICE.sub("", name.strip())) or _words(name)
    return bool(wanted) and wanted <= _words(speech.speaker or "")


def found(
    speech: Iterable[Speech],
    text: Callable[[Speech], str],
    *,
    words: str | None,
    stems: Callable[[str], Sequence[str]],
    rarity: Callable[[Sequence[str]], Sequence[float]],
) -> list[Found]:
    """The speech that is about the words, best first, equals in the order given; all of it where there are no words.

    Args:
        text: what is looked at of a speech: the sentences it stands in.
    """
    if words is None:
        return [Found(one, 1.0) for one in speech]
    wanted = list(dict.fromkeys(stems(" ".join(content_words(words)))))
    if not wanted:
        return [Found(one, 1.0) for one in speech]
    weights = dict(zip(wanted, rarity(wanted), strict=True))
    total = sum(weights.values()) or 1.0
    scored = []
    for one in speech:
        held = set(stems(text(one)))
        share = sum(weight for stem, weight in weights.items() if stem in held) / total
        if share > 0:
            scored.append(Found(one, share))
    return sorted(scored, key=lambda fit: -fit.share)


def whole_sentences(article: Article, speech: Speech) -> Span:
    """The sentences that hold the speech, from the first one's beginning to the last one's end."""
    text = article.text
    first = max(text.rfind("\n", 0, speech.start) + 1, speech.start - _AROUND)
    last = text.find("\n", speech.end)
    last = min(len(text) if last < 0 else last, speech.end + _AROUND)
    inside = [Sentence(first + s.start, first + s.end, s.opens) for s in sentences(text[first:last], article.language)]
    start = min((s.start for s in inside if s.end > speech.start), default=speech.start)
    end = max((s.end for s in inside if s.start < speech.end), default=speech.end)
    # `"We go." he said`: the sentence goes on behind a quote that ends one.
    for sentence in inside:
        if sentence.start >= end and text[end : sentence.start].isspace() and text[sentence.start].islower():
            end = sentence.end
    return min(start, speech.start), max(end, speech.end)


def speaker_in(text: str, speech: Speech, span: Span) -> Span | None:
    """Where the sentences around a speech name its speaker, or say "he" or "she" of the speaker, outside the quote."""
    name = (speech.speaker or "").split()
    if not name:
        return None
    places = [(span[0], speech.start), (speech.end, span[1])] if speech.direct else [span]
    for pattern in (re.escape(speech.speaker or ""), rf"\b{re.escape(name[-1])}\b", r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b"):
        for start, end in reversed(places) if len(places) == 2 else places:
            match = re.compile(pattern).search(text, start, end)
            if match:
                return match.span()
    return None


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return set(re.findall(r"\w+", re.sub(r"['’]s\b", "", plain))) - {"the", "a", "of"}


def _capital(words: str) -> str:
    """The words with the capitals that a name has, for whoever asks in small letters."""
    return words if any(character.isupper() for character in words) else words.title()
