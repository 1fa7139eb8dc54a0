"""CoNLL in IOB2: ``token TAB tag`` lines, a blank line after each sentence.

Written as ``# id = …`` and ``# text = …`` (a JSON string) before each document, so that the text
comes back to the character. A comment holds no TAB, a token's line always does, so that the token
«#» is no comment; ``datasets`` loads the file with ``comment_prefix="# "``. Without such comments
(CoNLL-2003, also with four columns) the text is rebuilt from the tokens, and ``meta.source`` says
so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from nlp_kit.documents import Document, Entity, EntityLabel, atomic_write, read_text
from nlp_kit.errors import Where
from nlp_kit.formats.features import project
from nlp_kit.formats.files import build, fail
from nlp_kit.formats.registry import Format
from nlp_kit.text import split_sentences, tokenize

_REBUILT = "text rebuilt from tokens"
_LABELS = get_args(EntityLabel)
_NO_SPACE_BEFORE = frozenset("،؛:.؟!…»)]}٪%”›")
_NO_SPACE_AFTER = frozenset("«([{“‹")


@dataclass(frozen=True, slots=True)
class TaggedToken:
    """A token, its IOB2 tag and the line it stands on."""

    text: str
    tag: str
    line: int


@dataclass(slots=True)
class TaggedDocument:
    """Sentences of tagged tokens, and what comments say about them."""

    line: int
    identifier: str | None = None
    text: str | None = None
    sentences: list[list[TaggedToken]] = field(default_factory=list)


def write_conll(path: Path, documents: Iterable[Document]) -> None:
    """Write the outermost entities of documents in IOB2.

    Raises:
        InputError: If an entity does not keep to the borders of tokens.
    """
    with atomic_write(path) as stream:
        for document in documents:
            left = project(document, {"entities"})
            where = Where(str(path), None, document.id)
            stream.write(
                f"# id = {left.id}\n# text = {json.dumps(left.text, ensure_ascii=False)}\n"
            )
            stream.writelines(_sentence_lines(left, where))


def _sentence_lines(document: Document, where: Where) -> Iterator[str]:
    text = document.text
    tokens = tokenize(text)
    tags = iob2(document.entities, tokens, where)
    ends = {end for _, end in split_sentences(text, tokens)}
    following = [*tags, "O"][1:]
    for (start, end), tag, after in zip(tokens, tags, following, strict=True):
        yield f"{text[start:end]}\t{tag}\n"
        # A name may hold what looks like the end of a sentence («برنامه سلام! ایران»).
        if end in ends and not after.startswith("I-"):
            yield "\n"
    if not tokens:
        yield "\n"


def iob2(entities: Iterable[Entity], tokens: list[tuple[int, int]], where: Where) -> list[str]:
    """Return the IOB2 tag of each token; entities must not overlap.

    Raises:
        InputError: If an entity does not begin and end with a token.
    """
    starts = {start: index for index, (start, _) in enumerate(tokens)}
    ends = {end: index for index, (_, end) in enumerate(tokens)}
    tags = ["O"] * len(tokens)
    for entity in entities:
        first, last = starts.get(entity.start), ends.get(entity.end)
        if first is None or last is None:
            fail(
                f"the entity {entity.id} ({entity.start}-{entity.end}) cuts a token.",
                where,
                "`nlp-kit validate --include span-splits-word` shows such spans.",
            )
        tags[first : last + 1] = [f"I-{entity.label}"] * (last + 1 - first)
        tags[first] = f"B-{entity.label}"
    return tags


def read_conll(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL file; the tag is the last column.

    Raises:
        InputError: With the line, where it is no token and tag, a tag is unknown or out of
            order, or the tokens are not those of the text in the comment.
    """
    for number, tagged in enumerate(_parse(path), start=1):
        yield document_of(tagged, path, tagged.identifier or f"{path.stem}-{number}", _REBUILT)


def _parse(path: Path) -> Iterator[TaggedDocument]:
    current: TaggedDocument | None = None
    sentence: list[TaggedToken] = []
    for number, raw in enumerate(read_text(path).removeprefix("\ufeff").split("\n"), start=1):
        line = raw.removesuffix("\r")
        head = line.startswith("# id = ") and "\t" not in line
        if head or line.startswith("-DOCSTART-"):
            if current is not None:
                yield current
            current = TaggedDocument(number, line.removeprefix("# id = ") if head else None)
        elif line.startswith("# text = ") and "\t" not in line and current is not None:
            current.text = _text_comment(line.removeprefix("# text = "), path, number)
        elif not line.strip(" "):
            sentence = []
        elif not (line.startswith("# ") and "\t" not in line and line.count(" ") > 1):
            current = current or TaggedDocument(number)
            if not sentence:
                current.sentences.append(sentence)
            sentence.append(_token(line, path, number))
    if current is None:
        fail("the file holds no token.", Where(str(path)), "Give a CoNLL file in IOB2.")
    yield current


def _text_comment(source: str, path: Path, number: int) -> str:
    try:
        value = json.loads(source)
    except json.JSONDecodeError as error:
        fail(f"the text is no JSON string: {error.msg}.", Where(str(path), number), "Restore it.")
    if not isinstance(value, str):
        fail("the text is no JSON string.", Where(str(path), number), "Restore it.")
    return value


def _token(line: str, path: Path, number: int) -> TaggedToken:
    columns = line.split("\t") if "\t" in line else line.split(" ")
    if len(columns) < 2 or not columns[0]:
        fail(
            f"{line!r} is no token and tag.",
            Where(str(path), number),
            "Write TOKEN TAB TAG; a blank line ends a sentence.",
        )
    tag = columns[-1]
    if tag != "O" and (tag[:2] not in {"B-", "I-"} or tag[2:] not in _LABELS):
        fail(
            f"unknown tag {tag!r}.",
            Where(str(path), number),
            f"Tags are O, and B- and I- with {', '.join(_LABELS)}.",
        )
    return TaggedToken(columns[0], tag, number)


def document_of(
    tagged: TaggedDocument, path: Path, identifier: str, source: str, **meta: str | None
) -> Document:
    """Return the document of tagged sentences, its text from the comment or rebuilt.

    Raises:
        InputError: Where the tokens are not those of the text, or an I- tag continues nothing.
    """
    text = tagged.text if tagged.text is not None else rebuild(tagged.sentences)
    where = Where(str(path), tagged.line, identifier)
    entities: list[dict[str, Any]] = []
    position = 0
    open_label: str | None = None
    for sentence in tagged.sentences:
        open_label = None
        for token in sentence:
            start = _find(text, token, position, where)
            position = start + len(token.text)
            prefix, _, label = token.tag.partition("-")
            if prefix == "I" and label != open_label:
                fail(
                    f"the tag {token.tag} continues no {label}.",
                    Where(str(path), token.line, identifier),
                    "In IOB2 every entity begins with a B- tag.",
                )
            if prefix == "B":
                number = len(entities) + 1
                span = {"start": start, "end": position}
                entities.append({"id": f"E{number}", **span, "label": label, "actor": None})
            elif prefix == "I":
                entities[-1]["end"] = position
            open_label = label or None
    if text[position:].strip():
        fail("the text goes on after the last token.", where, "Tokens are missing.")
    rebuilt = tagged.text is None
    head: dict[str, Any] = {"source": source, **meta} if rebuilt else dict(meta)
    zones = _lines(text) if rebuilt else []
    return build(
        {"id": identifier, "text": text, "meta": head, "zones": zones, "entities": entities}, where
    )


def _find(text: str, token: TaggedToken, position: int, where: Where) -> int:
    start = position
    while text[start : start + 1].isspace():
        start += 1
    if not text.startswith(token.text, start):
        found = text[start : start + len(token.text)]
        fail(
            f"the token is {token.text!r}, the text has {found!r} at {start}.",
            Where(where.file, token.line, where.document),
            "The tokens and the text must be those of one version.",
        )
    return start


def _lines(text: str) -> list[dict[str, Any]]:
    zones, position = [], 0
    for line in text.split("\n"):
        if line:
            zones.append({"start": position, "end": position + len(line), "label": "BODY"})
        position += len(line) + 1
    return zones


def rebuild(sentences: list[list[TaggedToken]]) -> str:
    """Return a text for tokens: one line a sentence, spaces where Persian print has them."""
    lines = []
    for sentence in sentences:
        line = ""
        for token in sentence:
            glued = token.text[0] in _NO_SPACE_BEFORE or (line and line[-1] in _NO_SPACE_AFTER)
            line += token.text if glued or not line else f" {token.text}"
        lines.append(line)
    return "\n".join(lines)


FORMATS = (
    Format(
        name="conll",
        title="CoNLL, IOB2 tags (token TAB tag)",
        place="file",
        carries=frozenset({"entities"}),
        lost="a token has one tag: nothing but the outermost entities",
        read=read_conll,
        write=write_conll,
    ),
)
