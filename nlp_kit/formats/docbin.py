"""spaCy DocBin: Docs with ``doc.ents``, span groups and the layers of nlp_kit.

The tokens are those of ``nlp_kit.PersianTokenizer.v1``; every layer is kept in the Doc's user
data, see :mod:`nlp_kit.pipeline.layers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from nlp_kit.documents import Document
from nlp_kit.errors import InputError, Where
from nlp_kit.formats.files import atomic_path
from nlp_kit.formats.registry import Format


def write_docbin(path: Path, documents: Iterable[Document]) -> None:
    """Write documents as one DocBin (``.spacy``)."""
    import spacy
    from spacy.tokens import DocBin

    from nlp_kit.pipeline.layers import gold_doc

    nlp = spacy.blank(
        "fa", config={"nlp": {"tokenizer": {"@tokenizers": "nlp_kit.PersianTokenizer.v1"}}}
    )
    box = DocBin(store_user_data=True)
    for document in documents:
        box.add(gold_doc(nlp, document))
    with atomic_path(path) as temporary:
        temporary.write_bytes(box.to_bytes())


def read_docbin(path: Path) -> Iterator[Document]:
    """Yield the documents of a DocBin.

    Raises:
        InputError: If the file is no DocBin, or a Doc's layers contradict each other.
    """
    from pydantic import ValidationError
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    from nlp_kit.pipeline.layers import document_of

    try:
        docs = list(DocBin().from_bytes(path.read_bytes()).get_docs(Vocab()))
    # zlib, msgpack and numpy each raise what they like when the bytes are not theirs.
    except Exception as error:
        raise InputError(
            f"not a DocBin: {error}.",
            where=Where(str(path)),
            hint="The file may be cut off; DocBins end in .spacy.",
        ) from error
    for number, doc in enumerate(docs, start=1):
        try:
            yield document_of(doc)
        except ValidationError as error:
            raise InputError(
                f"{error.errors()[0]['msg']}.",
                where=Where(str(path), None, doc._.document_id or f"number {number}"),
                hint="The Doc's layers contradict each other.",
            ) from error


FORMATS = (
    Format(
        name="spacy",
        title="spaCy DocBin (.spacy)",
        place="file",
        read=read_docbin,
        write=write_docbin,
    ),
)
