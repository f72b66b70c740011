"""Whether a question is in another language than English, in which a reader of English finds words and no answer.

Told by the little words that every question has, for a question is too short to be told by its letters. In doubt it is
English: names keep their "de la" and "van der" in English questions, and a search for a name has no other words.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY

#: A word, and what the questions of one language have that is no word.
_LITTLE: Final = lazy_pattern(r"¿|\bt-(?:il|elle)s?\b|\w+")
#: What no other language has, but for what those below share with English.
_ENGLISH: Final = lazy_pattern(
    rf"(?:who|whom|whose|what|which|when|where|why|how)s?|{AUXILIARY}|the|of|by|from|with|about|and|for|on|in|at|to"
)
#: Of each language, words that ask or say and are neither a name nor English, and others that its questions have.
_LANGUAGES: Final = {
    "German": (
        """wer wann wo wie warum wieso wieviel wieviele wem wen wessen welche welcher welches welchen ist sind haben
        wurde wurden wird werden sagt sagte kostet passierte geschah heißt gibt""",
        """was will war waren in am an zu hat der die das den dem des ein eine einen einem einer von im zum zur und er
        sie es nicht bei mit für viel viele""",
    ),
    "French": (
        """qui que quand où combien pourquoi quel quelle quels quelles est sont ont était étaient dit t-il t-elle t-ils
        t-elles""",
        """on comment quoi il elle ils elles le la les l un une des du de d au aux en et dans sur par pour avec s ce
        cette ne pas qu""",
    ),
    "Spanish": (
        """¿ qué que quién quien quiénes quienes cuándo cuando dónde donde cuánto cuanto cuánta cuanta cuántos cuantos
        cuántas cuantas cómo cuál cual cuáles está están fue fueron es""",
        "has hay como por para en son el la los las un una del de al y se su lo con",
    ),
    "Italian": (
        "quando quanto quanta quanti quante perché qual quale quali è trova sono stato stata hanno ha",
        "in chi che cosa dove come il lo la gli le un una di del della dei delle da al alla si e non per con",
    ),
    "Portuguese": (
        "quem quando onde quanto quanta quantos quantas qual quais é são foi foram está tem",
        "do que como por porque o os um uma de da dos das em na nos nas ao à se e não para com",
    ),
    "Dutch": (
        "wie wat waar wanneer hoe hoeveel waarom welke zijn heeft hebben werd werden wordt zei",
        "is had of in over de het een van der den op te en er aan bij met voor niet dat",
    ),
    "Swedish, Danish and Norwegian": (
        """vem vad när hur varför vilken vilket vilka är hvem hvad hva hvornår når hvor hvordan hvorfor hvilken hvilket
        hvilke blev ble""",
        "have can for at i var har er en et den det de som på av af til med och og sa sade sagde mange många",
    ),
    "Polish, Czech and Slovak": (
        """kto kiedy gdzie jak dlaczego który która które jest są kdo kdy kde kolik proč který která které koľko prečo
        ktorý bylo""",
        "do on to co ile z w na o że się nie je má ma v ve s za był była",
    ),
    "Turkish": ("nerede nasıl kaç niçin neden hangi mıdır midir kadar dedi", "kim ne zaman bu bir ve mi mı mu mü için"),
    "Indonesian and Malay": (
        "siapa apa kapan bagaimana berapa mengapa kenapa dimana apakah",
        "di mana itu ini yang dan dari ke ada",
    ),
    "Romanian": ("cine când unde cât câți câte este sunt", "are at care cum ce fost la de pe din un o și cu"),
    "Hungarian": ("mikor hogyan mennyi hány miért milyen hová melyik", "hol az és volt van"),
    "Finnish": ("kuka mikä mitä milloin missä miten kuinka paljonko miksi mihin oliko onko", "on ja oli ei"),
    "Vietnamese": ("gì nào đâu nhiêu", "bao ai là ở của có và khi tại"),
}
_ASKING: Final = tuple(frozenset(asking.split()) for asking, _ in _LANGUAGES.values())
_OWN: Final = tuple(frozenset(f"{asking} {others}".split()) for asking, others in _LANGUAGES.values())


def foreign(question: str) -> bool:
    """Whether a question is surely in another language than English.

    That is one without an English word of its kind, mostly in letters that are not Latin, or with two little words of
    one other language.
    """
    said = _little(question)
    english = frozenset(word for word in said if _ENGLISH.fullmatch(word))
    if not english and _is_of_another_script(question):
        return True
    # "Wer gewann?" has one alone, and begins with it.
    begins = frozenset(said[:1] if len(said) > 1 and question.endswith("?") else ())
    return any(
        english <= own
        and not asking.isdisjoint(said)
        and (not asking.isdisjoint(begins) or sum(word in own and word not in english for word in said) > 1)
        for asking, own in zip(_ASKING, _OWN, strict=True)
    )


def _little(question: str) -> list[str]:
    """The words of a question in small letters, without those that are a name for their capital: "Der Spiegel"."""
    found = enumerate(_LITTLE.findall(question.casefold() if question.isupper() else question))
    return [word.casefold() for place, word in found if not place or not word[:1].isupper()]


def _is_of_another_script(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum("LATIN" not in unicodedata.name(sign, "") for sign in letters) > len(letters)
