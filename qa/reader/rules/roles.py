"""Who translated a book, or owns a dam, is said by a word for that: not by who wrote it, or built it. English.

Beside what somebody made, a passage always names who made it, and a model that finds no other name points at that.
"""

from __future__ import annotations

import re
from typing import Final

from qa.lexical import content_words, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.types import Span
from qa.wording import SAID

#: Whose something is, or by whom: "Lund's", "the dam by Lund", unlike "bought by Lund".
_SOMEBODYS: Final = (
    r"(?<=\w)['’]s |(?<=s)['’] |(?<!ed )(?<!en )(?<!wn )(?<!ght )(?<!ade )(?<!old )(?<!ilt )by (?-i:[A-Z])"
)
#: What is done to another's work, and the words of which a sentence has one that tells who did it. "Who ordered the
#: review?" and "who won the prize for translated novels?" ask for nobody who did so.
_ROLES: Final = tuple(
    (
        lazy_pattern(
            rf"{OPENING}who (?:(?:else|has|had|have|is|was|will|also|first|then|[a-z]+ly) ){{0,3}}"
            rf"(?:wrote (?:the|an?|its) )?{asked}(?:e?s|ed?|ing)?\b"
            rf"|{OPENING}who\b[^?]*\b{asked}(?:ed)? by\W*$|{OPENING}who (?:is|was) the (?:{doer})\b",
            re.I,
        ),
        lazy_pattern(rf"\b(?:{told})", re.I),
    )
    for asked, doer, told in (
        (
            "translat",
            "translator",
            r"translat|render|version|from the [A-Z]\w+ by|put (?:it )?into|(?:in|into) [A-Z]\w+ by",
        ),
        (
            "illustrat",
            "illustrator",
            r"illustrat|draw|drew|pictures?\b|paint|woodcut|engrav|etch|artwork|cartoon|photo|sketch|art by|images?\b"
            r"|plates?\b|graphic|comic",
        ),
        ("narrat", "narrator", r"narrat|read|voice|told|tell|speak|spoke|comment|heard|tones?\b"),
        (
            "review",
            "reviewer",
            r"review|critic|wr[io]te|written|verdict|prais|pann|examin|look|assess|stud(?:y|ie)|inquir|enquir|audit"
            r"|inspect|check|scrutin|vett|investigat|apprais|consider|evaluat|read|hear"
            r"|(?:go|went|gone|going) (?:over|through)|stars?\b|rat(?:ed?|ing)\b|call(?:s|ed)\b|describ"
            r"|judg|hail|slat(?:es|ed)",
        ),
        (
            "direct",
            "director of the (?:film|movie|play|show|series)",
            r"direct|film|movie|helm|stag(?:e|ing)|production|made by|led|lead|head|order|r[au]n"
            r"|command|conduct|mastermind|plan|organi[sz]|co-?ordinat|supervis|overs(?:aw|e)|manag|control|guid|chief"
            r"|boss|charge|under (?-i:[A-Z])|thriller|drama|comed|documentar|sequel|biopic|remake|musical|cinema"
            r"|['’]s? [“\"]",
        ),
        (
            "produc",
            "producer of the (?:film|movie|play|show|series|album|record|song)",
            r"produc|mak|made|compil|publish|reports?,? by|com(?:es?|ing) from"
            r"|studio|pump|gr[eo]w|output|buil[dt]|manufactur|creat|releas|wr[io]te|written|present|behind|suppl"
            r"|bottle|brew|bak(?:e[sd]?|ing)\b|distil|farm|roast|generat|record|(?:is|are|was|were) from",
        ),
        (
            "(?:st[oe]le?n?|robb?)",
            "(?:thief|thieves|robbers?)",
            r"st[eo]+a?l|theft|thie|rob|burgl|t(?:ook|ake)|raid|loot|snatch|ma[dk]e off|br(?:oke|eak)|heist|grab|pocket"
            r"|embezz|haul|suspect|arrest|convict|jail|accus|charg|admit|ple[ad]|guilt|sentenc|c(?:aught|atch)|gang|crim"
            r"|lift|swip|nick|confess|trial|tried|court|custody|wanted|missing|gone|ransack|cleared",
        ),
        (
            "starr?",
            "stars? of",
            r"star|play|role|cast|perform|act(?:or|ress|ing|s|ed)?\b|lead|appear|featur|portray|part\b|opposite|alongside"
            r"|with (?-i:[A-Z])|as (?:an?|the|his|her|(?-i:[A-Z]))",
        ),
        (
            "edit",
            "editor",
            r"edit|redact|compil|revis|cuts?\b|select|antholog|collect|put together|version|assembl|prepar|annotat"
            r"|curat|magazine|newspaper|paper['’]s|journal|weekly|head|led|leads|run|ran|at the helm",
        ),
        (
            "publish",
            "publisher",
            r"publi|print|press\b|releas|issue|put out|brought out|imprint|appear|posted|magazine|newspaper|journal"
            r"|paper\b|daily|weekly|blog|website|carried|ran\b|report|announc|unveil|disclos|leak|reveal|data|figures"
            r"|survey|study|research|wr[io]t|author",
        ),
        (
            "design",
            "(?:designer|architect)",
            r"design|architect|plann?|draw|drew|conceiv|creat|develop|invent|engineer|sketch|model|styl|blueprint|behind"
            rf"|brainchild|idea|landscap|work of|laid out|{_SOMEBODYS}",
        ),
        (
            "(?:re)?buil[dt]",
            "builders?",
            r"buil[dt]|construct|erect|ma[dk]e|put (?:\w+ ){0,2}up|put together|rais|design|architect|engineer"
            r"|creat|develop|found|complet|finish|assembl|lay\b|laid|dug|dig|carv|ordered|commission|contract|start|beg[au]n"
            rf"|work (?:of|by)|brainchild|yard|{_SOMEBODYS}",
        ),
        (
            "own",
            "owners?",
            r"own|belong|b[ou](?:y|ught)|purchas|acqui|sold|sell|propert|possess|h[eo]ld|landlord|landlady|hands\b"
            r"|inherit|leas|stake|share|parent|subsidiar|propriet|runs?\b|ran\b|operat|famil|his\b|hers?\b|their"
            r"|gave|given|t(?:ake|ook)\w* over|takeover|back|control|trust|estate|boss|invest|billionaire|tycoon"
            rf"|magnate|landowner|with (?:a|an|the|two|three|its)\b|ha[sd] (?:an?|two|three)\b|keep|kept|{_SOMEBODYS}",
        ),
    )
)

_WHO: Final = rf"{OPENING}who (?:(?:has|had|have|is|was|first|then|[a-z]+ly) ){{0,3}}"
#: What is told by so many words that only whoever plainly did something else is not who did it: "Who made the
#: telescope?", and no announcement or bid. What is asked for, and what tells of it.
_OTHERWISE: Final = (
    (
        lazy_pattern(
            rf"{_WHO}ma(?:de|kes?|king) (?!.*\b(?:decisions?|announce\w*|offers?|bids?|purchases?|deals?|claims?"
            r"|comments?|remarks?|statements?|mistakes?|calls?|appeals?|arrests?|discover\w*|finds?|gifts?|donations?"
            r"|payments?|goals?|moves?|requests?|points?|promises?|complaints?|sure|way|difference|progress|sense|trips?"
            r"|visits?|money|fortune|choice|loans?|investments?|profits?|it|up)\b)",
            re.I,
        ),
        lazy_pattern(
            r"\b(?:ma[dk]|buil[dt]|creat|craft|sculpt|cast|carv|design|invent|produc|manufact|forg|develop|compos"
            rf"|wr[io]t|direct|work|brew|bak|cook|sew|knit|paint|fashion|assembl|engineer|construct|{_SOMEBODYS})",
            re.I,
        ),
    ),
    (
        lazy_pattern(rf"{_WHO}(?:wr(?:ote|ites?|itten)|compose[sd]?)\b", re.I),
        lazy_pattern(rf"\b(?:wr[io]t|author|compos|pen|script|creat|draft|sign|work|poe|scor|{_SOMEBODYS})", re.I),
    ),
    (
        lazy_pattern(rf"{_WHO}(?:sold|sells?|selling)\b", re.I),
        lazy_pattern(r"\b(?:s[eo]l[ld]|sale|auction|trad|retail|stock|offer|give|gave|deal)", re.I),
    ),
    (
        lazy_pattern(rf"{_WHO}(?:bought|buys?|buying)\b", re.I),
        lazy_pattern(r"\b(?:b[ou](?:ugh|y)|purchas|acqui|own|t[ao]k|took|paid|pay|collect|order|receiv|deal)", re.I),
    ),
    (
        lazy_pattern(rf"{_WHO}paint(?:s|ed)?\b", re.I),
        lazy_pattern(rf"\b(?:paint(?:s|e[dr]s?|ings?)\b|dr[ae]w|ma[dk]|creat|design|decorat|{_SOMEBODYS})", re.I),
    ),
)
#: What may be told in so many words that only whoever is quoted in a sentence without any of them is not who did it.
_NOT_BY_WHO_SAYS: Final = tuple(
    (lazy_pattern(rf"{_WHO}(?:{asked})", re.I), lazy_pattern(rf"\b(?:{told})", re.I))
    for asked, told in (
        (
            r"coin(?:s|ed)?\b|populari[sz]e[sd]?\b",
            r"coin|popular|invent|dub|christen|nam(?:e[sd]?|ing)\b|first|creat|attribut|credit|made up|thought up",
        ),
        (
            r"(?:co-?)?founded\b|invent(?:s|ed)?\b|creat(?:es|ed)\b|develop(?:s|ed)?\b"
            r"|launche[sd]\b|set up\b",
            r"found|start|set(?:s|ting)? up|establish|creat|launch|beg[aiu]n|open|form(?:ed|ing)|buil[dt]|origin|idea"
            r"|brainchild|behind|invent|develop|design|devis|patent|pioneer|ma[dk]e|conceiv|came up|thought|first|we\b"
            r"|(?-i:I\b)",
        ),
        (
            r"hosts?\b|hosted\b",
            r"host|present|emcee|front|moderat|led\b|lead|venue|stag(?:e|ing)|anchor|welcom|chair|organi[sz]",
        ),
        (
            r"fund(?:s|ed)?\b|financ(?:es|ed)\b|sponsor(?:s|ed)?\b|pa(?:ys|id|ying) for\b",
            r"fund|pay|paid|financ|sponsor|grant|back|money|cost|donat|support|g[ai]ve|giving|gift|invest|b[ou](?:ugh|y)"
            r"|foot|bill|cover|[$€£]|subsid|contribut|raise|loan|charg|fee|tax|our\b|we\b",
        ),
    )
)
#: Right before, or behind, whoever is quoted.
_SAID_BEFORE: Final = lazy_pattern(
    rf"\b(?:(?:{'|'.join(SAID)})|according to)(?: (?:(?:the|an?) )?[\w’'-]+(?: [\w’'-]+){{0,5}},?)? $", re.I
)
_SAID_BEHIND: Final = lazy_pattern(rf",?(?: (?:{'|'.join(SAID)}))\b", re.I)
#: What is done to a thing, each another deed than the rest.
_DONE: Final = (
    r"(?:(?:translat|illustrat|narrat|review|direct|edit|publish|own|open|restor|repair|donat|inspect|return|acquir"
    r"|purchas|seiz|discover|design|remov|produc|renovat|present|hand|receiv|collect|borrow|order|commission)(?:ed|s|es)"
    r"|bought|buys|built|builds|sold|sells|gave|gives|given|lent|lends|t(?:akes|ook|aken)|st(?:eals|ole|olen)|found|finds"
    r"|written|wrote|writes|drawn|paid for|pays for)"
)
#: Before, and behind, whoever did so: "taken from the palace by Colonel", ", his wife, had bought".
_DONE_BY: Final = lazy_pattern(
    rf"\b(?P<deed>{_DONE})(?: (?!(?:and|but|or)\b)[\w’'-]+){{0,6}}? by (?:[\w’'-]+ ){{0,4}}(?:[a-z’'-]+, )?$", re.I
)
_DOES_SO: Final = lazy_pattern(
    rf"(?:,[^,;.\n]{{1,60}})?,?(?: who)?(?: (?:has|had|then|later|also|first|once|[a-z]+ly)){{0,3}} {_DONE}\b", re.I
)
#: A sentence that opens with who did something, to what it names next: "Directed by Ida Munk, the sequel of “Tarn” …".
_OPENS: Final = lazy_pattern(
    r"\W*[A-Z][a-z]+(?:ed|en|lt|de) by (?P<who>[^,.;\n]{2,60}), "
    r"(?=(?P<what>(?:(?:the|an?|his|her) [a-z]+(?: [a-z]+)? (?:of|called) )?[“\"‘'A-Z][^.;\n]{1,60}))"
)
#: Before whoever's work it was done to: "review of".
_DONE_TO: Final = lazy_pattern(
    r"\b(?:reviews?|translations?|criticisms?|readings?|illustrations?) of (?:the |an? )?$", re.I
)
#: Code points before somebody that are looked at.
_NEAR: Final = 24
_FAR: Final = 90


def in_its_role(question: str, text: str) -> Fits | None:
    """For a question of who translated, owns, directed or reviewed something: whether a span stands in a sentence that
    has a word for it and tells it of nothing else, and is not whose work it was done to, nor who is only said to have
    done something else with it; None for other questions. Of who made, wrote or sold a thing it is the last alone, and
    whoever is quoted in a sentence without a word for it did not coin, found or pay for anything.
    """
    for asked, told_by in _NOT_BY_WHO_SAYS:
        if asked.match(question):
            return lambda span: bool(told_by.search(text, *enclosing(text, span))) or not _is_quoted(text, span)
    by_any_word = next((told for asked, told in _OTHERWISE if asked.match(question)), None)
    told = by_any_word or next((told for asked, told in _ROLES if asked.search(question)), None)
    if told is None:
        return None
    own = set(stems(" ".join(content_words(question))))

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        by = _DONE_BY.search(text, max(start, span[0] - _FAR), span[0])
        if by and not told.match(by["deed"]):
            return False
        if by_any_word:
            return bool(told.search(text, start, end)) or not _DOES_SO.match(text, span[1], end)
        done_to = _DONE_TO.search(text, max(0, span[0] - _NEAR), span[0])
        opens = _OPENS.match(text, start, end)
        if opens and opens.start("who") <= span[0] < opens.end("who") and own.isdisjoint(stems(opens["what"])):
            return False
        return not done_to and bool(told.search(text, start, end))

    return fits


def _is_quoted(text: str, span: Span) -> bool:
    """Whether somebody is named as who says what a sentence tells, or alone, as who signs a report."""
    start, end = enclosing(text, span)
    signs = text[start:end].strip(" .,") == text[slice(*span)].strip(" .,")
    return signs or bool(
        _SAID_BEHIND.match(text, span[1], end) or _SAID_BEFORE.search(text, max(start, span[0] - _FAR), span[0])
    )
