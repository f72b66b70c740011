"""Interviews, transcripts and chats: lines that begin with who speaks, "Q:", "MS HART:", "The chairman:".

Such a line is one turn, in the words of whom its label names, and an answer may go on over the paragraphs behind it;
quotation marks it has none, and the rules for prose do not hold in it. Lists have labels too ("Price: …",
"Norway: …"), so labels count only in a text that is a dialogue. A chat that a phone exported is one: each of its
messages stands behind its sender.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from qa import first_names
from qa.passages import sentences
from qa.patterns import lazy_pattern
from qa.people import ADDRESSES, TITLES, People, is_human
from qa.types import Article, Span, Speech

#: Who speaks where an article says no more than "Q:".
QUESTIONER: Final = "the questioner"
#: Whoever "A:" stands for, until that is known.
_ANSWERER: Final = "the answerer"
#: Turns of one label that make it a speaker's.
_FEWEST: Final = 2
#: Questions with their answers, of an interview without labels.
_FEWEST_PAIRS: Final = 3
#: Share of the turns that are questions which another answers, 0..1 …
_ANSWERED: Final = 0.3
#: … or, where one is at least, of those in which somebody says "I" or "you", 0..1.
_PERSONAL: Final = 0.25
#: … of the questions that say "you", and of the answers that say "I", where only the introduction tells who answers.
_ADDRESSED: Final = 0.3
#: Code points of what is kept of a turn as one piece: a long one is cut between sentences, for each piece is quoted.
_PIECE: Final = 400

#: A label and the words behind it, on the same line or the next that has any.
_LINE: Final = lazy_pattern(
    r"^[ \t]*(?P<label>[^\W\d_][^\n:(]{0,39}?)(?: ?\([^()\n]{1,40}\))?(?::|(?<=^[QA])\.)(?:[ \t]+|[ \t]*\n\s*)"
    r"(?P<words>\S[^\n]*)",
    re.MULTILINE,
)
#: What says where a chat's day is from, and a message of it with its sender, whatever that is called.
_STAMP: Final = "stamp"
_MESSAGE: Final = lazy_pattern(r"(?:\A\n*|(?<=\n\n))(?P<label>[^:\n]{1,60}): (?P<words>\S[^\n]*(?:\n[^\n]+)*)")
_QUESTION: Final = frozenset(("q", "question"))
_ANSWER: Final = frozenset(("a", "answer"))
_NUMBERED: Final = lazy_pattern(r"(?:speaker|witness|juror|voice) [\dA-Z]", re.IGNORECASE)
_ROLE: Final = lazy_pattern(
    r"(?:(?P<the>the )(?:[a-z]+ )?|(?P<some>audience |unidentified |unknown )|(?:court )?)(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
#: Whom a label may call so without "the".
_PARTS: Final = frozenset(
    """court bench clerk chair counsel judge witness host presenter moderator reporter journalist interviewer
    interviewee audience speaker questioner caller""".split()
)
#: … and of them those who only ask, so that two turns of theirs make a dialogue with whoever answers once.
_ASKERS: Final = frozenset(("the moderator", "the interviewer", "the host", "the presenter", QUESTIONER))
_NAME: Final = lazy_pattern(r"(?:[^\W\d_a-z][\w.’'-]*)(?: (?:[^\W\d_a-z][\w.’'-]*|de|van|von|der|den|la|al|bin)){0,4}")
#: Whoever puts the questions that stand as headings above the answers.
_HEADING: Final = "\n"
#: Share of the turns of a label of which something must hold that tells what it is, 0..1.
_MOSTLY: Final = 0.6
#: A paragraph of an answer goes on with it, no heading and no stage direction; what a paper puts in between, a picture
#: or an invitation, says nothing.
_GOES_ON: Final = lazy_pattern(r"[^\W_][^\n]*[.!…][”\"’')]*|[“\"‘'][^\n]*[.!…][”\"’')]*")
_CAPTION: Final = lazy_pattern(
    r"(?:\bImages|/AP|\([^()]*\b(?:[Pp]hoto|[Cc]redit)\b[^()]*\))$|\b[Nn]ewsletters?\b.*\b[Ss]ign up\b"
)
#: What a paper signs its questions with: "CNN". Links to other articles have labels in capitals too.
_LETTERS: Final = lazy_pattern(r"(?!(?:MORE|READ|ALSO|SEE|NOTE|LIVE|VIDEO|WATCH|PHOTO|PHOTOS|STORY)$)[A-Z]{2,6}")
#: What stands behind a name for an office or honour: "MR TELFORD KC".
_HONOURS: Final = lazy_pattern(r" (?:KC|QC|MP|MSP|OBE|CBE|MBE|PhD|MD|Esq)\b\.?")
_I: Final = lazy_pattern(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|[Uu]s)\b")
#: … by whom no question is put: an answer may end with one.
_OWN: Final = lazy_pattern(r"\b(?:I|[Mm]e|[Mm]y)\b")
_YOU: Final = lazy_pattern(r"\byour?s?\b", re.IGNORECASE)
_MARKS: Final = tuple("“\"«»„”‘'`")
_ENDS: Final = lazy_pattern(r"[.?!]\W*$")
_INTERVIEW: Final = lazy_pattern(
    r"\binterview(?:ed)?\b|\bin conversation with\b|\bQ&A\b|\bquestions (?:to|for)\b", re.IGNORECASE
)
#: How a title names the one who speaks.
_SPEAKS: Final = (
    r"(?:[Ii]nterview with|[Cc]onversation with|[Qq]uestions (?:to|for)|[”’\"']:) {name}\b|\b{name}(?: interview)?:"
)


#: … and how an introduction does.
_TALKS: Final = (
    r"\b(?:spoke|speaks|talked|talks|chatted|sat down|sits down|caught up|interview|conversation|Q&A)"
    r" (?:[a-z]+ ){{0,2}}?(?:with|to) (?:[\w.’'-]+ ){{0,6}}?{name}\b(?!['’]s)",
    r"\binterviewed (?:[\w.’'-]+ ){{0,6}}?{name}\b(?!['’]s)",
    r"\b{name},? (?:[a-z]+ly )?(?:spoke|speaks|talked|talks|chatted|sat down|sits down|answers|answered|discusses|"
    r"discussed) (?:with|to|about|on|our|the|some|a few|questions)\b",
)
#: … where whom it names is not from the paper.
_PRESS: Final = lazy_pattern(
    r"\b[A-Z]\w*['’]s(?: [A-Z][\w.’'-]+){1,3}$|\b(?:reporter|correspondent|columnist|journalist|editor|presenter)\b"
)


@dataclass(frozen=True)
class _Turn:
    """One line, with who speaks in it as its label says."""

    label: str
    #: Where the line begins, and its words.
    at: int
    start: int
    end: int


def turns(article: Article, people: People) -> list[Speech]:
    """What is said in the turns of a text, in order; empty where it is no dialogue."""
    text = article.text
    spoken = _messages(article) or _labelled(article, people) or _unlabelled(article, people)
    return [
        Speech(article.id, start, end, speaker, None, article.published, direct=True)
        for turn, speaker in spoken
        for start, end in _pieces(text, turn, article.language)
    ]


def labelled_part(label: str) -> str:
    """Who a label says speaks where it names nobody: "Q", "MODERATOR", "The chairman"; empty where it says no such."""
    if label.casefold() in _QUESTION:
        return QUESTIONER
    role = _ROLE.fullmatch(label)
    noun = role["noun"].casefold() if role else ""
    if role and (noun in _PARTS or ((role["the"] or role["some"]) and is_human(noun))):
        return f"the {label[len(role['the'] or '') :].casefold()}"
    return ""


def is_turn(text: str, speech: Speech) -> bool:
    """Whether the words are a turn of a dialogue, which needs no quotation marks."""
    return speech.direct and not text.startswith(_MARKS, speech.start)


def _messages(article: Article) -> list[tuple[_Turn, str]]:
    """The messages of a chat, each with its sender."""
    sent = _MESSAGE.finditer(article.text) if article.published_from == _STAMP else ()
    return [(_Turn(one["label"], one.start(), *_trimmed(one)), one["label"]) for one in sent]


def _labelled(article: Article, people: People) -> list[tuple[_Turn, str]]:
    every = [_Turn(line["label"], line.start(), *_trimmed(line)) for line in _LINE.finditer(article.text)]
    counts = Counter(turn.label for turn in every)
    often = {label for label, count in counts.items() if count >= _FEWEST}
    if not often:
        return []
    labels = _Labels(people, every[0].at)
    speakers = {turn.label: labels.speaker(turn) for turn in reversed(every) if turn.label in often}
    speakers |= _askers(article.text, every, people, speakers)
    known = {label for label, who in speakers.items() if who}
    if len(known) == 1 and speakers[min(known)] in _ASKERS:
        named = {turn.label: labels.speaker(turn) for turn in every if turn.label not in often}
        speakers |= {label: who for label, who in named.items() if people.is_known(who)}
    elif len(known) == 1:
        every = _headed(article.text, every, min(known))
        speakers[_HEADING] = QUESTIONER
    main = [turn for turn in every if speakers.get(turn.label)]
    if len({turn.label for turn in main}) < 2 or not _talks(article.text, main):
        return []
    answers = [turn for turn in main if speakers[turn.label] == _ANSWERER]
    if answers:
        questions = [turn for turn in main if speakers[turn.label] == QUESTIONER]
        who = _interviewed(article, people, main[0].at) if _personal(article.text, questions, answers) else ""
        if not who:
            return []
        speakers.update((turn.label, who) for turn in answers)
    speakers |= dict(_others(main, every, labels, people, speakers))
    spoken = [turn for turn in every if speakers.get(turn.label)]
    edges = often | {turn.label for turn in main}
    ends = [turn.at for turn in spoken if turn.label in edges]
    found = [(turn, speakers[turn.label]) for turn in spoken if ends[0] <= turn.at <= ends[-1]]
    return sorted((*found, *_going_on(article.text, found)), key=lambda one: one[0].at)


def _askers(
    text: str, every: Sequence[_Turn], people: People, speakers: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Labels that name nobody and put questions which somebody answers, turn after turn: a paper's own "THE BRIEF".

    Args:
        speakers: the labels that stand at several turns, with whom they name.
    """
    answered = Counter(
        one.label
        for one, other in pairwise(every)
        if not speakers.get(one.label, "?") and _asks(text, one) and people.is_known(speakers.get(other.label, ""))
    )
    counts = Counter(turn.label for turn in every)
    for label, count in answered.items():
        if count >= _FEWEST and count >= _MOSTLY * counts[label]:
            yield label, QUESTIONER


def _headed(text: str, every: Sequence[_Turn], label: str) -> list[_Turn]:
    """The turns, with the questions that head those of the only one who has a label, where most of them have one."""
    own = [turn for turn in every if turn.label == label]
    above = [(text.rfind("\n", 0, end := len(text[: turn.at].rstrip())) + 1, end) for turn in own]
    asked = [_Turn(_HEADING, start, start, end) for start, end in above if text[start:end].endswith("?")]
    enough = len(own) >= _FEWEST_PAIRS and len(asked) >= _MOSTLY * len(own)
    return sorted((*every, *asked), key=lambda turn: turn.at) if enough else list(every)


def _going_on(text: str, spoken: Sequence[tuple[_Turn, str]]) -> Iterator[tuple[_Turn, str]]:
    """The paragraphs by which an answer goes on before the next turn: whole sentences that neither ask nor name who
    speaks. What follows the last turn may be the paper's own.
    """
    for (turn, speaker), (following, _) in pairwise(spoken):
        surname = speaker.split()[-1]
        if speaker in _ASKERS or not surname[0].isupper():
            continue
        for line in re.finditer(r"\S[^\n]*", text[turn.end : following.at]):
            words = line.group().rstrip()
            if _CAPTION.search(words):
                continue
            if not _GOES_ON.fullmatch(words) or _LINE.match(words) or re.search(rf"\b{re.escape(surname)}\b", words):
                break
            at = turn.end + line.start()
            yield _Turn(turn.label, at, at, at + len(words)), speaker


def _others(
    main: Sequence[_Turn], every: Sequence[_Turn], labels: _Labels, people: People, often: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Who else speaks beside those who are known to, each label with its speaker.

    Where all of them stand in capitals, so may names that no rule knows: "JD VANCE". What labels one turn only
    must name somebody who has others too, or have a first name that is one.

    Args:
        often: the labels that stand at several turns, with whom they name.
    """
    sure = people.gender.keys() | often.values()
    shouted = all(turn.label.isupper() for turn in main)
    known = {turn.label for turn in main}
    for turn in {turn.label: turn for turn in every if turn.label not in known}.values():
        label = _HONOURS.sub("", turn.label)
        if turn.label not in often:
            who = labels.speaker(turn)
            if who not in (_ANSWERER, "") and (not people.is_person(who) or who in sure):
                yield turn.label, who
        elif shouted and label.isupper() and " " in label and _NAME.fullmatch(label):
            yield turn.label, people.named(labels.written(label), turn.at)


def _trimmed(line: re.Match[str]) -> Span:
    start, _ = line.span("words")
    return start, start + len(line["words"].rstrip())


def _talks(text: str, spoken: Sequence[_Turn]) -> bool:
    """Whether one asks and another speaks next, again and again or among others who say "I" and "you"."""
    answered = sum(
        _asks(text, one) and one.label != other.label and not _asks(text, other) for one, other in pairwise(spoken)
    )
    said = [text[turn.start : turn.end] for turn in spoken]
    personal = sum(bool(_I.search(words) or _YOU.search(words)) for words in said)
    return answered >= _ANSWERED * len(said) or (answered > 0 and personal >= _PERSONAL * len(said))


def _asks(text: str, turn: _Turn) -> bool:
    return text[turn.start : turn.end].rstrip("”\"’')* ").endswith("?")


def _personal(text: str, questions: Sequence[_Turn], answers: Sequence[_Turn]) -> bool:
    """Whether the questions are put to somebody, who answers for himself or herself."""
    asked = sum(_YOU.search(text, turn.start, turn.end) is not None for turn in questions)
    told = sum(_I.search(text, turn.start, turn.end) is not None for turn in answers)
    return asked >= _ADDRESSED * len(questions) > 0 and told >= _ADDRESSED * len(answers) > 0


def _interviewed(article: Article, people: People, before: int) -> str:
    """The one person whom the title and the introduction name, its author aside; empty where it is not one.

    Of several it is the one whom the title says speaks: "Interview with Anna Berg", "Anna Berg: “…”".
    """
    titles = {people.named(person.name, 0) for person in People(article.title).persons}
    named = {person.name for person in people.mentions if person.start < before and person.name not in article.authors}
    likely = titles | named
    if len(likely) > 1:
        speak = {name for name in titles if re.search(_SPEAKS.format(name=re.escape(name)), article.title)}
        likely = speak or {name for name in likely if _talks_to(article.text[:before], name)}
    likely = {name for name in likely if people.is_known(name)}
    return likely.pop() if len(likely) == 1 else ""


def _talks_to(introduction: str, name: str) -> bool:
    """Whether an introduction says that somebody was talked to, or talks: "We spoke with Anna Berg"."""
    surname = re.escape(name.split()[-1])
    told = (re.search(pattern.format(name=surname), introduction) for pattern in _TALKS)
    return any(place is not None and not _PRESS.search(place.group()) for place in told)


class _Labels:
    """Whom the labels of a text name.

    Args:
        before: where the introduction ends. Whom it names, a first name alone may mean.
    """

    def __init__(self, people: People, before: int) -> None:
        self._people = people
        self._introduced = {person.name for person in people.mentions if person.start < before}
        self._by_initials: defaultdict[str, set[str]] = defaultdict(set)
        for person in people.mentions:
            self._by_initials["".join(word[0] for word in person.name.split())].add(person.name)
        names = [people.text[slice(*span)] for span in people.spans]
        #: Names and surnames as the text has them, by their letters.
        self._own = {own.casefold(): own for name in names for own in (name, name.split()[-1]) if not own.isupper()}

    def speaker(self, turn: _Turn) -> str:
        """Whom a label names, in full where the text does; empty where it is no speaker's."""
        label = _HONOURS.sub("", turn.label)
        if label.casefold() in _ANSWER:
            return _ANSWERER
        if _NUMBERED.fullmatch(label):
            return turn.label
        if part := labelled_part(label):
            return part
        # In small letters fewer words than in a name's own are somebody's title: "press release".
        titles = ADDRESSES if label.islower() else TITLES
        label = self.written(label) if label.islower() else label
        return self._named(label, turn.at, titles) if _NAME.fullmatch(label) else ""

    def _named(self, label: str, at: int, titles: Collection[str]) -> str:
        letters = _LETTERS.fullmatch(label) is not None
        if letters and len(alike := self._by_initials.get(label, ())) == 1:
            return next(iter(alike))
        written = self.written(label) if label.isupper() else label
        named = self._people.named(written, at)
        first, *rest = written.split()
        titled = bool(rest) and first.strip(".").casefold() in titles
        if not (titled or first_names.gender(first) or letters or self._people.is_person(named)):
            return ""
        if rest and named.endswith(f" {written}"):
            return written  # "Reporter Anna Berg"
        if not rest and not named.endswith(written) and named not in self._introduced:
            return written  # (anybody may have that first name)
        return named

    def written(self, label: str) -> str:
        """A name in capitals, or none, as the text has it elsewhere: of "MS MCVEY", "Ms McVey"."""
        if _LETTERS.fullmatch(label) or label.casefold() in self._own:
            return self._own.get(label.casefold(), label)
        return " ".join(self._own.get(word.casefold(), word.title()) for word in label.split())


def _unlabelled(article: Article, people: People) -> list[tuple[_Turn, str]]:
    """The turns of an interview without labels: a paragraph that asks, and the one right behind it, which answers.

    Only where the title, or a first line that is no sentence, says that it is one, and with whom. What follows an
    answer is left out: it may go on with it, or be a question that does not ask.
    """
    text = article.text
    opening = text[: text.find("\n")]
    head = article.title if _ENDS.search(opening) else f"{article.title}\n{opening}"
    if not _INTERVIEW.search(head):
        return []
    paragraphs = [_Turn("", line.start(), line.start(), line.end()) for line in re.finditer(r"\S[^\n]*", text)]
    pairs = [
        (one, other)
        for one, other in pairwise(paragraphs)
        if _asks(text, one) and not _asks(text, other) and not _OWN.search(text, one.start, one.end)
    ]
    questions, answers = [one for one, _ in pairs], [other for _, other in pairs]
    if len(pairs) < _FEWEST_PAIRS or not _personal(text, questions, answers):
        return []
    who = _interviewed(article, people, questions[0].at)
    if not who or who.split()[-1] not in head:
        return []
    return [turn for one, other in pairs for turn in ((one, QUESTIONER), (other, who))]


def _pieces(text: str, turn: _Turn, language: str | None) -> Iterator[Span]:
    """The words of a turn, those of a long one in pieces of whole sentences."""
    first = last = turn.start
    for sentence in sentences(text[turn.start : turn.end], language):
        end = turn.start + sentence.end
        if last > first and end - first > _PIECE:
            yield first, last
            first = turn.start + sentence.start
        last = end
    yield first, last
