"""Whether bytes are text of Western Europe in Windows-1252: what most old files are that are no UTF-8.

A guess by how often letters come takes short texts of mostly ASCII for Baltic or Central European ones: "é" is a letter
in all of them. Here the words decide: their language, its letters, and where what is no letter stands.
"""

from __future__ import annotations

import re
from typing import Final

from qa.ingest.item import told_language
from qa.patterns import lazy_pattern

ENCODING: Final = "cp1252"
#: Code points of the text that are looked at.
_SAMPLE: Final = 50_000
#: Of all letters, this share is ASCII at least. Icelandic has the fewest, 0.86.
_LEAST_ASCII: Final = 0.8
#: Of the characters beyond ASCII, this share may stand where it does in no text.
_MOST_ODD: Final = 0.02
#: Of the letters beyond ASCII, this share is of the text's own language; the others are in names.
_LEAST_OWN: Final = 0.75
#: The letters of languages beyond ASCII. A text in English has them in names of any language.
_LETTERS: Final = {
    "af": "ëêéïôûè", "ca": "àéèíïóòúüç", "cy": "âêîôûŵŷï", "da": "æøåéü", "de": "äöüßéà", "es": "áéíóúüñ",
    "et": "äöõüšž", "eu": "ñçü", "fi": "äöåéšž", "fo": "áðíóúýæø", "fr": "àâæçéèêëîïôœùûüÿ", "ga": "áéíóú",
    "gl": "áéíóúüïñ", "is": "áðéíóúýþæö", "it": "àèéìíîòóùú", "lb": "äöüéëèâê", "nb": "æøåéòôó", "nl": "éëïóèöüêáíúà",
    "nn": "æøåéòôó", "no": "æøåéòôó", "oc": "àáèéíòóúçï", "pt": "ãáâàçéêíóôõúü", "sv": "åäöéüà",
}  # fmt: skip
_MARKUP: Final = lazy_pattern(
    r"<(?:script|style)\b(?:[^<]|<(?!/(?:script|style)\b))*|<[^<>]{0,2000}>|&#?\w{1,10};", re.IGNORECASE
)
_HIGH: Final = "À-ÖØ-öø-ÿŒœŠšŽžŸ"
_HIGH_LETTER: Final = lazy_pattern(f"[{_HIGH}]")
_ODD: Final = lazy_pattern(
    # Signs within words, as Polish and DOS have them where Windows-1252 has signs, …
    rf"(?<=[a-zA-Z{_HIGH}])[¡¿º¹²³ªƒˆ˜†‡‰‚„“”‹›«»°×÷¥¢¤¦¨¬¯±´¶¸¼½¾§©®£€](?=[a-zA-Z{_HIGH}])"
    # … capitals behind small letters, as Russian in KOI8 and what a Mac wrote have them, …
    "|(?<=[a-zà-öø-ÿ])[À-ÖØ-ÞŒŠŽŸ]"
    # … and words of nothing else, in scripts that are not ours.
    f"|[{_HIGH}]{{4,}}"
)


def is_western(data: bytes) -> bool:
    """Whether the bytes read well as a text of Western Europe. Those of UTF-8 do not."""
    try:
        text = data.decode(ENCODING)
    except UnicodeDecodeError:
        return False
    text = _MARKUP.sub(" ", text[:_SAMPLE])
    beyond = [sign for sign in text if not sign.isascii()]
    letters = sum(map(str.isalpha, text))
    high = [sign.casefold() for sign in beyond if _HIGH_LETTER.match(sign)]
    if letters - len(high) < _LEAST_ASCII * letters:
        return False
    if len(_ODD.findall(text)) > _MOST_ODD * len(beyond):
        return False
    language = told_language(text)
    if language == "en" or not high:
        return language in (None, "en", *_LETTERS)
    if language is None:  # too short to tell: one of the languages has all
        return any(set(high) <= set(own) for own in _LETTERS.values())
    own = _LETTERS.get(language, "")
    return sum(sign in own for sign in high) >= _LEAST_OWN * len(high)
