"""Questions in another language than English are known as such, and no English one is."""

from __future__ import annotations

import pytest

from qa.foreign import foreign


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Schiffe warten?",
        "Was kostet die Fähre?",
        "Wer gewann?",
        "WO LIEGT DAS SCHIFF?",
        "Qu'a dit la maire ?",
        "La maire a-t-elle signé ?",
        "¿Quién ganó?",
        "Dove si trova il faro?",
        "Quantos barcos foram?",
        "Hoe lang is de pier?",
        "Hvor mange skip venter?",
        "Kto jest kapitanem?",
        "Köprü ne kadar uzun?",
        "Berapa panjang dermaga itu?",
        "Kuinka pitkä laituri on?",
        "Сколько судов ждут?",
        "كم سفينة في الميناء؟",
        "有多少艘船？",
        "มีเรือกี่ลำ",
        "Πόσα πλοία περιμένουν;",
    ],
)
def test_another_language_is_known_by_its_little_words_or_its_letters(question: str) -> None:
    assert foreign(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many ships wait?",
        "Who is Верховная рада?",
        "latest on Верховная рада",
        "iPhone 价格",
        "Is van der Meer a painter?",
        "Was Der Spiegel fined?",
        "Will das Boot sink?",
        "Who said “le roi est mort”?",
        "port de la Rochelle",
        "Ministère de l'Intérieur",
        "che guevara la habana",
        "Kim Jong Un?",
        "Ai Weiwei",
        "Comment on Le Pen",
        "does it matter",
        "café Zürich lundi",
        "ferry",
        "1954?",
        "?",
    ],
)
def test_english_it_is_in_doubt_and_whatever_it_names(question: str) -> None:
    assert not foreign(question)
