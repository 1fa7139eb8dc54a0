"""``nlp-kit explain-quote``: what decided on each quotation of a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nlp_kit.cli.console import isolate, print_json, say

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_kit.documents import Document


def command(
    source: Annotated[
        Path, typer.Argument(metavar="IN", help="Documents (JSON Lines), or one text (.txt).")
    ],
    *,
    document: Annotated[str | None, typer.Option(help="Only the document with this id.")] = None,
    quote: Annotated[str | None, typer.Option(help="Only the quotation with this id: Q3.")] = None,
    model: Annotated[
        Path | None,
        typer.Option(help="A pipeline's folder; else the one trained last, or the pretrained."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Say for each predicted quotation how sure it is, and which cue, rule and features decided.

    Example: nlp-kit explain-quote dispatch.txt --quote Q3
    """
    from nlp_kit.annotate import load_model
    from nlp_kit.pipeline.layers import make_doc

    documents = _documents(source, document)
    loaded = load_model(model, notice=say)
    say(f"Using {loaded.origin}.")
    rows = [
        row
        for item in documents
        for row in _explained(item, loaded.nlp(make_doc(loaded.nlp, item)))
        if quote is None or row["id"] == quote
    ]
    if json:
        print_json(rows)
        return
    if not rows:
        say("No such quotation was found.")
    for row in rows:
        _print(row)


def _documents(source: Path, wanted: str | None) -> list[Document]:
    from nlp_kit.documents import Document, read_documents, read_text
    from nlp_kit.errors import InputError, Where

    if source.suffix == ".txt":
        return [Document(id="text", text=read_text(source))]
    found = [item for item in read_documents(source) if wanted is None or item.id == wanted]
    if not found:
        raise InputError(
            f"no document has the id {wanted!r}.",
            where=Where(str(source)),
            hint="Leave --document out to explain all of them.",
        )
    return found


def _explained(document: Document, doc: Doc) -> list[dict[str, Any]]:
    """Return one plain row a quotation, in text order."""
    explanations = {span.id_: span._.explanation or {} for span in doc.spans.get("quotes", [])}
    names = {actor.id: actor.name for actor in doc._.actors}
    return [
        {
            "document": document.id,
            "id": quote.id,
            "kind": quote.kind,
            "content": document.surface(quote),
            "cue": None if quote.cue is None else document.surface(quote.cue),
            "source": None if quote.source is None else document.surface(quote.source),
            "speaker": names.get(quote.speaker or ""),
            "explanation": explanations.get(quote.id, {}),
        }
        for quote in doc._.quotes
    ]


def _print(row: dict[str, Any]) -> None:
    from nlp_kit.cli.console import out

    console, why = out(), row["explanation"]
    console.print(f"{row['document']} {row['id']}: {row['kind']}", style="bold")
    for name in ("content", "cue", "source", "speaker"):
        value = row[name]
        console.print(f"  {name}: {isolate(value) if value else '–'}", markup=False)
    confidence = why.get("confidence")
    console.print(
        f"  confidence: {confidence}, decided by {why.get('decided by', '–')}", markup=False
    )
    console.print(f"  opened by: {why.get('introducer', '–')}", markup=False)
    _print_reasons("because", why.get("reasons"))
    console.print(f"  speaker by: {why.get('speaker by', '–')}", markup=False)
    if why.get("speaker confidence") is not None:
        console.print(f"  speaker confidence: {why['speaker confidence']}", markup=False)
    _print_reasons("because", why.get("speaker reasons"))


def _print_reasons(label: str, reasons: dict[str, float] | None) -> None:
    from nlp_kit.cli.console import out

    for feature, weight in (reasons or {}).items():
        out().print(f"    {label}: {isolate(feature)} ({weight:+.2f})", markup=False)
