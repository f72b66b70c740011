"""The architecture, as the design draws it: imports point down the list of rooms, and public names are there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import embeddings
from tests.helpers import ROOT

#: The rooms of `qa`, a line of the design each, from the top. A room may import those below it.
ROOMS = (
    {"__main__"},
    {"cli"},
    {"ui"},
    {"service"},
    {"looking"},
    {"answer"},
    {"sayings", "happenings", "reports", "gist"},
    {"offices"},
    {"reader", "retold"},
    {"retrieve", "followup", "catalogue", "spelling", "capitals", "descriptions", "foreign"},
    {"exchanges", "leaning"},
    {"antecedents", "occasions"},
    {"fragments"},
    {"library"},
    {"recoding"},
    {"adding"},
    {"online"},
    {"local_index", "milvus_index", "stories", "notebook", "encoding", "closeness"},
    {"derived", "indexing", "lexical", "store", "filters", "ingest"},
    {"notes", "periods"},
    {"speech", "genders"},
    {"phrases"},
    {"things"},
    {"people", "quotation", "dates"},
    {"tense", "wording"},
    {
        "passages",
        "names",
        "questions",
        "topics",
        "publishers",
        "smalltalk",
        "shingles",
        "ahead",
        "turns",
        "locking",
    },
    {"agencies", "almanac", "events", "first_names", "kin", "nations", "numerals", "verbs"},
    {"types", "errors", "letters", "strict_json"},
    {"patterns"},
)
#: The only upward ways, and only inside a function: the command line opens the page, and the page's options are its.
UPWARD = {("cli", "ui")}
HEAVY = {
    "torch",
    "faiss",
    "gradio",
    "sentence_transformers",
    "transformers",
    "onnxruntime",
    "trafilatura",
    "pypdf",
    "docx",
    "ebooklib",
    "striprtf",
    "pymilvus",
    "ray",
    "huggingface_hub",
}
#: The one file that may import each heavy library at its top, for it is imported only inside functions itself.
ADAPTERS = {"embeddings/dense.py": {"faiss"}}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@cache
def imported(path: Path) -> tuple[tuple[str, bool], ...]:
    """(dotted module, whether at the top of the file) of each import; those for type checkers alone are left out."""
    return tuple(_imported(ast.parse(path.read_text(encoding="utf-8"))))


def _imported(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    lazy = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, id(node) not in lazy
            yield from ((f"{node.module}.{alias.name}", id(node) not in lazy) for alias in node.names)


def room(dotted: str) -> str | None:
    """The room of `qa` that a module is in; None for others and for `qa` itself."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "qa" and len(parts) > 1 else None


def storey(name: str) -> int:
    return next(level for level, rooms in enumerate(ROOMS) if name in rooms)


def own_room(path: Path) -> str:
    inside = path.relative_to(ROOT / "qa").parts
    return inside[0].removesuffix(".py")


QA = [path for path in modules("qa") if path != ROOT / "qa" / "__init__.py"]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", QA, ids=named)
def test_imports_in_qa_point_down(path: Path) -> None:
    own = own_room(path)
    known = {name for rooms in ROOMS for name in rooms}
    assert own in known, f"{own} stands in no line of ROOMS: say where it belongs"
    for dotted, _ in imported(path):
        other = room(dotted)
        if other in known and other != own and (own, other) not in UPWARD:
            assert storey(own) < storey(other), f"{own} imports {other}"


@pytest.mark.parametrize("path", [path for path in QA if own_room(path) == "cli"], ids=named)
def test_the_command_line_opens_the_page_only_when_it_is_served(path: Path) -> None:
    assert "ui" not in {room(dotted) for dotted, at_top in imported(path) if at_top}


@pytest.mark.parametrize("name", ["types", "errors"])
def test_the_words_and_the_errors_import_nothing_of_ours(name: str) -> None:
    ours = [
        dotted for dotted, _ in imported(ROOT / "qa" / f"{name}.py") if dotted.split(".")[0] in ("qa", "embeddings")
    ]
    assert ours == []


def test_the_page_is_imported_by_the_command_line_alone() -> None:
    importers = {own_room(path) for path in QA if "ui" in {room(dotted) for dotted, _ in imported(path)}}
    assert importers <= {"ui", "cli"}


def test_only_the_service_and_what_stands_above_it_see_answers() -> None:
    importers = {own_room(path) for path in QA if "answer" in {room(dotted) for dotted, _ in imported(path)}}
    assert importers <= {"answer", "service", "ui", "cli"}


def test_citations_are_made_in_one_place() -> None:
    makers = {
        named(path)
        for path in QA
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Citation", "Copy")
    }
    assert makers == {"qa/answer/citations.py"}


@pytest.mark.parametrize("path", modules("embeddings"), ids=named)
def test_embeddings_never_imports_qa(path: Path) -> None:
    assert not [dotted for dotted, _ in imported(path) if dotted.split(".")[0] == "qa"]


@pytest.mark.parametrize(
    "path", [path for path in (*modules("embeddings"), *QA) if "inside" not in path.parts], ids=named
)
def test_heavy_libraries_are_imported_only_where_they_are_needed(path: Path) -> None:
    if own_room_or_none(path) == "ui":
        return  # the page is Gradio's, and is itself imported only when it is served
    heavy = {dotted.split(".")[0] for dotted, at_top in imported(path) if at_top} & HEAVY
    assert heavy <= ADAPTERS.get(named(path), set())


def own_room_or_none(path: Path) -> str | None:
    return own_room(path) if path.is_relative_to(ROOT / "qa") else None


@pytest.mark.parametrize("library", ["faiss", "sentence_transformers", "onnxruntime", "sqlite3", "pymilvus", "ray"])
def test_no_vendor_is_known_outside_its_adapter(library: str) -> None:
    allowed = {
        "faiss": {"embeddings/dense.py"},
        "sentence_transformers": {"embeddings/sentence_transformer.py"},
        "onnxruntime": {"embeddings/onnx.py"},
        "sqlite3": {"qa/store/opening.py"},
        "tantivy": {"qa/lexical.py"},
        "pymilvus": {"qa/milvus_index.py"},
        "ray": {"embeddings/ray_cluster.py"},
    }
    knowing = {
        named(path)
        for path in (*modules("embeddings"), *QA)
        if library in {dotted.split(".")[0] for dotted, _ in imported(path)}
    }
    assert knowing == allowed[library]


def test_nothing_is_pickled() -> None:
    pickling = {"pickle", "shelve", "dill", "joblib", "marshal"}
    for path in (*modules("embeddings"), *QA):
        assert not pickling & {dotted.split(".")[0] for dotted, _ in imported(path)}, named(path)


@pytest.mark.parametrize("name", embeddings.__all__)
def test_every_public_name_of_embeddings_is_there(name: str) -> None:
    assert hasattr(embeddings, name)


def test_no_other_public_name_of_embeddings_is_there() -> None:
    from types import ModuleType

    public = {
        name
        for name, value in vars(embeddings).items()
        if not name.startswith("_")
        and not isinstance(value, ModuleType)
        and name not in ("annotations", "TYPE_CHECKING")
    }
    assert public - {"Path"} == set(embeddings.__all__)


@pytest.mark.parametrize("path", [*QA, *modules("embeddings")], ids=named)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [*QA, *modules("embeddings"), *modules("tests")], ids=named)
def test_every_exemption_gives_its_reason(path: Path) -> None:
    before = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        explained, before = before.lstrip().startswith("#"), line  # by a comment on the line above
        if re.search(r"mark\.(skip|xfail)", line) and path != Path(__file__):
            assert "reason=" in line, f"{named(path)}:{number}"
        if path.is_relative_to(ROOT / "tests"):
            continue
        exempt = re.search(r"# (?:noqa: [A-Z0-9, ]+|type: ignore\[[\w, -]+\])(?P<reason>.*)", line)
        assert exempt is None or explained or len(exempt["reason"].strip()) > 5, f"{named(path)}:{number}"
