"""Trains the reader; stops and goes on where it stopped.

One epoch shows every question once with the passage that answers it and, as often as `Mix` says, with passages
and questions that do not fit. Both are drawn anew each epoch.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch

from embeddings.minilm import locate
from qa.reader.windows import headed
from qa.types import Span
from training import hardest, invented
from training.contraries import contrary
from training.data import CONTRARIES, PARAGRAPH, SETS, divided, written
from training.features import Tokens, Window, batches, collate, questions_of, window
from training.model import ReaderModel, forward_in_pieces, has_bf16, losses
from training.question import Question, is_of
from training.recover import recover
from training.unanswerable import STOP, Changer, Neighbours, similar_words, without_answer, words


@dataclass(frozen=True)
class Mix:
    """How often, per question and epoch, a window that does not answer is added. 0..1 each."""

    other_passage: float = 0.45
    cut_passage: float = 0.12
    changed_question: float = 0.35
    #: How often each written unanswerable question is shown in an epoch.
    written: int = 2
    #: Of QAMR's short sentences, how many are set among three others.
    among_others: float = 0.5
    #: Of the passages whose article has a title that says what it is about, how many are shown under it.
    titled: float = 0.6
    #: Of these, where the question is told by the title alone, how many are shown under another's as well.
    other_title: float = 0.25
    #: Of those that have a contrary which their passage does not speak of, how many are turned into it as well.
    contrary: float = 1.0
    #: The same as `other_passage` for questions whose hardest passages are known (`training.hardest`).
    hardest_passage: float = 0.5


@dataclass(frozen=True)
class Plan:
    """A training run."""

    epochs: float = 2.0
    #: Windows of one step.
    windows: int = 32
    rate: float = 1.5e-4
    warmup: float = 0.06
    decay: float = 0.01
    dropout: float = 0.1
    #: Tokens of a window; where a passage is longer, a piece of it is shown.
    longest: int = 192
    seed: int = 1
    mix: Mix = Mix()
    #: The run ends, its rate at 0, after so many minutes even if the epochs are not done. None: however long it takes.
    minutes: float | None = None
    #: Decay of the running average of the weights, per step.
    average: float = 0.998
    #: The sets whose questions are shown, files of the invented set among them; none: all. Passages come from all.
    sets: tuple[str, ...] = ()
    #: Sets whose questions are shown twice an epoch, files of the invented set among them: "invented:wirea".
    twice: tuple[str, ...] = ()
    #: Sets whose questions are all shown.
    whole: tuple[str, ...] = (invented.SOURCE, invented.TURNS, CONTRARIES, PARAGRAPH)
    #: Share of the questions of other sets that is shown, 0..1, drawn by the seed. They hold what was learnt before: a
    #: run that is to teach something else need not show them all.
    others: float = 1.0


WEIGHTS = {"span": 1.0, "shared": 0.5, "answerable": 0.5, "relevance": 0.3}


#: Seconds of one step that count towards `Plan.minutes`; beyond them the process was stopped from outside.
LONGEST_STEP = 15.0


class Source:
    """Draws an epoch's groups of windows."""

    def __init__(
        self,
        questions: Sequence[Question],
        tokens: Tokens,
        vectors: torch.Tensor,
        plan: Plan,
        hard: Mapping[str, Sequence[str]],
    ) -> None:
        shown = [q for q in questions if is_of(q, plan.sets)] if plan.sets else questions
        self._questions = [q for q in shown if _drawn(q, plan)]
        self._hard = hard
        self._tokens = tokens
        self._plan = plan
        self._neighbours = Neighbours(questions)
        self._changer = Changer(questions_of(questions), similar_words(vectors.numpy(), tokens.vocabulary()))
        self._written = [q for q in written(self._questions) if _drawn(q, plan)]
        self._titles = {q.context: q.title for q in questions}
        self._short = [q.context for q in questions if q.source.startswith("qamr")]

    def epoch(self, number: int) -> list[list[Window]]:
        rng = random.Random(f"{self._plan.seed}/{number}")
        shown = [*self._questions, *(q for q in self._questions if is_of(q, self._plan.twice))]
        groups = [group for question in shown for group in self._groups(question, rng)]
        for question in self._written * self._plan.mix.written:
            made = window(self._tokens, question.text, question.context, (), rng, self._plan.longest, ranked=False)
            groups.append([made])
        rng.shuffle(groups)
        return groups

    def _groups(self, question: Question, rng: random.Random) -> list[list[Window]]:
        """A question with the passage that answers it and others; one that nothing answers with its passage alone."""
        mix, longest = self._plan.mix, self._plan.longest
        context, answers = question.context, question.answers
        if question.source.startswith("qamr") and rng.random() < mix.among_others:
            before = " ".join(rng.sample(self._short, rng.randint(0, 3)))
            before += " " if before else ""
            after = " ".join(rng.sample(self._short, rng.randint(0, 3)))
            context = f"{before}{context} {after}".rstrip()
            answers = tuple((a + len(before), b + len(before)) for a, b in answers)

        titled = rng.random() < mix.titled

        def windowed(
            asked: str, text: str, spans: Sequence[Span], ranked: bool = True, title: str | None = None
        ) -> Window:
            above = self._titles.get(text, question.title) if title is None else title
            return window(self._tokens, asked, text, spans, rng, longest, ranked, headed(above) if titled else "")

        hard = self._hard.get(question.id, ())
        if not answers:
            return [[windowed(question.text, rng.choice([context, *hard[:2]]), (), ranked=False)]]
        group = [windowed(question.text, context, answers)]
        if hard and rng.random() < mix.hardest_passage:
            group.append(windowed(question.text, rng.choice(hard), ()))
        elif rng.random() < mix.other_passage:
            siblings = self._neighbours.siblings(question)
            near = self._neighbours.near(question) if not question.leans else []
            pool = siblings if siblings and (not near or rng.random() < 0.4) else near[:8]
            if pool:
                group.append(windowed(question.text, rng.choice(pool), ()))
        groups = [group]
        if rng.random() < mix.cut_passage and (cut := without_answer(question, rng)):
            group.append(windowed(question.text, cut, ()))
        if titled and rng.random() < mix.other_title and (title := self._other_title(question, rng)):
            groups.append([windowed(question.text, context, (), ranked=False, title=title)])
        share = mix.changed_question * (0.25 if question.source.startswith(("qamr", "policyqa")) else 1.0)
        if rng.random() < share and (changed := self._changer.change(question, rng)):
            groups.append([windowed(changed[0], context, (), ranked=False)])
        if rng.random() < mix.contrary and (turned := contrary(question.text, context, rng)):
            groups.append([windowed(turned, context, (), ranked=False)])
        return groups

    def _other_title(self, question: Question, rng: random.Random) -> str | None:
        """The title of an article alike, where the question is about what its own title alone names."""
        passage = set(words(question.context))
        told = (set(words(question.text)) & set(words(question.title))) - passage - STOP
        others = [self._titles.get(text, "") for text in self._neighbours.near(question)]
        others = [title for title in others if title and told - set(words(title))]
        return rng.choice(others) if told and others else None


class Workers:
    """Computes a batch's gradients on several threads, each with a part of the groups and one core.

    Threads that meet once a step lose far less to other programs on the same cores than the threads of one matrix
    product, which wait for each other thousands of times a step. The replicas share the model's weights.
    """

    def __init__(self, model: ReaderModel, folder: Path, dropout: float, count: int) -> None:
        torch.set_num_threads(1)
        self._models = [model]
        for _ in range(count - 1):
            replica = ReaderModel(folder, dropout)
            replica.train()
            for own, shared in zip(replica.parameters(), model.parameters(), strict=True):
                own.data = shared.data
            self._models.append(replica)
        self._pool = ThreadPoolExecutor(count)

    def step(self, batch: Sequence[Sequence[Window]]) -> dict[str, float]:
        """Leaves the mean gradient in the model's parameters; the parts of the loss."""
        ordered = sorted(batch, key=lambda group: sum(len(w.ids) for w in group))
        parts = [ordered[i :: len(self._models)] for i in range(len(self._models))]
        jobs = [self._pool.submit(_gradients, *job) for job in zip(self._models, parts, strict=True) if job[1]]
        found = [job.result() for job in jobs]
        sums = [p.grad for p in self._models[0].parameters() if p.grad is not None]
        for replica in self._models[1:]:
            others = [p.grad for p in replica.parameters() if p.grad is not None]
            if others:
                torch._foreach_add_(sums, others)
            replica.zero_grad()
        torch._foreach_div_(sums, len(found))
        return {name: sum(part[name] for part in found) / len(found) for name in found[0]}


def _drawn(question: Question, plan: Plan) -> bool:
    """Whether a question is shown: all of some sets, a share of the others."""
    return question.source in plan.whole or random.Random(f"{plan.seed}/{question.id}").random() < plan.others


def _gradients(model: ReaderModel, groups: Sequence[Sequence[Window]]) -> dict[str, float]:
    batch = collate(groups)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bf16()):
        outputs = forward_in_pieces(model, batch)
    found = losses(*outputs, batch)
    torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum().backward()
    return {name: value.item() for name, value in found.items()}


def weights(file: Path) -> dict[str, torch.Tensor]:
    """The weights of a `model.pt`, a checkpoint (its average), or an exported file."""
    if file.suffix == ".onnx":
        return recover(file)
    state = torch.load(file, weights_only=True)
    found: dict[str, torch.Tensor] = state.get("average", state)
    return found


def fresh_average(model: torch.nn.Module) -> dict[str, torch.Tensor]:
    return {name: value.detach().clone() for name, value in model.state_dict().items()}


def train(questions: Sequence[Question], out: Path, plan: Plan, start_from: Path | None = None, save_every: int = 200,
          stop_after: int | None = None, hard: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:  # fmt: skip
    """Trains to the plan's end and leaves `model.pt` (the averaged weights) in `out`.

    Args:
        start_from: weights to go on from; None: the encoder's.
        hard: by question id, passages that do not answer and look as if they did (`training.hardest`).
    """
    torch.manual_seed(plan.seed)
    folder = locate()
    tokens = Tokens(folder)
    model = ReaderModel(folder, plan.dropout)
    if start_from is not None:
        model.load_state_dict(weights(start_from))
    source = Source(questions, tokens, model.encoder.embeddings.word_embeddings.weight.detach(), plan, hard)
    groups = source.epoch(0)
    per_epoch = len(batches(groups, plan.windows, random.Random(0)))
    total = math.ceil(per_epoch * plan.epochs)
    shown = sum(len(g) for g in groups)
    length = sum(len(w.ids) for g in groups for w in g) / shown
    print(f"{len(questions)} questions, {shown} windows an epoch of {length:.0f} tokens, {total} steps", flush=True)

    bare = ("bias", "LayerNorm.weight")
    decayed = [p for n, p in model.named_parameters() if not n.endswith(bare)]
    plain = [p for n, p in model.named_parameters() if n.endswith(bare)]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": plan.decay}, {"params": plain, "weight_decay": 0.0}],
        lr=plan.rate, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    average = fresh_average(model)
    workers = Workers(model, folder, plan.dropout, len(os.sched_getaffinity(0)))
    step = epoch = index = 0
    state: dict[str, Any] = {}
    out.mkdir(parents=True, exist_ok=True)
    (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    kept = out / "checkpoint.pt"
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        average, step, epoch, index = (state[name] for name in ("average", "step", "epoch", "index"))
        torch.manual_seed(plan.seed + step)
        print(f"goes on from step {step}", flush=True)

    spent = state.get("spent", 0.0)
    last_step = begun = time.monotonic()
    begun_at = step

    def save() -> None:
        part = out / "checkpoint.part"
        place = {"step": step, "epoch": epoch, "index": index, "spent": spent}
        torch.save(
            {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "average": average, **place}, part
        )
        os.replace(part, kept)

    model.train()
    sums: Counter[str] = Counter()
    seen, since = 0, time.monotonic()
    last = min(total, stop_after or total)
    while step < last:
        if epoch:
            groups = source.epoch(epoch)
        for batch in batches(groups, plan.windows, random.Random(f"{plan.seed}:{epoch}"))[index:]:
            if step >= last:
                break
            now = time.monotonic()
            spent += min(now - last_step, LONGEST_STEP)
            last_step = now
            done = max(step / total, spent / (60 * plan.minutes) if plan.minutes else 0.0)
            if done >= 1:
                step = last = total
                break
            rate = plan.rate * min(1.0, (done + 1e-4) / plan.warmup) * min(1.0, (1 - done) / (1 - plan.warmup))
            for part in optimiser.param_groups:
                part["lr"] = rate
            found = workers.step(batch)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            index += 1
            keep = min(plan.average, step / (step + 20))
            with torch.no_grad():
                state_now = model.state_dict()
                names = [n for n, v in average.items() if v.is_floating_point()]
                torch._foreach_lerp_([average[n] for n in names], [state_now[n] for n in names], 1 - keep)
            sums.update(found)
            seen += sum(len(group) for group in batch)
            if step % 50 == 0 or step == total:
                now = time.monotonic()
                left = (total - step) * (now - begun) / (step - begun_at) / 60
                if plan.minutes:
                    left = min(left, plan.minutes - spent / 60)
                parts = " ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
                print(f"{step}/{total} {parts} | {seen / (now - since):.1f} windows/s, {left:.0f} min left", flush=True)
                sums.clear()
                seen, since = 0, now
            if step % save_every == 0:
                save()
        epoch, index = epoch + 1, 0
    save()
    torch.save(average, out / "model.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the question sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--start-from", type=Path, help="weights to go on from: a model.pt, a checkpoint, or the .onnx that ships"
    )
    parser.add_argument("--hardest", type=Path, help="what `training.hardest` wrote")
    parser.add_argument("--epochs", type=float, default=Plan.epochs)
    parser.add_argument("--rate", type=float, default=Plan.rate)
    parser.add_argument("--windows", type=int, default=Plan.windows)
    parser.add_argument("--longest", type=int, default=Plan.longest)
    parser.add_argument("--dropout", type=float, default=Plan.dropout)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--minutes", type=float, help="end after so many minutes at the latest")
    parser.add_argument("--sets", nargs="*", default=[*SETS], help="the sets to train on; invented:NAME is one file")
    parser.add_argument("--twice", nargs="*", default=[], help="those of them that are shown twice an epoch")
    parser.add_argument("--whole", nargs="*", default=Plan.whole, help="the sets whose questions are all shown")
    parser.add_argument("--others", type=float, default=Plan.others, help="share shown of the others' questions")
    parser.add_argument("--limit", type=int, help="train on so many questions only, drawn from all sets")
    parser.add_argument("--stop-after", type=int, help="steps after which to stop, the plan unchanged")
    given = parser.parse_args()
    questions, _ = divided(given.data, dict.fromkeys(name.split(":")[0] for name in given.sets))
    for name in [*given.sets, *given.twice]:
        if not any(is_of(question, [name]) for question in questions):
            parser.error(f"No question is of {name}.")
    if given.limit:
        questions = random.Random(0).sample(questions, given.limit)
    plan = Plan(epochs=given.epochs, rate=given.rate, windows=given.windows, longest=given.longest,
                dropout=given.dropout, seed=given.seed, minutes=given.minutes,
                sets=tuple(given.sets), twice=tuple(given.twice),
                whole=tuple(given.whole), others=given.others)  # fmt: skip
    hard = hardest.read(given.hardest, questions) if given.hardest else {}
    train(questions, given.out, plan, given.start_from, stop_after=given.stop_after, hard=hard)


if __name__ == "__main__":
    main()
