"""Word vectors for the small pipeline, from any raw text: floret (Boyd and Warmerdam 2022)."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from nlp_kit.documents import atomic_folder
from nlp_kit.documents.io import parse_object
from nlp_kit.errors import InputError, Where
from nlp_kit.pipeline.tokenizer import norm
from nlp_kit.text import tokenize


def read_paragraphs(path: Path, *, fields: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of a file of raw text.

    Args:
        path: UTF-8 text with a paragraph a line, or JSON Lines (``.jsonl``); either may be
            compressed (``.gz``).
        fields: Which fields of JSON Lines hold text; each of their lines is a paragraph.

    Raises:
        InputError: With file and line, if it cannot be read.
    """
    rows = ".jsonl" in path.suffixes
    read = 0
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            for raw in stream:
                read += 1
                if rows:
                    row = parse_object(raw, path=path, line=read)
                    texts = [row[name] for name in fields if isinstance(row.get(name), str)]
                else:
                    texts = [raw.decode("utf-8")]
                yield from (part for text in texts for part in text.splitlines() if part.strip())
    except (OSError, EOFError, UnicodeDecodeError) as error:
        whole = isinstance(error, OSError | EOFError)
        raise InputError(
            f"no raw text can be read here: {error}.",
            where=Where(str(path), line=None if whole else read),
            hint="It must be UTF-8 text, or JSON Lines named .jsonl, perhaps with .gz behind.",
        ) from error


def train_vectors(
    paragraphs: Iterable[str],
    output: Path,
    *,
    width: int = 100,
    rows: int = 50_000,
    epochs: int = 5,
) -> None:
    """Write a folder that ``paths.vectors`` of a config may name.

    Words are learnt as the pipeline's NORM (folded spelling); those never seen get a vector from
    the character sequences they share with others. One thread, because only so does the same
    text give the same vectors.

    Args:
        paragraphs: Raw text.
        output: The folder to write.
        width: Of a vector.
        rows: Of the hashed table.
        epochs: How often the text is read.

    Raises:
        InputError: If floret is not installed or there is no text.
    """
    try:
        import floret
    except ImportError as error:
        raise InputError(
            "word vectors need floret, which is not installed.",
            hint="Install it with `pip install 'nlp_kit[vectors]'`.",
        ) from error
    import spacy
    from spacy.training.initialize import convert_vectors

    with tempfile.TemporaryDirectory() as temporary:
        text, table = Path(temporary, "text.txt"), Path(temporary, "vectors.floret")
        words = 0
        with text.open("w", encoding="utf-8") as stream:
            for paragraph in paragraphs:
                found = [norm(paragraph[start:end]) for start, end in tokenize(paragraph)]
                words += len(found)
                stream.write(" ".join(found) + "\n")
        if not words:
            raise InputError("there is no word in the raw text.", hint="Name other files.")
        model = floret.train_unsupervised(
            str(text),
            model="cbow",
            mode="floret",
            hashCount=2,
            bucket=rows,
            minn=3,
            maxn=5,
            minCount=5,
            dim=width,
            epoch=epochs,
            lr=0.05,
            thread=1,
            verbose=0,
        )
        model.save_floret_vectors(str(table))
        nlp = spacy.blank("fa")
        convert_vectors(nlp, table, truncate=0, prune=0, name="floret", mode="floret", attr="NORM")
    with atomic_folder(output) as folder:
        nlp.to_disk(folder)
