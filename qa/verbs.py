"""The verbs whose past no rule gives: "won" is of "win", "withdrew" of "withdraw". English.

Forms that are as often another word ("bound", "bit", "lay", "born") are left out, and verbs whose past is their base.
"""

from __future__ import annotations

from typing import Final

from qa.patterns import lazy_pattern

#: A verb a comma: its base, then its past forms.
FORMS: Final = """
arise arose arisen, awake awoke awoken, become became, begin began begun, bend bent, bleed bled, blow blew blown,
break broke broken, breed bred, bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen,
cling clung, come came, creep crept, deal dealt, dig dug, do did done, draw drew drawn, drink drank drunk,
drive drove driven, dwell dwelt, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found,
flee fled, fly flew flown, forbid forbade forbidden, forget forgot forgotten, freeze froze frozen, get got gotten,
give gave given, go went gone, grow grew grown, hang hung, have had, hear heard, hide hid hidden, hold held,
keep kept, kneel knelt, know knew known, lay laid, lead led, leap leapt, learn learnt, leave left, lend lent,
lie lain, light lit, lose lost, make made, mean meant, meet met, pay paid, prove proven, ride rode ridden, ring
rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent, shake shook
shaken, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat,
sleep slept,
slide slid, smell smelt, sow sown, speak spoke spoken, speed sped, spell spelt, spend spent, spill spilt, spin spun,
spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, stink stank stunk,
strike struck stricken, strive strove striven, swear swore sworn, sweep swept, swell swollen, swim swam swum,
swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
undo undid undone, wake woke woken, wear wore worn, weave wove woven, weep wept, win won, write wrote written
"""
#: Verbs whose days are no other's, a side beside another: what opens on one day closes on another.
CONTRARIES: Final = tuple(
    tuple(tuple(side.split()) for side in row.split("|"))
    for row in ("open reopen|close shut", "begin start|end finish stop", "arrive|leave depart", "win|lose", "buy|sell")
)
_BASES: Final = {
    form: base for base, *forms in (verb.split() for verb in FORMS.replace("\n", " ").split(",")) for form in forms
}
#: What goes before such a verb and leaves its forms as they are: "rebuilt", "understood", "withheld".
_BEFORE: Final = lazy_pattern(r"(?:fore?|mis|out|over|re|under|up|with)(?=[a-z])")


def base(word: str) -> str:
    """The base of a past form in small letters; the word itself where it is none that is known."""
    if word in _BASES:
        return _BASES[word]
    before = _BEFORE.match(word)
    own = _BASES.get(word[before.end() :]) if before else None
    return f"{before.group()}{own}" if before and own else word


def forms(verb: str) -> tuple[str, ...]:
    """A base and those of its past forms that no rule gives."""
    return (verb, *(form for form, own in _BASES.items() if own == verb))
