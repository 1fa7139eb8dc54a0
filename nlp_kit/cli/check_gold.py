"""``nlp-kit check-gold``: likely mistakes in gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_kit.cli.console import isolate, out, print_json, say
from nlp_kit.cli.results import one_of

if TYPE_CHECKING:
    from nlp_kit.checking import Suspicion


def command(
    gold: Annotated[
        Path, typer.Argument(help="Gold documents (JSON Lines), or the corpus folder.")
    ] = Path("corpus"),
    *,
    split: Annotated[
        str | None, typer.Option(help="Only this split of the corpus: train, validation or test.")
    ] = None,
    check: Annotated[
        list[str] | None, typer.Option(help="Only this check; may be repeated.")
    ] = None,
    least: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out what is less likely than this.")
    ] = 0.5,
    most: Annotated[int, typer.Option(min=1, help="Print at most so many.")] = 50,
    accept: Annotated[
        list[str] | None,
        typer.Option(help="The key of a finding that is right as it is; may be repeated."),
    ] = None,
    because: Annotated[str, typer.Option(help="Why it is right, for those who come later.")] = "",
    accepted: Annotated[
        Path | None,
        typer.Option(
            help="The file of accepted findings; annotations/accepted.jsonl beside the corpus, "
            "or GOLD with the ending .accepted.jsonl, if left out."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print all as JSON.")] = False,
) -> None:
    """List likely mistakes in gold, the likeliest first.

    One string labelled in two ways, labelled here and bare there, spans that leave out a head or
    take in a title against the custom, weekdays that do not fit, quotes without a cue, cues
    without a quote, speakers named nowhere. An accepted finding does not come back.

    Example: nlp-kit check-gold corpus --accept 3f2a9c01de --because "a nickname of the team"
    """
    from nlp_kit import checking
    from nlp_kit.corpus import load_documents

    path = accepted or _accepted_file(gold)
    known = checking.read_accepted(path)
    documents = load_documents(gold, split=split)
    found = checking.suspicions(documents, checks=one_of("check", check, list(checking.CHECKS)))
    if accept:
        chosen = _with_keys(found, accept)
        count = checking.accept(path, chosen, reason=because)
        say(f"Accepted {count} in {path}.")
        return
    left = [item for item in found if item.key not in known]
    shown = [item for item in left if item.score >= least]
    if json:
        print_json([item.as_dict() for item in shown])
        return
    for item in shown[:most]:
        out().print(
            f"{item.score:.2f}  {item.key}  {item.check}  {item.document}\n"
            f"      {isolate(item.context)}\n"
            f"      {item.what}\n",
            markup=False,
        )
    cut = f", the first {most} shown" if len(shown) > most else ""
    say(
        f"{len(shown)} findings in {len(documents)} documents{cut}; {len(left) - len(shown)} less "
        f"likely ones left out, {len(found) - len(left)} accepted."
    )


def _with_keys(found: list[Suspicion], keys: list[str]) -> list[Suspicion]:
    from nlp_kit.errors import InputError

    by_key = {item.key: item for item in found}
    for key in keys:
        if key not in by_key:
            raise InputError(
                f"there is no finding with the key {key!r}.",
                hint="Keys stand in the second column; they change when the annotation does.",
            )
    return [by_key[key] for key in keys]


def _accepted_file(gold: Path) -> Path:
    from nlp_kit.corpus.read import annotations_of, resolve_corpus

    if gold.is_file() or gold.suffix:
        return gold.with_suffix(".accepted.jsonl")
    return annotations_of(resolve_corpus(gold)) / "accepted.jsonl"
