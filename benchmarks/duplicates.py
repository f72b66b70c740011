"""Copies found among news articles: `python -m benchmarks.duplicates DATA`.

DATA is a folder with `articles.jsonl.xz`. Copies are planted of articles drawn at random: the end or the middle cut
out, a headline, a dateline and sign-offs of an agency added, words replaced, paragraphs reordered, and several of
these at once. All go into a library with the other articles, as when they are added. A planted copy counts as found
when it is in one story with what it was made from; a pair counts as wrong when a planted copy is in one story with an
article that is no copy of its original by the same rule. The articles are no clean ground: the collection holds the
same report under several addresses and in several versions. Pairs among the articles themselves are counted apart,
and `--list FILE` writes them with their titles, to be read.

Two kinds of hard negatives are planted too: live blogs that hold one paragraph of each of thirty articles, and
articles that open with another's paragraph. Articles are parted in two by their address; figures that were chosen
were chosen on `--part dev`.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import resource
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from qa import shingles
from qa.errors import InputError
from qa.ingest.item import Draft, make_article
from qa.shingles import Shingled
from qa.store import Record, Store
from qa.stories import Stories
from qa.types import Article

KINDS = ("end cut", "middle cut", "agency", "words", "order", "several")
_NO_VECTORS = np.zeros((0, 0), np.float32)
_AGENCIES = ("Reuters", "AP", "AFP", "dpa")
_CITIES = ("WASHINGTON", "LONDON", "PARIS", "BERLIN", "NEW YORK", "KYIV")


@dataclass(frozen=True)
class Planted:
    """An article that was made from another."""

    kind: str
    article: Article
    #: Id of the article it is a copy of; "" for one that is a copy of none.
    original: str


def read(data: Path, part: str, most: int | None, seed: int) -> Iterator[Article]:
    """The articles of one half of the collection, or all of it, in an order of chance."""
    with lzma.open(data / "articles.jsonl.xz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if part == "all" or (zlib.crc32(row["url"].encode()) % 2 == 0) == (part == "dev")]
    random.Random(seed).shuffle(rows)  # noqa: S311  (no secret)
    for row in rows[:most]:
        day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        draft = Draft(row["text"], row["title"], url=row["url"], publisher=row["publisher"], published=day)
        try:
            yield make_article(draft, row["url"], "")
        except InputError:
            continue


def altered(text: str, kind: str, chance: random.Random, words: Sequence[str]) -> str:
    """The text as another paper would print it."""
    pieces = text.split(" ")
    if kind == "end cut":
        return " ".join(pieces[: int(len(pieces) * chance.uniform(0.3, 0.85))])
    if kind == "middle cut":
        first, gap = chance.uniform(0.15, 0.5), chance.uniform(0.2, 0.5)
        head, tail = pieces[: int(len(pieces) * first)], pieces[int(len(pieces) * (first + gap)) :]
        return f"{' '.join(head)}\n\n{' '.join(tail)}"
    if kind == "agency":
        return _signed(text, chance)
    if kind == "words":
        rate = chance.uniform(0.01, 0.06)
        return re.sub(
            r"[^\W\d_]+",
            lambda m: chance.choice(words) if m.group().islower() and chance.random() < rate else m.group(),
            text,
        )
    if kind == "order":
        paragraphs = [line for line in text.split("\n") if line.strip()]
        chance.shuffle(paragraphs)
        return "\n\n".join(paragraphs)
    made = altered(text, chance.choice(("end cut", "middle cut")), chance, words)
    made = altered(made, "words", chance, words)
    if chance.random() < 0.4:
        made = altered(made, "order", chance, words)
    return _signed(made, chance)


def _signed(text: str, chance: random.Random) -> str:
    agency = chance.choice(_AGENCIES)
    lines = [f"By {chance.choice(('Anna Weiss', 'John M. Carter', 'Marta Ruiz and Tom Lee'))}"]
    lines = lines if chance.random() < 0.7 else []
    lines.append(
        f"{chance.choice(_CITIES)}, {chance.choice(('March', 'Oct.'))} {chance.randint(1, 28)} ({agency}) - {text}"
    )
    lines.append(
        chance.choice(
            (
                f"hc/ipj ({agency}, AP)",
                "(Reporting by Jane Roe; Editing by Max Low)",
                f"© 2022 {agency}. All rights reserved.",
                f"The {agency} contributed to this report.",
            )
        )
    )
    return "\n\n".join(lines)


def planted(articles: Sequence[Article], many: int, seed: int) -> list[Planted]:
    """`many` copies of each kind, and `many` articles of each kind that are none."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    words = [
        word
        for one in chance.sample(articles, min(200, len(articles)))
        for word in one.text.split()
        if word.isalpha() and word.islower()
    ]
    often = Counter(one.text for one in articles)
    originals = chance.sample([one for one in articles if one.words >= 60 and often[one.text] == 1], many)
    made: list[Planted] = []

    def plant(kind: str, text: str, original: Article | None, day: date | None) -> None:
        title = f"{kind} {len(made)}"  # a new headline, and an id of its own
        try:
            article = make_article(Draft(text, title, publisher="A paper", published=day), title, "")
        except InputError:
            return
        made.append(Planted(kind, article, original.id if original else ""))

    for original in originals:
        for kind in KINDS:
            text = altered(original.text, kind, chance, words)
            if kind == "order" and text == original.text:
                continue
            plant(kind, text, original, original.published)
    paragraphs = [
        next((p for p in one.text.split("\n") if len(p.split()) >= 40), "") for one in chance.sample(articles, 3000)
    ]
    paragraphs = [one for one in paragraphs if one]
    for original in originals:
        plant("live blog", "\n\n".join(chance.sample(paragraphs, 30)), None, original.published)
        other = chance.choice(originals)
        lent = next((p for p in other.text.split("\n") if len(p.split()) >= 40), "")
        if other is not original and lent and len(lent.split()) * 4 < original.words:
            # The words are the original's but for the paragraph, which alone makes it no copy of the other.
            plant("lent paragraph", f"{lent}\n\n{original.text}", original, original.published)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=("dev", "report", "all"), default="report")
    parser.add_argument("--articles", type=int, help="only so many of the part (default: all)")
    parser.add_argument("--copies", type=int, default=300, help="planted of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", type=Path, metavar="FILE", help="write the pairs among the articles themselves")
    parser.add_argument("--curve", action="store_true", help="planted and natural pairs by the share covered")
    options = parser.parse_args()

    read_in = read(options.data, options.part, options.articles, options.seed)
    articles = list({one.id: one for one in read_in}.values())
    made = planted(articles, options.copies, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "library")
        for article in articles:
            store.put(Record(article, (), (), _NO_VECTORS))
        stories = Stories(store)
        began = time.process_time()
        stories.compare()
        seconds = time.process_time() - began
        natural = stories.all_copies()
        right = {one.original: {one.original, *store.story(one.original, 10_000)} for one in made}
        pairs = sorted({(min(pair), max(pair)) for pair in store.copies()})
        for planting in made:
            store.put(Record(planting.article, (), (), _NO_VECTORS))
        began = time.process_time()
        stories.compare()
        later = time.process_time() - began
        found = {one.article.id: set(store.story(one.article.id, 10_000)) for one in made}
        links: dict[str, set[str]] = {}
        for copy, other in store.copies():
            links.setdefault(copy, set()).add(other)
        store.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(articles)} articles compared in {seconds:.1f} CPU seconds "
        f"({1000 * seconds / len(articles):.2f} s per 1,000), "
        f"{len(made)} planted among them in {later:.1f} ({1000 * later / len(made):.2f} s per 1,000); "
        f"peak memory of it all {memory:.0f} MB"
    )
    report(articles, made, links, found, right)
    print(f"\n{len(pairs)} pairs among the articles themselves, {len(natural)} articles with copies")
    by_id = {one.id: one for one in articles}
    same = sum(by_id[a].text == by_id[b].text for a, b in pairs)
    print(f"{same} of them the same text to the letter")
    if options.list:
        lines = []
        for a, b in pairs:
            left, right_one = by_id[a], by_id[b]
            if left.text != right_one.text:
                x, y = sorted((Shingled.of(left.text), Shingled.of(right_one.text)), key=lambda text: len(text.words))
                share = x.share_in(y.shingles)
                lines.append(
                    f"{share:.3f}\t{len(x.words)}/{len(y.words)}\t{left.published}\t{right_one.published}\t"
                    f"{left.title}\t{right_one.title}\t{left.url}\t{right_one.url}"
                )
        options.list.write_text("\n".join(sorted(lines)), encoding="utf-8")
    if options.curve:
        curve(articles, made, pairs)


def report(
    articles: Sequence[Article],
    made: Sequence[Planted],
    links: dict[str, set[str]],
    found: dict[str, set[str]],
    right: dict[str, set[str]],
) -> None:
    """Precision and recall of the planted copies, over the pairs that were linked."""
    ids = {one.id for one in articles}
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    linked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for planting in made:
        total[planting.kind] += 1
        if planting.original:
            hit[planting.kind] += planting.original in found[planting.article.id]
        # Another version of the original, which was found before anything was planted, is as right as the original.
        others = links.get(planting.article.id, set()) & ids
        linked[planting.kind] += len(others)
        wrong[planting.kind] += len(others - right[planting.original])
    print("\n| planted | copies | found | links to articles | wrong |")
    print("|---|---|---|---|---|")
    for kind in total:
        print(f"| {kind} | {total[kind]} | {hit[kind]} | {linked[kind]} | {wrong[kind]} |")
    copies = [kind for kind in total if kind in KINDS]
    recall = sum(hit[kind] for kind in copies) / sum(total[kind] for kind in copies)
    precision = 1 - sum(wrong.values()) / max(1, sum(linked.values()))
    print(f"\nprecision {precision:.4f}, recall {recall:.4f}")


def curve(articles: Sequence[Article], made: Sequence[Planted], pairs: Sequence[tuple[str, ...]]) -> None:
    """The least share covered of planted copies, by kind."""
    by_id = {one.id: one for one in articles}
    shares: dict[str, list[float]] = {}
    for planting in made:
        if planting.original:
            texts = Shingled.of(planting.article.text), Shingled.of(by_id[planting.original].text)
            shorter, longer = sorted(texts, key=lambda text: len(text.words))
            shares.setdefault(planting.kind, []).append(shorter.share_in(longer.shingles))
    print(f"\nshare of the shorter text's words covered, shingles of {shingles.LENGTH} words")
    print("| planted | least | 1 % | 5 % | half |")
    print("|---|---|---|---|---|")
    for kind, values in shares.items():
        print(f"| {kind} | " + " | ".join(f"{value:.3f}" for value in np.quantile(values, (0, 0.01, 0.05, 0.5))) + " |")


if __name__ == "__main__":
    main()
