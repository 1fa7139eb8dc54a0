"""What components with small linear models share: learning when initialised, saving as JSON."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from nlp_kit.documents import Document, atomic_write, read_text
from nlp_kit.errors import InputError, Where
from nlp_kit.pipeline.layers import document_of
from nlp_kit.quotes.linear import Linear, Models, from_object, to_object

_FILE = "models.json"


class LearntComponent(ABC):
    """A component whose models are learnt from gold Docs when the pipeline is initialised.

    spaCy does not update it afterwards. What it saves is JSON of numbers, never a pickle; without
    models it decides by rule.

    Attributes:
        models: The trained models by name; empty before training.
    """

    def __init__(self, name: str, *, learn: Iterable[str]) -> None:
        self.name = name
        self.learn = tuple(learn)
        self.models: Models = {}

    @abstractmethod
    def train(self, documents: Iterable[Document]) -> dict[str, Linear]:
        """Return the models that gold documents teach."""

    @abstractmethod
    def __call__(self, doc: Doc) -> Doc:
        """Set the component's layers of a Doc."""

    def initialize(
        self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None
    ) -> None:
        """Learn the models from the gold layers of the examples' references."""
        self.models = self.train(document_of(example.reference) for example in get_examples())

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the models as UTF-8 JSON; equal models give equal bytes."""
        return (json.dumps(to_object(self.models), ensure_ascii=False, indent=1) + "\n").encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> LearntComponent:
        """Take over the models that bytes hold; raises InputError where they hold none."""
        return self._load(data, where=self.name)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the models into a folder, which is made where it is missing."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(folder / _FILE) as stream:
            stream.write(self.to_bytes().decode())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> LearntComponent:
        """Take over the models of a folder; raises InputError where it holds none."""
        file = Path(path) / _FILE
        return self._load(read_text(file).encode(), where=str(file))

    def _load(self, data: bytes, *, where: str) -> LearntComponent:
        try:
            value: Any = json.loads(data)
        except ValueError as error:
            raise InputError(f"no models: {error}.", where=Where(where)) from error
        self.models = from_object(value, where=where)
        return self


def token_spans(doc: Doc) -> list[tuple[int, int]]:
    """Return the half-open code points of the tokens of a Doc, without white space."""
    return [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]


def sentence_spans(doc: Doc) -> list[tuple[int, int]] | None:
    """Return the half-open code points of the sentences of a Doc; None where none are set."""
    if not doc.has_annotation("SENT_START"):
        return None
    return [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
