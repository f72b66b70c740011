"""Words in, passages out: BM25 in tantivy, over Porter stems with accents folded.

The title and the date of an article are searched beside each of its passages, so that they help to find it and never
enter what is quoted. Whole articles are searched as well, for what no single passage of theirs says. Words are made
into stems here, so that index, questions and readers all mean the same by a word.
"""

from __future__ import annotations

import json
import math
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import tantivy

from embeddings.types import Ids
from qa.errors import LibraryDamaged
from qa.letters import WORD, is_plain, words_of_plain
from qa.patterns import lazy_pattern
from qa.types import Entry
from qa.verbs import base

#: "don't" and the like, as `words` has them.
NEGATED: Final = frozenset(
    """arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt neednt shouldnt wasnt werent wont
    wouldnt""".split()
)
#: Words that deny by themselves, as a pattern.
DENYING: Final = "no|not|none|nobody|nothing|never|neither|nor|cannot"
#: Contractions as `words` has them.
CONTRACTED: Final = NEGATED.union(
    """couldve hes hows im itll shes shouldve thats theres theyd theyll theyre theyve weve whats wheres whos wouldve
    youd youll youre youve""".split()
)
#: English words that say nothing of what a question is about. A query of nothing else is searched as it is.
#: "us" is not among them: folded, it is also a country.
STOP_WORDS: Final = frozenset(
    """a about above after again all also am an and any are as at be because been before being between both
    but by can could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is it its itself just me more most my no nor not now of off on once only or
    other our out over own said same say says she should so some such tell than that the their them then there
    these they this those through to too under until up very was we were what when where which while who whom
    whose why will with would you your ll""".split()
).union(CONTRACTED)
#: How often a title counts among the words of each of its article's passages.
TITLE_WEIGHT: Final = 2

#: What is a word, in scripts that part words.
WORDS: Final = lazy_pattern(f"[{WORD}]+")
#: Signs inside of words that people leave out: "4,000", "didn't", "we've". Each pattern begins with its sign, which is
#: looked for far faster than one of several.
_OF_THOUSANDS: Final = lazy_pattern(r",(?<=\d,)(?<!\d{4},)(?=\d{3}(?!\d))")
_OF_CONTRACTIONS: Final = lazy_pattern(r"'(?:(?<=[nN].)(?=[tT]\b)|(?=(?:[vV]|[rR])[eE]\b))")
#: What joins letters to a word: "A&E".
_JOINS: Final = lazy_pattern(rf"(?<![{WORD}])[^\W\d_]{{1,2}}(?:&[^\W\d_]{{1,2}})+(?![{WORD}])")
#: Runs of scripts that part no words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED: Final = lazy_pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_ACCENTS: Final = lazy_pattern("[\u0300-\u036f]+")
#: More words than this in one query add nothing but time.
_MOST_WORDS: Final = 64
#: Up to so many admitted passages are looked for by their ids; of more, what is found is looked through.
_FEW: Final = 2_000
#: How much deeper is looked each time.
_DEEPER: Final = 8
#: Bytes of words that are gathered before they are written. The least that tantivy takes is 15 million.
_HEAP: Final = 50_000_000
#: Passages that are written anew without more ado, so that removed ones count no more, and how many more for each that
#: is removed: what is written stays in proportion to what is removed.
_ANEW: Final = 2_000
_ANEW_EACH: Final = 4
#: The fields of the index. Whoever changes what is in them changes the numbers of `qa.derived.FORMAT` and of
#: `qa.milvus_index` too.
_WORDS: Final = "words"
_ID: Final = "id"
#: … of a whole article, and the id of its first passage.
_WHOLE: Final = "whole"
_FIRST: Final = "first"
#: How the names of files end that are written once and never changed.
_SEGMENTS: Final = frozenset((".term", ".idx", ".pos", ".store", ".fast", ".fieldnorm"))


def words(text: str) -> list[str]:
    """The words of a text in order, case-folded, punctuation dropped; of a script without spaces, each two signs.

    "4,000" and "4000" are one word, and so are "didn't" and "didnt"; "A&E" is one that no other is like: "a_e".
    """
    if "&" in text:
        text = _JOINS.sub(lambda joined: joined.group().replace("&", "_"), text)
    if "," in text:
        text = _OF_THOUSANDS.sub("", text)
    text = _OF_CONTRACTIONS.sub("", text.replace("’", "'"))
    return words_of_plain(text) if is_plain(text) else WORDS.findall(in_pairs(text).casefold())


def in_pairs(text: str) -> str:
    """The text with each run of a script without spaces written as its overlapping pairs of signs, spaces between.

    Pairs find nearly what words would, need no dictionary (the way of Lucene's CJKAnalyzer), and a question is cut as
    its article is.
    """
    return text if is_plain(text) else _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", text)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


def content_words(text: str) -> list[str]:
    """The words that carry the subject: `words` without stop words, or all of them when nothing is left."""
    every = words(text)
    return [word for word in every if word not in STOP_WORDS and len(word) > 1] or every


def spoken_date(entry: Entry) -> str:
    """The article's date in the forms people ask by: "2014-03-14 Friday 14 March 2014"; empty without one."""
    return f"{entry.published:%Y-%m-%d %A} {entry.published.day} {entry.published:%B %Y}" if entry.published else ""


def root(word: str) -> str:
    """The stem of a word in any case, of a past form that of its base: "won" has that of "win"."""
    return stem(base(word.casefold()))


def stems(text: str) -> list[str]:
    """The Porter stems of a text's words, as the index has them."""
    return list(map(stem, words(text)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Porter stem of a case-folded word, its accents folded."""
    with _STEMMING:
        return str(_stemmer().stemWord(word if word.isascii() else _unaccented(word)))


def _unaccented(word: str) -> str:
    """The word without the accents of Latin, Greek and Cyrillic; signs of other scripts stay, they are letters."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", word)))


@lru_cache(maxsize=1)
def _stemmer() -> _Stemmer:
    import Stemmer

    stemmer: _Stemmer = Stemmer.Stemmer("porter", 0)  # what it found is kept here already
    return stemmer


#: The stemmer keeps the word it works on in itself: two threads at once would get one another's stems.
_STEMMING: Final = threading.Lock()


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (PyStemmer's name)


def terms_of(entry: Entry, text: str) -> list[str]:
    """The stems by which a text of that article is found: those of its title and day too."""
    return [*stems(entry.title) * TITLE_WEIGHT, *stems(spoken_date(entry)), *stems(text)]


def asked_terms(query: str) -> list[str]:
    """The stems that a query asks for, each once."""
    return list(dict.fromkeys(stem(word) for word in content_words(query)))[:_MOST_WORDS]


class LexicalIndex:
    """Passages by their words. Safe to share between threads; the folder is its own alone.

    Args:
        folder: where an index lies, or is made where there is none; None for one in memory.

    Raises (any method):
        LibraryDamaged: the files hold no such index, or cannot be written.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        schema = (
            tantivy.SchemaBuilder()
            .add_text_field(_WORDS, tokenizer_name="whitespace", index_option="freq")
            .add_unsigned_field(_ID, indexed=True, fast=True)
            .add_text_field(_WHOLE, tokenizer_name="whitespace", index_option="freq")
            .add_unsigned_field(_FIRST, indexed=True, fast=True)
            .build()
        )
        self._schema = schema
        with _told():
            self._index = tantivy.Index(schema, path=str(folder) if folder else None)
            self._index.config_reader("manual")
            self._reload()

    def _reload(self) -> None:
        self._index.reload()
        searcher = self._index.searcher()
        found: Any = searcher.search(tantivy.Query.exists_query(_ID), 1, count=True)
        #: Passages in the index; whole articles are documents of it too.
        self._passages = int(found.count or 0)
        #: Documents that BM25 counts: removed ones are among them until their segment is merged.
        self._counted = self._counted_by(searcher, found.hits[0][1]) if found.hits else searcher.num_docs
        #: Documents that hold a term in a field, by field and term, as far as they were counted.
        self._holders: dict[tuple[str, str], int] = {}
        #: Files of the last change, by their names.
        self._files = self._listed()

    def _counted_by(self, searcher: Any, address: Any) -> int:
        """How many documents BM25 counts, which tantivy tells only where it explains a score: here a passage's."""
        (passage_id,) = searcher.fast_field_values(_ID, [address])
        query: Any = tantivy.Query.term_query(self._schema, _ID, passage_id)
        _, inverse, _ = json.loads(query.explain(searcher, address).to_json())["details"]
        _, total = inverse["details"]
        return int(total["value"])

    def __len__(self) -> int:
        """Passages in the index."""
        return self._passages

    def files(self) -> dict[str, Path]:
        """The files of the last change, by their names; in memory there are none.

        Raises LibraryDamaged where one is gone, also if what it held can be searched still.
        """
        with self._lock:
            return self._whole()

    def _whole(self) -> dict[str, Path]:
        there = self._listed()
        if self._files.keys() - there.keys():
            raise LibraryDamaged(f"Files of the lexical index in {self._folder} are gone.")
        return there

    def _listed(self) -> dict[str, Path]:
        if self._folder is None:
            return {}
        try:
            return {file.name: file for file in self._folder.iterdir() if not file.name.endswith(".lock")}
        except OSError as error:
            raise LibraryDamaged(f"The lexical index cannot be read or written ({error}).") from error

    @staticmethod
    def settled(name: str) -> bool:
        """Whether a file of that name never changes: segments are written once, under names never used again."""
        return Path(name).suffix in _SEGMENTS

    def ids(self) -> Ids:
        """All ids in the index, shape (len,), in no particular order."""
        searcher = self._index.searcher()
        if not searcher.num_docs:
            return np.zeros(0, dtype=np.int64)
        found = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False)
        ids = searcher.fast_field_values(_ID, [address for _, address in found.hits])
        return np.array([i for i in ids if i is not None], dtype=np.int64)

    def outworn(self, gone: int) -> bool:
        """Whether it is better made anew than so many passages removed from it.

        Those go on counting in the mean length of all, by which BM25 goes too.
        """
        removed = self._counted - self._index.searcher().num_docs + gone
        return removed > 0 and self._passages - gone <= _ANEW + _ANEW_EACH * removed

    def change(
        self,
        gone: Iterable[int] | None,
        new: Iterable[tuple[int, Entry, str]],
        whole: Iterable[tuple[int, Entry, str]] = (),
    ) -> None:
        """Remove passages by their ids, those not in the index passed over, and whole articles with their first one.

        All of it or nothing: what is being added may fail to be read, and the index goes on as it was.

        Args:
            gone: None for all that is in the index, so that nothing of it counts any more.
            new: passages to add: id, the article it is of, its text.
            whole: articles to add: the id of the first passage, the article, its text.
        """
        with self._lock, _told():
            self._whole()  # systems clear old temporary files away: what is written beside the others would be in vain
            writer = self._index.writer(_HEAP, 1)
            try:
                if gone is None:
                    writer.delete_documents_by_query(tantivy.Query.all_query())
                    gone = ()
                for passage_id in gone:
                    for key in (_ID, _FIRST):
                        writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, key, int(passage_id)))
                for key, field, texts in ((_ID, _WORDS, new), (_FIRST, _WHOLE, whole)):
                    for passage_id, entry, text in texts:
                        document = tantivy.Document()
                        document.add_unsigned(key, int(passage_id))
                        document.add_text(field, " ".join(terms_of(entry, text)))
                        writer.add_document(document)
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()
            self._reload()

    def search(self, query: str, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The `k` passages that fit the query's words best, as (id, BM25 >= 0), best first.

        Args:
            among: only these ids may be found, ascending; None for all.
        """
        searcher = self._index.searcher()
        total = self._passages
        wanted = self._any_of(searcher, query, _WORDS)
        if wanted is None or k < 1 or not total or (among is not None and not len(among)):
            return []
        if among is None:
            return self._found(searcher, wanted, k)
        if len(among) > _FEW:
            # As deep as the k lie if those that are admitted are spread evenly, and deeper where they are not, as long
            # as that takes less time than to look for the admitted by their ids: both grow with how many they are.
            depth = math.ceil(2 * k * total / len(among))
            while depth < len(among):
                found = self._found(searcher, wanted, min(depth, total))
                ids = np.array([passage_id for passage_id, _ in found], dtype=np.int64)
                admitted = [one for one, passes in zip(found, np.isin(ids, among), strict=True) if passes][:k]
                if len(admitted) == k or len(found) < depth:
                    return admitted
                depth *= _DEEPER
        few = tantivy.Query.term_set_query(self._schema, _ID, among.tolist())
        both = [(tantivy.Occur.Must, wanted), (tantivy.Occur.Must, tantivy.Query.const_score_query(few, 0.0))]
        return self._found(searcher, tantivy.Query.boolean_query(both), k)

    def articles(self, query: str, k: int) -> list[tuple[int, float]]:
        """The `k` whole articles that fit the query's words best, as (first passage's id, BM25 >= 0), best first."""
        searcher = self._index.searcher()
        wanted = self._any_of(searcher, query, _WHOLE)
        return self._found(searcher, wanted, k, _FIRST) if wanted is not None and k >= 1 and searcher.num_docs else []

    def _any_of(self, searcher: Any, query: str, field: str) -> tantivy.Query | None:
        """What asks for any of the query's words; None where it has none."""
        each = [self._weighed(searcher, field, term) for term in asked_terms(query)]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each]) if each else None

    def _weighed(self, searcher: Any, field: str, term: str) -> tantivy.Query:
        """What asks for a term, weighed by how rare it is among the documents that are not removed."""
        query = tantivy.Query.term_query(self._schema, field, term, index_option="freq")
        left = searcher.num_docs
        if left == self._counted:
            return query
        given = inverse_frequency(searcher.doc_freq(field, term), self._counted)
        return tantivy.Query.boost_query(query, inverse_frequency(self._holding(field, term), left) / given)

    def _holding(self, field: str, term: str) -> int:
        """How many of the documents that are not removed hold a term in a field."""
        holders = self._holders  # before the searcher: what another thread changes meanwhile has holders of its own
        searcher: Any = self._index.searcher()
        if searcher.num_docs == self._counted:
            return int(searcher.doc_freq(field, term))
        if (field, term) not in holders:
            query = tantivy.Query.term_query(self._schema, field, term, index_option="basic")
            holders[field, term] = int(searcher.search(query, 1, count=True).count)
        return holders[field, term]

    @staticmethod
    def _found(searcher: Any, query: Any, k: int, key: str = _ID) -> list[tuple[int, float]]:
        hits = searcher.search(query, k, count=False).hits
        ids = searcher.fast_field_values(key, [address for _, address in hits])
        # Equal scores keep the order of ids, so that the same library always answers the same.
        return sorted(((int(i), float(hit[0])) for i, hit in zip(ids, hits, strict=True)), key=lambda x: (-x[1], x[0]))

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """How rare each Porter stem is here, as `inverse_frequency`."""
        return [inverse_frequency(self._holding(_WORDS, stem), self._passages) for stem in stems]


def inverse_frequency(count: int, total: int) -> float:
    """BM25's inverse document frequency of a word that `count` of `total` passages hold: > 0, most where none does.

    An index may count passages that were removed from it: more than all are as many as all.
    """
    count = min(count, total)
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


@contextmanager
def _told() -> Iterator[None]:
    """tantivy's errors, all of them ValueErrors, in the words of this house."""
    try:
        yield
    except ValueError as error:
        raise LibraryDamaged(f"The lexical index cannot be read or written ({error}).") from error
