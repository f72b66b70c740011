"""Old files of Western Europe, told from those of elsewhere by their words."""

from __future__ import annotations

import pytest

from qa.ingest.decoding import decode
from qa.ingest.western import is_western

WESTERN = {
    "en": (
        "The opera chose Hélène Dupré, who will lead it for £4m, or €5m – “a bargain”, as Jürgen Müller put "
        "it at the café."
    ),
    "en2": "It cost £4m, or €5m, the mayor’s office said on Monday.",
    "en3": "The café on Mill Road will close next week, its owner said.",
    "en4": (
        "Ibáñez beat Sørensen and Gonçalves in the final – a day after Björn Åkesson lost to Škvor. The "
        "crowd of 4,000 stood and cheered for the whole of the last set, which went on for an hour."
    ),
    "fr": (
        "Le bateau est arrivé à l’île hier soir, après une traversée très agitée ; le capitaine a déclaré : "
        "« Nous avons eu peur. »"
    ),
    "de": (
        "Die Fähre fuhr über Nacht zurück, sagte Jürgen – „viel zu früh“, wie er schön erklärte. Das Schloß "
        "blieb geschlossen."
    ),
    "es": (
        "El año pasado llegó más gente a la región. ¿Cuántos se quedarán? El alcalde respondió: «Todavía no "
        "lo sé, señores»."
    ),
    "pt": (
        "A ponte não será reaberta até março, informou a câmara; as obras já custaram 4 milhões de euros à "
        "região, três vezes mais."
    ),
    "it": (
        "La città ha già perso più di cento posti di lavoro, perché la società è fallita. «È una tragedia», "
        "ha detto il sindaco."
    ),
    "nl": (
        "De veerboot keerde ’s nachts terug naar België; één passagier was geïrriteerd en de reünie werd "
        "afgelast vanwege de storm."
    ),
    "sv": (
        "Färjan kom tillbaka på natten och ingen på bryggan visste varför. Kaptenen sade att vädret hade "
        "varit för dåligt."
    ),
    "da": (
        "Færgen kom tilbage om natten, og ingen på kajen vidste hvorfor. Kaptajnen sagde, at vejret havde "
        "været for dårligt på søen."
    ),
    "nb": (
        "Fergen kom tilbake om natten, og ingen på kaia visste hvorfor. Kapteinen sa at været hadde vært for "
        "dårlig på sjøen."
    ),
    "fi": (
        "Lautta palasi yöllä, eikä kukaan laiturilla tiennyt miksi. Kapteeni sanoi, että sää oli ollut "
        "merellä liian huono tänään."
    ),
    "is": (
        "Ferjan kom aftur um nóttina og enginn á bryggjunni vissi hvers vegna. Skipstjórinn sagði að veðrið "
        "hefði verið vont."
    ),
    "ca": (
        "El vaixell va tornar a la nit i ningú no sabia per què. El capità va dir que el temps era massa "
        "dolent, però segur."
    ),
    "et": (
        "Praam tuli öösel tagasi ja keegi sadamas ei teadnud, miks. Kapten ütles, et ilm oli merel "
        "väljasõiduks liiga halb."
    ),
}
ELSEWHERE = {
    "pl in cp1250": (
        "Prom wrócił w nocy i nikt na przystani nie wiedział dlaczego. Kapitan powiedział, że pogoda "
        "była zbyt zła na żeglugę."
    ),
    "cs in cp1250": (
        "Trajekt se vrátil v noci a nikdo na molu nevěděl proč. Kapitán řekl, že počasí bylo příliš "
        "špatné, aby vyplul znovu."
    ),
    "sk in cp1250": (
        "Trajekt sa vrátil v noci a nikto na móle nevedel prečo. Kapitán povedal, že počasie bolo "
        "príliš zlé, aby znova vyplával."
    ),
    "hu in cp1250": (
        "A komp éjjel tért vissza, és senki sem tudta a mólón, hogy miért. A kapitány azt mondta, hogy "
        "az idő túl rossz volt, erős széllel."
    ),
    "ro in cp1250": (
        "Feribotul s-a întors noaptea şi nimeni de pe chei nu ştia de ce. Căpitanul a spus că vremea a "
        "fost prea rea pentru plecare."
    ),
    "tr in cp1254": (
        "Feribot gece geri döndü ve iskelede kimse nedenini bilmiyordu. Kaptan, havanın çok kötü "
        "olduğunu ve işlerin ağırlaştığını söyledi."
    ),
    "lt in cp1257": (
        "Keltas grįžo naktį, ir niekas prieplaukoje nežinojo kodėl. Kapitonas pasakė, kad oras buvo per "
        "blogas žvejybai šiąnakt."
    ),
    "ru in cp1251": "Паром вернулся ночью, и никто на пристани не знал почему. Капитан молчал до самого утра.",
    "ru2 in koi8-r": "Паром вернулся ночью, и никто на пристани не знал почему. Капитан молчал до самого утра.",
    "ru3 in cp866": "Паром вернулся ночью, и никто на пристани не знал почему. Капитан молчал до самого утра.",
    "uk in cp1251": "Пором повернувся вночі, і ніхто на пристані не знав чому. Капітан мовчав до самого ранку.",
    "el in cp1253": "Το πλοίο επέστρεψε τη νύχτα και κανείς στην προβλήτα δεν ήξερε γιατί. Ο καπετάνιος σιωπούσε.",
    "ar in cp1256": "عادت العبارة ليلا ولم يعرف أحد على الرصيف السبب. صمت القبطان حتى الصباح.",
    "zh in gb18030": "渡轮夜里回来了，码头上没有人知道为什么。船长一直沉默到早晨。",
    "zh2 in big5": "渡輪夜裡回來了，碼頭上沒有人知道為什麼。船長一直沉默到早晨。",
    "ja in shift_jis": "港の事務所は四十隻の船を数えた。船長は朝まで黙っていた。",
    "ko in cp949": "나룻배는 밤에 돌아왔고 부두의 누구도 이유를 몰랐다. 선장은 아침까지 침묵했다.",
    "de-dos in cp850": (
        "Die Fähre fuhr über Nacht zurück, sagte Jürgen, viel zu früh, wie er schön erklärte. Das "
        "Schloß blieb geschlossen."
    ),
    "fr-mac in mac_roman": (
        "Le bateau est arrivé à l'île hier soir, après une traversée très agitée, le capitaine a déclaré la perte."
    ),
    "de-mac in mac_roman": (
        "Die Fähre fuhr über Nacht zurück, sagte Jürgen, viel zu früh, wie er schön erklärte. Das "
        "Schloß blieb geschlossen."
    ),
}


def html(text: str) -> str:
    return f"<html><head><style>p {{ margin: 0 }}</style></head><body><nav>Home</nav><p>{text}</p></body></html>"


@pytest.mark.parametrize("form", ["fragment", "sentence", "article", "page"])
@pytest.mark.parametrize("language", WESTERN)
def test_text_of_western_europe_is_read_as_it_was_written(language: str, form: str) -> None:
    text = WESTERN[language]
    text = {"fragment": " ".join(text.split()[:8]), "article": f"{text} " * 8, "page": html(text)}.get(form, text)
    assert decode(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize("times", [1, 8])
@pytest.mark.parametrize("what", ELSEWHERE)
def test_text_of_elsewhere_is_not_taken_for_one(what: str, times: int) -> None:
    text, encoding = f"{ELSEWHERE[what]} " * times, what.split()[-1]
    assert not is_western(text.encode(encoding))
    assert decode(text.encode(encoding), "a.txt") == text


def test_a_name_from_elsewhere_in_an_english_text_is_left_to_the_guess() -> None:
    assert not is_western("The prize went to Lech Wałęsa and to Wisława Szymborska.".encode("cp1250"))
    assert not is_western("The word for ferry is паром in the language of the captain.".encode("cp1251"))


def test_names_of_many_languages_in_an_english_text_do_not_mislead() -> None:
    text = "Ibáñez beat Sørensen, Guðmundsson and Gonçalves on a day when Björn Åkesson lost to Škvor in the final."
    assert decode(text.encode("cp1252"), "a.txt") == text
