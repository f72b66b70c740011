"""A sentence-transformers model so small that a test makes it: random weights, words for tokens."""

from __future__ import annotations

from pathlib import Path

WORDS = (
    "the kerry lavrov met in london rouble fell boats came at dawn harbour report number said nobody was hurt".split()
)


def tiny_model(folder: Path, seed: int = 1) -> Path:
    """Make the model in the folder: 16 numbers a vector, 64 tokens a text; another seed, other weights."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(seed)
    parts = folder.with_name(f"{folder.name}-parts")
    parts.mkdir(parents=True)
    letters = [f"{mark}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz0123456789.,?" for mark in ("", "##")]
    vocabulary = parts / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS, *letters]))
    BertTokenizer(str(vocabulary), do_lower_case=True).save_pretrained(parts)
    config = BertConfig(
        vocab_size=5 + len(WORDS) + len(letters), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=64,
    )  # fmt: skip
    BertModel(config).save_pretrained(parts)
    transformer = Transformer(str(parts), max_seq_length=64)
    SentenceTransformer(modules=[transformer, Pooling(16)]).save(str(folder))
    return folder
