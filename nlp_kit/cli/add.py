"""``nlp-kit add``: documents or a second annotation into the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_kit.cli.console import say
from nlp_kit.errors import InputError, Where

if TYPE_CHECKING:
    from nlp_kit.formats.inline import InlineDocument


def command(
    sources: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Inline XML files or JSON Lines files.")
    ],
    *,
    corpus: Annotated[Path, typer.Option(help="The corpus folder.")] = Path("corpus"),
    collection: Annotated[str, typer.Option(help="The collection to add texts to.")] = "authored",
    split: Annotated[
        str | None, typer.Option(help="train, validation or test, where the file does not say.")
    ] = None,
    annotator: Annotated[
        str | None,
        typer.Option(help="Write only annotations, of texts that are there, as this annotator's."),
    ] = None,
) -> None:
    """Put documents into the corpus: text, metadata and gold; or one annotator's layers alone.

    All files are read before anything is written.

    Example: nlp-kit add new.xml --collection authored --split train
    """
    from typing import get_args

    from nlp_kit.corpus import add_document, load_texts, write_annotation
    from nlp_kit.corpus.files import SplitName

    documents = [item for path in sources for item in _read(path)]
    if annotator is not None:
        texts = load_texts(corpus)
        for item in documents:
            if texts.get(item.document.id) != item.document.text:
                known = item.document.id in texts
                raise InputError(
                    "its text is not the corpus's." if known else "the corpus has no such text.",
                    where=Where(document=item.document.id),
                    hint="An annotation belongs to a text of the corpus, character for character.",
                )
        for item in documents:
            write_annotation(corpus, item.document, annotator=annotator)
        say(f"Wrote {len(documents)} annotations of {annotator}.")
        return
    chosen = [(item, item.split or split) for item in documents]
    for item, name in chosen:
        if name not in get_args(SplitName):
            raise InputError(
                f"{name!r} is no split." if name else "no split is given.",
                where=Where(document=item.document.id, field="split"),
                hint="Say --split train, validation or test.",
            )
    for item, name in chosen:
        add_document(
            corpus,
            collection,
            item.document,
            split=name,  # type: ignore[arg-type]  # checked above
            style=item.style,
            topic=item.topic,
        )
    say(f"Added {len(documents)} documents to {corpus / collection}.")


def _read(path: Path) -> list[InlineDocument]:
    from nlp_kit.documents import read_documents
    from nlp_kit.formats.inline import InlineDocument, read_inline

    if path.suffix == ".xml":
        return [read_inline(path)]
    return [InlineDocument(item, None, None, None) for item in read_documents(path)]
