"""The corpus on disk: texts as found, metadata, and standoff annotations tied by hash."""

from nlp_kit.corpus.read import (
    GOLD,
    Corpus,
    CorpusDocument,
    annotators,
    default_corpus,
    load,
    load_documents,
    load_texts,
)
from nlp_kit.corpus.statistics import corpus_statistics
from nlp_kit.corpus.write import add_document, write_annotation

__all__ = [
    "GOLD",
    "Corpus",
    "CorpusDocument",
    "add_document",
    "annotators",
    "corpus_statistics",
    "default_corpus",
    "load",
    "load_documents",
    "load_texts",
    "write_annotation",
]
