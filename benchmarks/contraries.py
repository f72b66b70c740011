"""Questions and their contraries, which nothing answers: `python -m benchmarks.contraries`, or `make bench-contraries`.

"When does the pier close?" is answered by "The pier closes on 4 May"; "When does the pier open?" is not, though all its
other words stand there. `benchmarks/data/contraries` holds such pairs, written by another hand than the rules' for the
articles of the archive (`development.jsonl`: rules were made with it) and of conversations (`questions.jsonl`: only
measured with). Printed for each: how many questions are answered right, wrong, unsurely or not at all, and how
many of the contraries.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from benchmarks.archive import library_of, verified_answer
from qa.service import Assistant
from qa.types import Answer

DATA: Final = Path(__file__).parent / "data"
FOLDER: Final = DATA / "contraries"
VERDICTS: Final = ("right", "wrong", "unsure", "refused")


def read(name: str) -> dict[str, list[dict[str, str]]]:
    """The pairs of a file (`development` or `questions`), by the folder of `benchmarks/data` that they are asked of:
    `question`, `answer` and `contrary` of each.
    """
    rows = defaultdict(list)
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["articles"]].append(row)
    return rows


def verdict(answer: Answer, gold: str) -> str:
    """One of `VERDICTS`; whatever is shown as an answer is wrong where there is none (`gold` empty)."""
    if not answer.answered:
        return "unsure" if answer.unsure else "refused"
    shown = " ".join(claim.text for claim in answer.claims)
    return "right" if gold and gold.casefold() in shown.casefold() else "wrong"


def measured(name: str) -> tuple[Counter[str], Counter[str]]:
    """The verdicts of the questions of a file, and those of their contraries."""
    asked: Counter[str] = Counter()
    contrary: Counter[str] = Counter()
    for articles, pairs in read(name).items():
        with library_of(DATA / articles / "articles") as library:
            assistant = Assistant(library)
            for pair in pairs:
                asked[verdict(verified_answer(assistant, pair["question"]), pair["answer"])] += 1
                contrary[verdict(verified_answer(assistant, pair["contrary"]), "")] += 1
    return asked, contrary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.parse_args()
    print("| | " + " | ".join(VERDICTS) + " |\n" + "|---" * (len(VERDICTS) + 1) + "|")
    for name in ("development", "questions"):
        for kind, counts in zip(("questions", "contraries"), measured(name), strict=True):
            print(f"| {name}, {kind} | " + " | ".join(str(counts[each]) for each in VERDICTS) + " |", flush=True)


if __name__ == "__main__":
    main()
