"""From one format to another: reading, counting what would be lost, writing."""

from __future__ import annotations

from pathlib import Path

from nlp_kit.corpus import load
from nlp_kit.documents import Document, read_documents
from nlp_kit.errors import InputError, Where
from nlp_kit.formats.features import Loss, losses
from nlp_kit.formats.files import difference
from nlp_kit.formats.registry import get_format, read_as

_BY_SUFFIX = {".jsonl": "jsonl", ".spacy": "spacy", ".conll": "conll", ".xml": "inline"}


def read_source(path: Path, *, name: str | None = None, split: str | None = None) -> list[Document]:
    """Return the documents of a corpus folder or of a file in any format.

    Args:
        path: A corpus folder, or a file or folder of the format.
        name: The format; guessed if None: a folder is a corpus, a file is what its name ends in.
        split: Only this split of a corpus.

    Raises:
        InputError: If the source cannot be read or its format cannot be guessed.
    """
    if name is None and (path.is_dir() or (path == Path("corpus") and not path.exists())):
        corpus = load(path)
        return list(corpus.documents if split is None else corpus.split(split))
    if split is not None:
        raise InputError(
            "only a corpus folder has splits.", where=Where(str(path)), hint="Leave --split out."
        )
    guess = name or _BY_SUFFIX.get(path.suffix)
    if guess is None:
        raise InputError(
            "no format can be told from this name.",
            where=Where(str(path)),
            hint="Say which with --from; `nlp-kit formats` lists them.",
        )
    return list(read_documents(path) if guess == "jsonl" else read_as(guess, path))


def convert(documents: list[Document], path: Path, *, name: str, lossy: bool = False) -> list[Loss]:
    """Write documents in a format and return what it could not carry.

    Raises:
        InputError: If the format cannot be written, or something would be lost and ``lossy`` does
            not accept that; nothing is written then.
    """
    known = get_format(name)
    if known.write is None:
        raise InputError(
            f"{name} can only be read.",
            where=Where(field="--to"),
            hint="`nlp-kit formats` lists those that can be written.",
        )
    identifiers = [document.id for document in documents]
    if len(set(identifiers)) < len(identifiers):
        twice = next(name for name in identifiers if identifiers.count(name) > 1)
        raise InputError(f"two documents have the id {twice!r}.", hint="Ids must be unique.")
    lost = losses(documents, known.carries)
    if lost and not lossy:
        items = "; ".join(map(str, lost))
        raise InputError(
            f"{name} cannot carry: {items}.",
            where=Where(str(path)),
            hint=f"--lossy writes without them ({known.lost}).",
        )
    known.write(path, documents)
    return lost


def check_texts(documents: list[Document], originals: list[Document]) -> None:
    """Check that documents have the texts of the originals with their ids.

    Raises:
        InputError: At the first text that differs, with the place and the characters.
    """
    texts = {document.id: document.text for document in originals}
    for document in documents:
        place = Where(None, None, document.id, "text")
        if document.id not in texts:
            raise InputError(
                "no original has this id.", where=place, hint="Leave --against out, or mend ids."
            )
        if document.text != texts[document.id]:
            raise InputError(
                f"the text is not the original's: {difference(document.text, texts[document.id])}.",
                where=place,
                hint="Offsets would be wrong: annotate the original text again.",
            )
