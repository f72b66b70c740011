"""What `benchmarks.peers` starts in the environment of each system: `python -m benchmarks.peer_runs NAME TASK`.

Nothing but the standard library and that one system is imported here. TASK is JSON: `model` (a folder), `store` (a
folder), `tokens`, and either `articles` (a file, one article a line), which are then indexed, or `questions` (a file),
which are then looked for. The last line printed is the outcome, as JSON.

Each system is used as its documentation shows first. The title goes before an article's text, for all alike; no
passages overlap; ten passages are asked for.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any, Protocol

#: Passages of a search.
TOP = 10
#: Characters and words of a passage, for splitters that count these: of 600 characters and 90 words about 120 tokens.
_CHARACTERS_A_TOKEN = 5
_WORDS_A_TOKEN = 0.75
#: Length of the model's vectors.
_DIMENSION = 384

Rows = list[dict[str, Any]]


class System(Protocol):
    """Made with the model loaded and warm. `store` is a folder that `index` makes."""

    def __init__(self, model: str, tokens: int) -> None: ...

    def index(self, file: Path, store: Path) -> int:
        """Everything in the file made searchable and written to disk; the number of passages."""
        ...

    def open(self, store: Path) -> None: ...

    def search(self, question: str) -> list[str]:
        """Addresses of the articles of the passages found, best first."""
        ...


def rows_of(file: Path) -> Rows:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def whole(row: dict[str, Any]) -> str:
    return f"{row['title']}\n\n{row['text']}"


class Pullquote:
    """With all it does when articles are added: copies told, speech and dates noted, words indexed beside vectors."""

    def __init__(self, model: str, tokens: int) -> None:
        from embeddings import load_encoder
        from qa.library import Library
        from qa.service import Assistant

        self._library, self._assistant = Library, Assistant
        self._encoder = load_encoder()
        self._encoder.encode_passages(["warm"])

    def index(self, file: Path, store: Path) -> int:
        with self._library.open(store, encoder=self._encoder) as library:
            for outcome in library.add([file]):
                assert outcome.status != "failed", outcome.error
            return len(library.store.passage_ids())

    def open(self, store: Path) -> None:
        library = self._library.open(store)
        self._asked = self._assistant(library)
        self._urls = {entry.id: entry.url or "" for entry in library.entries()}

    def search(self, question: str) -> list[str]:
        return [self._urls[hit.passage.article_id] for hit in self._asked.search(question, top=TOP)]


class Txtai:
    def __init__(self, model: str, tokens: int) -> None:
        from txtai import Embeddings
        from txtai.pipeline import Segmentation

        self._split = Segmentation(chunker="sentence", chunk_size=tokens * _CHARACTERS_A_TOKEN)
        self._embeddings = Embeddings(path=model, method="sentence-transformers", content=True)
        self._embeddings.batchtransform(["warm"])

    def index(self, file: Path, store: Path) -> int:
        self._embeddings.index(
            {"text": text, "url": row["url"]} for row in rows_of(file) for text in self._split(whole(row))
        )
        self._embeddings.save(str(store))
        return int(self._embeddings.count())

    def open(self, store: Path) -> None:
        self._embeddings.load(str(store))

    def search(self, question: str) -> list[str]:
        found = self._embeddings.search(
            "select url, score from txtai where similar(:question)", limit=TOP, parameters={"question": question}
        )
        return [one["url"] for one in found]


class Haystack:
    def __init__(self, model: str, tokens: int) -> None:
        from haystack import Document, Pipeline
        from haystack.components.preprocessors import DocumentSplitter
        from haystack.components.writers import DocumentWriter
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
            SentenceTransformersTextEmbedder,
        )
        from haystack_integrations.components.retrievers.faiss import FAISSEmbeddingRetriever
        from haystack_integrations.document_stores.faiss import FAISSDocumentStore

        self._document, self._pipeline, self._writer = Document, Pipeline, DocumentWriter
        self._retriever, self._store = FAISSEmbeddingRetriever, FAISSDocumentStore
        self._split = DocumentSplitter(split_by="word", split_length=round(tokens * _WORDS_A_TOKEN))
        self._documents = SentenceTransformersDocumentEmbedder(model=model, progress_bar=False)
        self._questions = SentenceTransformersTextEmbedder(model=model, progress_bar=False)

    def index(self, file: Path, store: Path) -> int:
        kept = self._store(embedding_dim=_DIMENSION)
        pipeline = self._pipeline()
        pipeline.add_component("split", self._split)
        pipeline.add_component("embed", self._documents)
        pipeline.add_component("write", self._writer(kept))
        pipeline.connect("split", "embed")
        pipeline.connect("embed", "write")
        documents = [self._document(content=whole(row), meta={"url": row["url"]}) for row in rows_of(file)]
        pipeline.run({"split": {"documents": documents}})
        store.mkdir()
        kept.save(store / "index")
        return int(kept.count_documents())

    def open(self, store: Path) -> None:
        kept = self._store(index_path=str(store / "index"), embedding_dim=_DIMENSION)
        self._asked = self._pipeline()
        self._asked.add_component("embed", self._questions)
        self._asked.add_component("find", self._retriever(document_store=kept, top_k=TOP))
        self._asked.connect("embed.embedding", "find.query_embedding")

    def search(self, question: str) -> list[str]:
        return [one.meta["url"] for one in self._asked.run({"embed": {"text": question}})["find"]["documents"]]


class Langchain:
    def __init__(self, model: str, tokens: int) -> None:
        from langchain_community.vectorstores import FAISS
        from langchain_core.documents import Document
        from langchain_huggingface import HuggingFaceEmbeddings
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        self._faiss, self._document = FAISS, Document
        self._split = RecursiveCharacterTextSplitter(chunk_size=tokens * _CHARACTERS_A_TOKEN, chunk_overlap=0)
        self._embeddings = HuggingFaceEmbeddings(model_name=model)
        self._embeddings.embed_query("warm")

    def index(self, file: Path, store: Path) -> int:
        documents = [self._document(page_content=whole(row), metadata={"url": row["url"]}) for row in rows_of(file)]
        parts = self._split.split_documents(documents)
        self._faiss.from_documents(parts, self._embeddings).save_local(str(store))
        return len(parts)

    def open(self, store: Path) -> None:
        # It pickles its documents; these are our own.
        self._asked = self._faiss.load_local(str(store), self._embeddings, allow_dangerous_deserialization=True)

    def search(self, question: str) -> list[str]:
        return [one.metadata["url"] for one in self._asked.similarity_search(question, k=TOP)]


class Llamaindex:
    def __init__(self, model: str, tokens: int) -> None:
        from llama_index.core import Document, StorageContext, VectorStoreIndex, load_index_from_storage
        from llama_index.core.node_parser import SentenceSplitter
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
        from llama_index.vector_stores.faiss import FaissVectorStore

        self._document, self._context, self._vectors = Document, StorageContext, FaissVectorStore
        self._made, self._loaded = VectorStoreIndex, load_index_from_storage
        self._split = SentenceSplitter(chunk_size=tokens, chunk_overlap=0)
        self._embedding = HuggingFaceEmbedding(model_name=model)
        self._embedding.get_text_embedding("warm")

    def index(self, file: Path, store: Path) -> int:
        import faiss

        documents = [
            # An address in every passage would only take the place of words.
            self._document(text=whole(row), metadata={"url": row["url"]}, excluded_embed_metadata_keys=["url"],
                           excluded_llm_metadata_keys=["url"])
            for row in rows_of(file)
        ]  # fmt: skip
        context = self._context.from_defaults(vector_store=self._vectors(faiss_index=faiss.IndexFlatL2(_DIMENSION)))
        index = self._made.from_documents(
            documents, storage_context=context, embed_model=self._embedding, transformations=[self._split]
        )
        index.storage_context.persist(persist_dir=str(store))
        return len(index.docstore.docs)

    def open(self, store: Path) -> None:
        vectors = self._vectors.from_persist_dir(str(store))
        context = self._context.from_defaults(vector_store=vectors, persist_dir=str(store))
        index = self._loaded(context, embed_model=self._embedding)
        self._asked = index.as_retriever(similarity_top_k=TOP)

    def search(self, question: str) -> list[str]:
        return [one.node.metadata["url"] for one in self._asked.retrieve(question)]


class Chroma:
    """It has no splitter; its users take LangChain's."""

    def __init__(self, model: str, tokens: int) -> None:
        import chromadb
        from chromadb.utils.embedding_functions import SentenceTransformerEmbeddingFunction
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        self._client = chromadb.PersistentClient
        self._split = RecursiveCharacterTextSplitter(chunk_size=tokens * _CHARACTERS_A_TOKEN, chunk_overlap=0)
        self._embed = SentenceTransformerEmbeddingFunction(model_name=model)
        self._embed(["warm"])

    def index(self, file: Path, store: Path) -> int:
        client = self._client(path=str(store))
        collection = client.create_collection("articles", embedding_function=self._embed)
        parts = [(text, row["url"]) for row in rows_of(file) for text in self._split.split_text(whole(row))]
        most = client.get_max_batch_size()
        for start in range(0, len(parts), most):
            batch = parts[start : start + most]
            collection.add(
                ids=[str(start + at) for at in range(len(batch))],
                documents=[text for text, _ in batch],
                metadatas=[{"url": url} for _, url in batch],
            )
        return int(collection.count())

    def open(self, store: Path) -> None:
        self._asked = self._client(path=str(store)).get_collection("articles", embedding_function=self._embed)

    def search(self, question: str) -> list[str]:
        return [one["url"] for one in self._asked.query(query_texts=[question], n_results=TOP)["metadatas"][0]]


SYSTEMS: dict[str, type[System]] = {
    "pullquote": Pullquote,
    "txtai": Txtai,
    "haystack": Haystack,
    "langchain": Langchain,
    "llamaindex": Llamaindex,
    "chroma": Chroma,
}


def peak() -> int:
    """The most bytes of memory this process had."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage tells what the parent had, where that is more
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def indexed(system: System, task: dict[str, Any]) -> dict[str, Any]:
    began, worked = time.perf_counter(), time.process_time()
    passages = system.index(Path(task["articles"]), Path(task["store"]))
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    return {"passages": passages, "seconds": seconds, "cpu": cpu, "memory": peak()}


def searched(system: System, task: dict[str, Any]) -> dict[str, Any]:
    questions = json.loads(Path(task["questions"]).read_text(encoding="utf-8"))
    system.open(Path(task["store"]))
    system.search(questions[0])
    first = time.time()  # the parent noted when it started us
    for question in questions[:10]:
        system.search(question)
    found, seconds = [], []
    for question in questions:
        began = time.perf_counter()
        found.append(system.search(question))
        seconds.append(time.perf_counter() - began)
    return {"first": first, "found": found, "seconds": seconds, "memory": peak()}


def main() -> None:
    name, task = sys.argv[1], json.loads(sys.argv[2])
    system = SYSTEMS[name](task["model"], task["tokens"])
    print(json.dumps(indexed(system, task) if "articles" in task else searched(system, task)))


if __name__ == "__main__":
    main()
