"""What is trained on beside the sets: questions written for their passages."""

from __future__ import annotations

import json
from pathlib import Path

from training.data import ASKED, PARAGRAPHS, WRITTEN, fingerprint, written
from training.question import Question

PASSAGE = "Georgia forbade slavery. Its colonists could not compete with the rice plantations."
KNOWN = Question("1", "new_wiki", "new_wiki:Georgia", PASSAGE, "What was forbidden?", ((16, 23),), "Georgia")


def test_written_questions_find_their_passage_and_their_answers(tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    context = fingerprint(PASSAGE)[:12]
    lines = [
        {"context": context, "question": "Why did they complain?", "a": []},
        {"context": context, "question": "Which crop won?", "a": ["with the [[rice]] plantations"]},
        {"context": "0" * 12, "question": "Of no passage that is there?", "a": ["[[x]]"]},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    silent, answered = written([KNOWN], file)
    assert (silent.text, silent.answers) == ("Why did they complain?", ())
    assert (answered.texts, answered.context, answered.article) == (["rice"], PASSAGE, KNOWN.article)
    assert silent.id != answered.id != KNOWN.id


def test_no_question_that_is_written_stands_twice() -> None:
    for file, answered in ((WRITTEN, {False}), (ASKED, {True}), (PARAGRAPHS.with_suffix(".jsonl"), {False, True})):
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        assert len({(row["context"], row["question"]) for row in rows}) == len(rows)
        assert {bool(row.get("a")) for row in rows} == answered
