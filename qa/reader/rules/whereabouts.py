"""Where somebody went, lives or died is told by a word for it: "was on holiday in Maine" tells no home. English.

A model that is asked where takes the place there is. A word for the deed is looked for widely: somebody who was seen in
Hull, flew there or is now a baker there went to Hull, and "Lind, 40, of Hull" lives there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from qa import names
from qa.lexical import root, stem, stems
from qa.passages import enclosing, sentences, within
from qa.patterns import lazy_pattern
from qa.people import is_human, is_no_human, untitled
from qa.people.words import FIRM
from qa.questions import AUXILIARY, OPENING
from qa.reader.choice import plain_words
from qa.reader.rules import Fits
from qa.reader.rules.clauses import JOINT
from qa.types import Span

#: What may stand behind the deed that is asked for: "go to school" is another one, and so is "go on".
_THEN: Final = (
    r"(?=\W*$| (?:after|before|when|while|once|since|until|as|because|following|during|with|in|then|next|now|first"
    r"|last|this|that|today|tonight|yesterday|tomorrow|instead|originally|permanently|alone|together"
    r"|at (?:first|the|that|\d)|on (?:the|\d|[A-Z]))\b)"
)
#: Before it, behind who does it.
_BETWEEN: Final = r"(?: (?:first|last|later|then|now|also|finally|once|originally|currently|usually|been|be))*"


class Deed(NamedTuple):
    """What may be asked for, and the words of which a sentence has one that tells of it."""

    asked: re.Pattern[str]
    #: The roots of those that tell of it and of little else.
    verbs: frozenset[str]
    told: re.Pattern[str]
    #: Whether it is asked of people alone: what money goes to is told by any word.
    of_people: bool = False
    #: Whether "Lind, a baker in Hull" tells it.
    by_description: bool = False
    #: Whether it leads somewhere from elsewhere.
    leads: bool = False


def _deed(
    asked: str,
    verbs: str,
    told: str,
    *,
    of_people: bool = False,
    by_description: bool = False,
    leads: bool = False,
) -> Deed:
    return Deed(
        lazy_pattern(
            rf"{OPENING}where(?: exactly| else)? (?:{AUXILIARY}) (?P<who>[^?,;]+?){_BETWEEN} (?P<deed>{asked})",
            re.IGNORECASE,
        ),
        frozenset(map(root, verbs.split())),
        lazy_pattern(rf"\b(?:{told})", re.IGNORECASE),
        of_people,
        by_description,
        leads,
    )


_HOME: Final = (
    r"nativ|origins?\b|originat|originally (?:from|of)|descen(?:t|dant|ded from)|roots?\b|ancest|hails?\b"
    r"|hail(?:ed|ing) from|home ?(?:town|land|village|country|city|state)\b|(?:son|daughter|child) of\b"
)
_RAISED: Final = (
    r"gr(?:ew|own?|owing) up|(?:was|were|born and|and) raised|rais(?:ed|ing) (?:in|by|on|near|at|as)\b|brought up"
)
#: Ways to a place, and from one.
_MOVES: Final = (
    r"go(?:es|ing|ne)?\b|went\b|left\b|leav(?:e|es|ing)\b|mov(?:e|es|ed|ing)\b|came\b|comes?\b"
    r"|coming (?:from|to|over|here)\b|return|transfer|emigra|immigra|migrat|fle(?:e|es|eing|d)\b|exile"
    r"|settl(?:e|es|ed|ing)\b|join|retir\w* to\b"
    r"|now (?:in|at|on|lives?|living|works?|working|runs?|plays?|teaches|coaches)\b"
)
_WAYS: Final = (
    rf"{_MOVES}|arriv|reach|fl(?:y|ew|ies|own|ying|ight|ights)\b|escap|sent\b|send|brought|bring|trips?\b|travel"
    r"|journey|tour(?:s|ed|ing)?\b|visit|voyag|land(?:s|ed)?\b|head(?:ed|ing|s) (?!the\b|an?\b)"
    r"|depart(?:s|ed|ing|ure)?\b|set(?:s|ting)? (?:off|out|sail|foot)|driv(?:e|es|en|ing)\b|drove|rode"
    r"|rid(?:e|es|den|ing)\b|sail|walk|cross(?:ed|es|ing)?\b|back (?:to|in|at|on|home)\b|bound\b|rush|hurr(?:y|ied)"
    r"|retreat|asylum|refug|(?:seek\w*|sought) (?:shelter|sanctuary|help|treatment|safety|work)\b|turn\w* up"
    r"|(?:re)?surfac|(?:re)?appear(?:s|ed|ing)?\b(?! (?:in court|before)\b)|seen\b|spott|sight"
    r"|found (?:in|at|on|by|safe|alive|dead|him|her)|stay|hid(?:e|es|den|ing)?\b|shelter|sign\w* (?:for|with|on)"
    r"|taken (?:to|away|in|back|by|off)"
    r"|took (?:him|her|them|up|off|to|(?:the|an?) (?:\w+ )?(?:train|bus|plane|flight|ferry|boat|taxi|cab|ship|coach))\b"
    r"|carr(?:y|ied|ies) (?!out\b|on\b)|deport|extradit|evacuat|airlift|climb|sw[iau]m|march(?:ed|es|ing)|ran\b"
    r"|running|enter(?:s|ed|ing)? (?:the|an?)\b|slip|sneak|track|traced|caught|arrest|lives\b|living\b"
    r"|(?:is|was|are|were|be|been) (?:being )?held\b|way (?:to|home|back|into|across|through|over|up|down)\b|made for"
    r"|sle(?:pt|ep)"
)
#: Where somebody goes next may be told as what he or she does there.
_CAREER: Final = (
    r"bec[ao]me|appointed|hired|job|post(?:ed|ing)?\b|work(?:s|ed|ing)?\b|coach|attend|enrol|stud(?:y|ies|ied)|play"
)
_SCHOOLS: Final = (
    r"school|colleg|universit|academ|institut|polytechnic|faculty|conservat|seminar|class(?:es|mates?|room)?\b"
    r"|(?<!of )courses?\b|degree|diploma|students?\b|stud(?:y|ies|ied|ying)\b|educat|scholar|apprentic"
)
_DEATH: Final = (
    r"d(?:ie|ies|ied|ying|eath|eaths|ead|eadly)\b|kill|murder|drown|perish|execut(?:ed|ion|ions)\b|succumb|slain"
    r"|suicide|fatal|pass(?:ed|es|ing) (?:away|on|peacefully)|los[et]\w* (?:his|her|their|its) li[fv]e"
    r"|took (?:his|her) own|buri|grave\b|funeral|assassin|behead|corpse|(?:his|her|their) (?:remains|end)\b|widow"
    r"|lynch|hang(?:ed|ing)\b|starv|mourn|bod(?:y|ies)\b|last (?:days|years|breath)|obituar|victim|survived by|shot\b"
)
#: How somebody may have died.
_ENDS_BADLY: Final = (
    r"fell\b|fall(?:en|ing)\b|shoot|crash|collaps|found (?:in|at|on|by|him|her|them|lifeless)\b|heart attack|stroke"
    r"|sank|sunk|wreck|burn|stabb|strangl|poison|cancer|pneumonia|accident|mortally|hospice|peacefully|beaten|crush"
    r"|bomb|explo(?:sion|d)"
)
_GOING: Final = "go flee escape travel head leave move fly return journey"
_GO: Final = (
    r"(?:go|gone|going|flee|fled|escaped?|travel(?:l?ed|l?ing)?|run away|head(?:ed|ing)?)(?: (?:off|away|to|next))*"
)
#: Where somebody comes from.
_ORIGIN: Final = _deed(
    r"(?:(?:come|came|comes|coming|hail|hails|originate)(?: originally)? )?from(?=\W*$| (?:originally|at first)\b)",
    "come hail native born origin grow raise",
    rf"{_HOME}|{_RAISED}|born\b|birth(?!day)|immigra|emigra|mov(?:e|es|ed|ing)\b|arriv|brought|sent\b|recruit|hired"
    r"|drawn|came\b|comes?\b|coming (?:from|over|here)\b|citizen|national of|abroad|left\b|refug|fled|flee",
    of_people=True,
    by_description=True,
)
_LIVING: Final = _deed(
    rf"(?:live|lived|living|reside|residing|stay|stayed|staying|dwell|settled?|make (?:his|her|their) home){_THEN}",
    "live reside stay dwell settle home house flat lodge",
    r"liv(?:e|es|ed|ing)\b|resid|home|hous(?:e|es|ed|ing|ehold)\b|flats?\b|apartment|cottage|villas?\b|ranch|mansion"
    r"|farm(?:s|house|stead|ed)?\b|estate|address(?:es)?\b|neighbo|settl(?:e|es|ed|ing)\b|mov(?:e|es|ed|ing)\b|stay"
    r"|dwel|inhabit|lodg|rent(?:s|ing)\b|rented (?:an?|the|his|her)\b|camp(?:s|ed|ing)?\b|shelter|tents?\b|caravan"
    rf"|bungalow|palace|castle|huts?\b|cabins?\b|barge\b|houseboat|based|{_RAISED}|exile|hid(?:es|den|ing)\b|refug"
    r"|asylum|hotel|guest|hosts?\b|hosted|quarters\b|tenant|landlord|retir\w* (?:to|in)\b|commut|upbringing|childhood"
    r"|doorstep|establish|coloni"
    r"|spen[dt]\w* (?:most|much|many|years|the rest|part|time|(?:his|her|their)|\w+ years)\b",
    of_people=True,
    by_description=True,
)
_DYING: Final = _deed(
    rf"(?:die|died|perish|perished|drown|drowned|pass(?:ed)? away|killed){_THEN}",
    "die death dead kill drown perish murder shoot",
    rf"{_DEATH}|{_ENDS_BADLY}",
)
_DEEDS: Final = (
    _deed(
        rf"{_GO}(?=\W+(?:after|next|when|once)\b){_THEN}",
        _GOING,
        rf"{_WAYS}|{_CAREER}",
        of_people=True,
        leads=True,
    ),
    _deed(rf"{_GO}{_THEN}", _GOING, _WAYS, of_people=True, leads=True),
    _LIVING,
    _ORIGIN,
    _deed(
        rf"(?:move|moved|moving|relocated?|emigrated?|immigrated?|retired?)(?: (?:off|away|to|next|back))*{_THEN}",
        "move relocate emigrate immigrate settle retire",
        rf"{_MOVES}|relocat|liv(?:e|es|ed|ing)\b|sign(?:s|ed|ing)? (?:for|with)|t(?:ake|aken|aking|ook) (?:up|over)"
        r"|switch|new (?:home|house|flat|club|job|post|life|base|school|team)\b|bought|rent(?:s|ing)\b"
        r"|rented (?:an?|the|his|her)\b|flats?\b|resid|rehous|evacuat|appointed|became|arriv"
        r"|made (?:his|her|their) home",
        of_people=True,
        leads=True,
    ),
    _DYING,
    _deed(
        r"born\b",
        "born birth birthplace native",
        rf"{_HOME}|born\b|birth(?!day)|baby|babies|twins|hatch|calf|calves|cubs?\b|pupp|litter\b|into the world|bred\b"
        r"|baptis|baptiz|christen",
        by_description=True,
    ),
    _deed(
        r"(?:grow up|grew up|grown up|raised|brought up)\b",
        "grow raise bring childhood rear upbringing",
        rf"{_HOME}|{_RAISED}|upbring|childhood|boyhood|girlhood|youth\b|teen|when (?:\w+ )?young|parents"
        r"|early (?:life|years)|(?:as|was|only|still|when) (?:an? )?(?:\w+ )?(?:child|boy|girl|kid|youngster)\b"
        r"|born\b|orphan|adopt|foster|bred\b|reared|formative|school(?:boy|girl|days|ed)"
        r"|(?:went to|attended|at|his|her|their|old|primary|high) (?:\w+ )?school",
        of_people=True,
        by_description=True,
    ),
    _deed(
        r"meet\b|met\b|meeting\b",
        "meet talk introduce",
        r"me(?:e)?t(?:s|ing|ings)?\b|encounter|introduc|talk|summit|gather|conven|together|visit|conference|session"
        r"|negotiat|held\b|holds?\b|hosts?\b|hosted|join|bump|c[ao]me (?:across|upon|to)\b|ran into|run into"
        r"|dat(?:ed|ing)\b|saw\b|see(?:s|n)?\b|greet|receiv|welcom|dinner|lunch|dined|breakfast|sat\b"
        r"|sit(?:s|ting)?\b|assembl|rendezvous|reuni|acquaint|discuss|spoke|speak|play|game|match|finals?\b|beat"
        r"|fac(?:e|es|ed|ing)\b|clash|fight|fought|battle|fellow|colleague|mates?\b|fell in love|party|audience"
        r"|collid|approach|got to know|debat|confront|student|school|universit|wait",
    ),
    _deed(
        r"go to (?:school|college|university)\b",
        "go study graduate educate degree school",
        rf"{_SCHOOLS}|go(?:es|ing)?\b|went\b|child|learn|graduat|train|read \w+ at|taught|attend|pupil",
    ),
    _deed(
        r"(?:stud(?:y|ied|ying)|graduated?|educated|learn\w* (?:to|his|her))\b",
        "study graduate educate degree learn student read",
        rf"{_SCHOOLS}|learn|graduat|train|read \w+ at|doctorate|PhD|MBA|pupil|taught by|(?:was|were|been) taught"
        r"|research|alma mater|attend|tutor|lessons?\b|master(?:['’]s|s)\b|bachelor|qualif|mentor|practi[sc]"
        r"|semester|exchange|abroad|freshman|undergrad|enrol|thesis|campus",
    ),
    _deed(
        rf"(?:train|trained|training|practise|practised|practice|practiced){_THEN}",
        "train practise practice prepare",
        rf"{_SCHOOLS}|train|practi[sc]|prepar|coach|camps?\b|drill|exercis|learn|work(?:s|ed|ing)?[ -]?out|session"
        r"|base\b|gym|rehears|fitness|qualif|placement|intern\b|taught",
    ),
    _deed(
        r"(?:teach|taught|teaching|lecture|lectured)\b",
        "teach lecture teacher professor lecturer",
        rf"{_SCHOOLS}|teach|taught|profess|lectur|tutor|instruct|pupils|chair (?:of|in)\b|head ?(?:master|mistress)"
        r"|coach|lesson|mentor|train(?:s|ing)? (?:young|others|nurses|teachers|pilots)",
    ),
    _deed(
        rf"(?:based|headquartered){_THEN}",
        "base headquarter headquarters office",
        r"bas(?:ed|es|e)\b|headquart|offices?\b|HQ\b|seat\b|home\b|locat|situat|stand(?:s)?\b|stationed|regist"
        r"|incorporat|quarter|plants?\b|factory|work(?:s|ing|ed)? (?:from|in|out)\b"
        r"|operat(?:es|ed|ing|e) (?:from|in|out)\b|run from|out of\b|barracks|garrison|camps?\b|campus|resid"
        r"|(?:is|are|was|were|lies|lie|lay|sits) (?:in|at|on|near)\b|centred|centered|mov(?:ed|ing) (?:its|to)\b"
        r"|relocat|branch|studio|workshop|deploy|premises|address(?:es)?\b|domicil",
        by_description=True,
    ),
    _deed(
        rf"(?:serve|served|serving)(?:{_THEN}|(?= (?:as|under|for)\b))",
        "serve",
        r"serv|post(?:ed|ing)\b|station|ambassador|envoy|consul|diplomat|deploy|army|navy|air force|regiment|soldier"
        r"|sailor|officer|gunner|tour of duty|minister|judge|bishop|priest|vicar|term\b|stint|fought|command|assign"
        r"|councillor|MP\b|governor|mayor|prison|jail|sentence|marine|troop|war\b|missionar|volunteer",
    ),
    _deed(
        rf"(?:work|worked|working){_THEN}",
        "work employ job",
        rf"{_SCHOOLS}|work|job|employ|staff|serv|post(?:ed|ing)?\b|office|colleague|boss\b|manag|run(?:s|ning)?\b"
        r"|ran\b|teach|taught|profess|lectur|join|hired|career|shifts?\b|practi[sc]|studio|shop|factory|mill\b|firm\b"
        r"|company|hospital|clinic|nurs|shifts|intern\b|volunteer|coach|drives?\b|driver|position|labour|labor|toil"
        r"|trainee|farm|fish|own[se]|owner|head of|chair|founded|assistant|temp\b|retired",
        of_people=True,
        by_description=True,
    ),
    _deed(
        rf"land(?:ed|ing)?{_THEN}",
        "land touch",
        r"land(?!s?lide)|touch|down\b|crash|arriv|splash|airport|runway|airfield|airstrip|ditch|divert|fell\b|fall"
        r"|wash|ashore|dock|came\b|come\b|reach|settle|hit\b|hits\b|bounced|stop",
    ),
    _deed(
        rf"(?:shot|stabbed|attacked|injured|hurt|wounded|beaten|assaulted){_THEN}",
        "shoot stab attack injure hurt wound beat assault kill",
        r"kill|shot|shoot|gun|bullet|stab|knife|attack|injur|hurt|wound|beat|assault|ambush|murder|d(?:ied|ead|eath)"
        r"|fire|hit\b|struck|crash|collision|fell\b|fall|blast|bomb|explo(?:sion|d)|collaps|accident|crush|burn"
        r"|victim|strafed|mugged",
    ),
    _deed(
        rf"stolen{_THEN}",
        "steal theft thief rob burgle burglary robbery",
        r"stole|steal|theft|thie[fv]|tak(?:e|en|ing)\b|took\b|robb|burgl|raid|snatch|missing|disappear|vanish|gone\b"
        r"|loot|lifted|br(?:oke|eak|oken)\b|heist|grabbed|hijack|pinched|nicked|swip|pickpocket|plunder|removed"
        r"|pilfer|lost\b",
    ),
    _deed(
        r"(?:marry|married|wed|get married|tie the knot)\b",
        "marry wed wedding",
        r"marr|wed(?:s|ded|ding)?\b|bride|groom|ceremon|nupt|vows\b|knot|elop|church|chapel|honeymoon"
        r"|regist(?:ry|er) office",
    ),
    _deed(
        r"(?:buried|interred|laid to rest|cremated)\b",
        "bury grave inter burial cemetery",
        r"buri|grave|cemeter|churchyard|inter(?:red|ment)|tomb|(?:laid|lies|final) (?:to )?rest|rests\b|resting|ashes"
        r"|funeral|crypt|cremat|mausole|plot|lies\b|lie\b|lay\b|remains|vault|shrine|bod(?:y|ies)\b|bones|dug|scatter"
        r"|under\b|beneath|below",
    ),
)
#: Asked of somebody too, and told by no certain words.
_OTHER: Final = lazy_pattern(
    rf"{OPENING}where(?: exactly| else)? (?:did|does|do|has|have|had|will) (?P<who>[^?,;]+?){_BETWEEN}"
    r" (?P<deed>work|land|landed|run|play|played|sing|swim|hide|sail|drive|fly)\b",
    re.IGNORECASE,
)
#: Somewhere in a text, that anybody died: who fell did not always.
_DIED: Final = lazy_pattern(rf"\b(?:{_DEATH})", re.IGNORECASE)
#: "Where is Lind from?", and not "Where did Lind watch from?"
_IS: Final = lazy_pattern(rf"{OPENING}where(?: exactly| else)? (?:is|are|was|were)\b", re.IGNORECASE)
#: Asks where somebody went already …
_PAST: Final = lazy_pattern(rf"{OPENING}where(?: exactly| else)? (?:did|has|have|had)\b", re.IGNORECASE)
#: … which is not where somebody will, or wants to.
_TO_COME: Final = lazy_pattern(
    r"\b(?:will|(?:plan|hop|want|intend|expect|mean|wish|refus|declin|threaten|offer)(?:e?s|n?ed|n?ing|e)? to|due to"
    r"|about to|set to|never|not|invited to)\b(?: (?!(?:and|but|after|before|when)\b)[\w’'-]{1,30}){0,8} $",
    re.IGNORECASE,
)
#: Asks where somebody lives by now …
_NOW: Final = lazy_pattern(rf"{OPENING}where(?: exactly| else)? (?:do|does|is|are)\b", re.IGNORECASE)
#: … which is not where somebody did before.
_ONCE: Final = lazy_pattern(
    r"\b(?:had(?: once)?|used to|once|formerly|previously|until then) (?:been )?(?:liv\w+|resid\w+|stay\w*|settled)\b",
    re.IGNORECASE,
)
_UNTIL: Final = lazy_pattern(r",? (?:until|till|before (?:moving|he moved|she moved|they moved))\b", re.IGNORECASE)
#: Right before where somebody is.
_IS_IN: Final = lazy_pattern(
    r"\b(?:is|was|are|were|be|been|['’]s|['’]re)"
    r"(?: (?:now|still|back|already|then|later|safe|alive|(?:believed|said|thought) to be))*"
    r" (?:in|at|on|aboard|near|outside)(?: the)? $"
)
#: Right before where something else was done: "trained in".
_DONE_IN: Final = lazy_pattern(
    r"\b(?P<verb>born|died|buried|married|educated|studied|trained|served|taught|worked|works|working|met|arrested|shot"
    r"|killed|jailed|tried|treated|held|stolen|recorded|spoke|speaking)(?: [a-z]{1,12}ly)?"
    r" (?:in|at|on|near|outside)(?: the)? $"
)
#: … which does not tell where somebody went.
_NOT_THERE: Final = frozenset("born died buried married educated studied trained".split())
#: Before what somebody has moved, or come, from.
_FROM_BEFORE: Final = lazy_pattern(
    r"\b(?:mov(?:e|es|ed|ing)|fled|left|c[ao]me|comes|dr[io]ve[sn]?|fl[eo]wn?|travel\w*|return\w*|emigrat\w*)"
    r"(?: [a-z]{1,12}){0,2} from (?:the )?$"
)
#: Goes on with what the sentence before it tells: "Lind fled at night. It was to Malta."
_GOES_ON: Final = lazy_pattern(r"\W*(?:It (?:was|is)|That|This|There|Then|By then)\b")
#: Before a word that says only what something came after: "moved to Hull after the death of".
_AFTER_IT: Final = lazy_pattern(
    r"\b(?:after|since|following|before|until|despite)(?: (?:the|an?|his|her|its|their|[A-Z][\w’'-]{1,40}['’]s?))?"
    r"(?: [a-z]{1,20}){0,2} $",
    re.IGNORECASE,
)
#: Behind what somebody is called by: "teacher Eva Lund".
_CALLED: Final = lazy_pattern(r"(?P<rest>[a-z]{0,6}) (?P<name>[A-Z][\w’'-]{1,40})")
#: Before a place that somebody left …
_FROM_THERE: Final = lazy_pattern(
    r"(?<!\bback )(?<!\bhome )(?<!\bfar )(?<!\bmiles )(?<!\bkm )(?<!metres )(?<!\bminutes )(?<!\bhours )(?<!\bacross )"
    r"(?<!\breturned )(?<!\breturning )(?<!\breturns )(?<!\breturn )(?<!\bnorth )(?<!\bsouth )(?<!\beast )(?<!\bwest )"
    r"\b(?:from|out of|left|leav(?:e|es|ing)|fled|flee(?:s|ing)?|quit|departed) (?:the |his |her |their |central )?$",
    re.IGNORECASE,
)
_WITH_GOAL: Final = lazy_pattern(r"\b(?:to|into|for|towards?)\b", re.IGNORECASE)
#: … and one to which somebody came.
_TO_THERE: Final = lazy_pattern(
    r"\b(?:c[ao]me|coming|mov(?:e|es|ed|ing)|arrived?|went|fled|gone)(?: [a-z]{1,20}){0,2} (?:to|into) (?:the )?$",
    re.IGNORECASE,
)
#: What may open a span before its place.
_OPENS: Final = lazy_pattern(r"(?:from|in|at|of|near|on|outside)(?: the)? ", re.IGNORECASE)
#: "Lind, 40, of Hull", "the nurse from Hull" …
_OF_PLACE: Final = lazy_pattern(
    r"(?P<what>[\w’'-]{1,40})(?:['’](?:s|m|re)\b)?(?P<aged>,? \(?\d{1,3}\)?)?,? (?:(?:who|which) )?(?:(?:is|was"
    r"|are|were|comes?|came|hails?)"
    r" )?(?:originally )?(?:from|of) (?:the |near |central )?$"
)
#: … "a baker in Hull" …
_A_BAKER_IN: Final = lazy_pattern(
    r"\b(?:an?|the) (?:[\w’'-]{1,30} ){0,4}?(?P<what>[\w-]{1,40}) (?:in|at|near|outside|on)"
    r" (?:[a-z]{1,12} ){0,3}$"
)
#: … and "a Hull man", "Hull-born".
_A_MAN: Final = lazy_pattern(
    r"(?:['’]s [A-Z]|[ -](?:born|based|bred|raised)\b"
    r"|(?P<what>(?:[ -](?!(?:the|an?|where|wh\w+|that|and|or|but|in|on|at|to|of|for|with|by|from|as|his|her|their"
    r"|its|is|was|were|are|had|has|until|after|before|when|while|[a-z]+ed)\b)[\w-]{1,30}){1,3}))"
)
#: Code points before a span in which the word for it is looked for.
NEAR: Final = 80
#: … behind a span that no sentence ends with.
_ENDS: Final = lazy_pattern(r"(?:\w|[A-Z]\.)\Z")
#: Of whom no rule knows that they are people.
_PEOPLE: Final = frozenset(
    """i you he she we accomplice airmen artiste astronaut athlete bandit bard baron bishop bride captive clerk clown
    constable consul cook count crew cyclist dean deputy diva envoy fugitive gang groom guest heir hermit hostage
    imam inmate knight lady laird lord marine mate migrant monk neighbor neighbour nomad nun orphan outlaw peer people
    pilgrim pilot pirate poet police prophet pupil rabbi rebel recluse relative rider sailor scholar scout sheikh
    shepherd sheriff spy squire sultan surgeon survivor student tenant thief thieve thug tramp troop twin tycoon vet
    victim villain warden witness wizard""".split()
)
#: Where what somebody is ends, and goes on to what tells which one.
_WHICH_ONE: Final = lazy_pattern(r" (?:of|in|at|from|with|who|that|on|for|behind|whose|called|named)\b")
#: Ends what is not only whom a question is about.
_NOBODY: Final = frozenset("the a an his her its their this that these those all some to have has had".split())
#: Whoever is not named.
PRONOUNS: Final = frozenset(map(stem, "i you he she it we they".split()))
_POSSESSIVE: Final = lazy_pattern(r"['’]s? ")


#: What may stand for whoever is asked for.
SOMEBODY: Final = lazy_pattern(
    r"\b(?:he|him|his|himself|she|her|hers|herself|they|them|their|both|i|me|my|we|us|our|you)\b", re.IGNORECASE
)


class Asked(NamedTuple):
    """Of whom, and of what, a question asks where."""

    #: The words by which whoever is asked for is called, in small letters: those of the name, or the noun.
    own: frozenset[str]
    #: The name, without titles; empty for "the thief".
    name: str
    #: The last of these words, as a stem.
    surname: str
    #: Whether that is somebody, as far as the words tell.
    is_person: bool
    #: What is asked for, where words are known for it, and its verb.
    deed: Deed | None
    verb: str


def told_by_a_word(question: str, text: str) -> Fits | None:
    """For a question of where somebody went, lives, was born or died, or where something is based: whether a span
    stands in a sentence that tells of it in any word, or beside somebody as the place where he or she is at home, and
    is not the place that was left for the one asked for. None for other questions.
    """
    asked = asked_where(question)
    deed = asked.deed if asked else None
    if asked is None or deed is None:
        return None

    if deed is _DYING and not _DIED.search(text):
        return lambda span: False
    past, now = _PAST.match(question) and deed.leads, _NOW.match(question) and deed is _LIVING

    def is_other(start: int, end: int, span: Span) -> bool:
        """Whether a span of a sentence is a place that was left, or is yet to be reached, or was a home once."""
        return bool(
            (deed.leads and _is_left(text, span))
            or (past and _TO_COME.search(text, start, span[0]))
            or (now and (_ONCE.search(text, start, end) or _UNTIL.match(text, span[1])))
            or (now and _FROM_BEFORE.search(text, start, span[0]))
            or _is_done_there(deed, text[start : span[0]])
            or (deed is _ORIGIN and _TO_THERE.search(text, start, span[0]))
        )

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        if is_other(start, end, span):
            return False
        before = text[:start].rstrip()
        first = start
        if before and (before[-1] == "?" or (_GOES_ON.match(text, start) and "\n" not in text[len(before) : start])):
            first = enclosing(text, (len(before) - 1, len(before)))[0]
        for one in deed.told.finditer(text, first, end):
            if _is_called(asked, text, one.span()):
                continue
            if one.start() < span[1] or not _AFTER_IT.search(text, first, one.start()):
                return True
        if deed.leads and _IS_IN.search(text, start, span[0]):
            return True
        return deed.by_description and _is_at_home(asked, text, span)

    return fits


def by_its_own_verb(question: str, text: str, span: Span) -> bool:
    """Whether a span stands in one sentence, which names the one who is asked for or begins with a pronoun, and behind
    the verb that is asked for, or nearly that, in its clause; or where that one is told to be at home.
    """
    asked = asked_where(question)
    if asked is None:
        return True
    sentence, place = within(text, span)
    if len(sentences(sentence)) > 1:
        return False
    if asked.own.isdisjoint(stems(sentence)) and not SOMEBODY.match(sentence):
        return False
    if asked.deed and asked.deed.by_description and _is_at_home(asked, text, span):
        return True
    verbs = asked.deed.verbs if asked.deed else frozenset((asked.verb,))
    clause = JOINT.split(sentence[: place[1]])[-1]
    return not verbs.isdisjoint(map(root, plain_words(clause)))


@lru_cache(maxsize=64)
def asked_where(question: str) -> Asked | None:
    """What a question asks where of; None where it asks nothing of the kind."""
    for deed in (*_DEEDS, None):
        found = (deed.asked if deed else _OTHER).match(question)
        if not found or (found["deed"] == "from" and not _IS.match(question)):
            continue
        if found["who"].split()[-1].casefold() in _NOBODY:
            continue  # "the meeting", "the stolen engines", "Lind want to"
        who = _POSSESSIVE.split(found["who"])[-1]
        called = [one for one in names.names(f"of {who}") if one == (len("of "), len("of ") + len(who))]
        name = untitled(who) if called else ""
        noun = _singular(_WHICH_ONE.split(who)[0].split()[-1].casefold())
        is_person = bool(name) or is_human(noun) or noun in _PEOPLE
        if deed and deed.of_people and not is_person:
            return None
        return Asked(
            frozenset(stems(name or noun)),
            name,
            stem((name.split() or [noun])[-1].casefold()),
            is_person,
            deed,
            root(found["deed"].split()[0]),
        )
    return None


def _is_called(asked: Asked, text: str, word: Span) -> bool:
    """Whether a word says only who it was: "Teacher Eva Lund swam"."""
    called = _CALLED.match(text, word[1])
    if called is None or not asked.name or asked.own.isdisjoint(stems(called["name"])):
        return False
    return is_of_people(f"{text[slice(*word)]}{called['rest']}")


def _is_done_there(deed: Deed, before: str) -> bool:
    """Whether something else than what is asked for is told to have been done right where these words end."""
    done = _DONE_IN.search(before)
    if done is None or deed.told.match(done["verb"]):
        return False
    return not deed.leads or done["verb"] in _NOT_THERE


def _singular(noun: str) -> str:
    """A noun in small letters without the ending of its plural."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) else noun


def _is_left(text: str, span: Span) -> bool:
    """Whether a span is the place from which somebody went, and not the way from there to another."""
    opens = _OPENS.match(text, *span)
    place = opens.end() if opens else span[0]
    if not _FROM_THERE.search(text, max(0, place - NEAR), place):
        return False
    return not _WITH_GOAL.search(text, place, span[1])


def _is_at_home(asked: Asked, text: str, span: Span) -> bool:
    """Whether a span stands where a place does that says whence somebody is: "Lind, 40, of Hull", "a Hull baker"."""
    opens = _OPENS.match(text, *span)
    place = opens.end() if opens else span[0]
    near = text[max(0, place - NEAR) : place]
    if not text[place : place + 1].isupper():
        return False
    of, baker = _OF_PLACE.search(near), _A_BAKER_IN.search(near)
    man = _A_MAN.match(text, span[1]) if _ENDS.search(text, *span) else None
    if near.endswith("From ") or (of and (of["aged"] or of["what"][0].isupper())) or (man and not man["what"]):
        return True
    called = [one for found in (of, baker, man) if found for one in found["what"].split()]
    if any(_may_be_at_home(asked, one) for one in called):
        return True
    beside = stems(near)
    return not opens and bool(beside) and beside[-1] in asked.own and not near.rstrip(" ,(\n").endswith(("'s", "’s"))


def _may_be_at_home(asked: Asked, what: str) -> bool:
    """Whether a word may stand for whoever is asked for."""
    if not asked.own.isdisjoint(stems(what)):
        return True
    # "A team from Hull" says nothing of the miners.
    is_body = asked.is_person and not asked.name and is_no_human(_singular(what.casefold()))
    return is_of_people(what) and not is_body


def is_of_people(noun: str) -> bool:
    """Whether a noun in any form says what somebody, or a firm, is."""
    one = _singular(noun.casefold())
    return is_human(one) or one in _PEOPLE or FIRM.search(one) is not None


def tells(asked: Asked, words: str) -> bool:
    """Whether words tell of the deed that is asked for."""
    told = asked.deed.told.search(words) if asked.deed else None
    return told is not None or any(root(word) == asked.verb for word in plain_words(words) if word != "from")
