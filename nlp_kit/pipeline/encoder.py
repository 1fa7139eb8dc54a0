"""The spaCy component that finds entities by the pretrained encoder of :mod:`nlp_kit.encoder`."""

# No `from __future__ import annotations`: spaCy checks settings against annotations as they are.

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from nlp_kit.encoder.runtime import EntityEncoder
from nlp_kit.encoder.tags import EMBEDDED, SCHEME
from nlp_kit.errors import InputError, Where
from nlp_kit.pipeline.layers import document_of
from nlp_kit.pipeline.progress import report_step
from nlp_kit.pipeline.register import factory

Scorer = Callable[..., dict[str, Any]]


class EncoderNer:
    """Sets ``doc.ents`` by an encoder; learns it when the pipeline is initialised.

    Training is done whole in :meth:`initialize`, for it needs PyTorch; spaCy's own updates leave
    the component as it is.
    """

    def __init__(
        self, *, threads: int, caution: Mapping[str, float], scorer: Scorer | None
    ) -> None:
        self.threads = threads
        self.caution = caution
        self.scorer = scorer
        self.encoder: EntityEncoder | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a Doc.

        Raises:
            InputError: If the component was not trained.
        """
        ents: list[Span] = []
        for start, end, label in self._trained().entities(
            doc.text, corpus=EMBEDDED, labels=SCHEME, caution=self.caution
        ):
            span = doc.char_span(start, end, label=label)
            if span is not None:
                ents.append(span)
        doc.ents = ents
        return doc

    def shares(self, doc: Doc, *, least: float) -> dict[tuple[int, int, str], float]:
        """Return how likely each candidate entity of a Doc is, by (start, end, label).

        Args:
            doc: The Doc.
            least: What is less likely is left out.

        Raises:
            InputError: If the component was not trained.
        """
        return self._trained().shares(
            doc.text, corpus=EMBEDDED, labels=SCHEME, caution=self.caution, least=least
        )

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Yield the docs with their entities; the batch size makes no difference."""
        yield from map(self, stream)

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        trained: Path | None = None,
        corpora: dict[str, Path | None] | None = None,
        repeats: dict[str, int] | None = None,
        layers: list[int] | None = None,
        damage: float = 0.3,
        epochs: int = 3,
        batch: int = 1024,
        rate: float = 1.5e-4,
        head_rate: float = 2e-3,
        frozen: int = 0,
        seed: int = 0,
    ) -> None:
        """Train the encoder, or take a trained one.

        Args:
            get_examples: Yields the documents of the scheme, anew at every call.
            nlp: The pipeline.
            trained: The folder of an encoder that was trained before; then nothing is learnt.
            corpora: Where corpora of others lie, by name; those without a path are left out.
            repeats: See :func:`nlp_kit.encoder.recipe.train_encoder`, as for all that follow.
            layers: Which of the pretrained layers are kept.
            damage: The share of texts read with half-spaces lost.
            epochs: How often everything is read.
            batch: Pieces of a batch.
            rate: The learning rate.
            head_rate: The learning rate of new layers.
            frozen: Lower layers that stay as they are.
            seed: Of chance.

        Raises:
            InputError: If a package or a corpus is missing.
        """
        if trained is not None:
            self.encoder = EntityEncoder.read(Path(trained), threads=self.threads)
            return
        from nlp_kit.encoder.recipe import train_encoder

        self.encoder = train_encoder(
            lambda: (document_of(example.reference) for example in get_examples()),
            corpora={name: Path(path) for name, path in (corpora or {}).items() if path},
            repeats=repeats or {},
            layers=layers,
            damage=damage,
            epochs=epochs,
            batch=batch,
            rate=rate,
            head_rate=head_rate,
            frozen=frozen,
            seed=seed,
            progress=report_step,
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that it sets."""
        return SCHEME

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Return the scores of predicted docs."""
        return {} if self.scorer is None else self.scorer(examples, **options)

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the encoder's files into a folder."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        for name, data in self._files().items():
            (path / name).write_bytes(data)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Self:
        """Take the encoder of a folder."""
        self.encoder = EntityEncoder.read(Path(path), threads=self.threads)
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the encoder's files as one string of bytes."""
        return bytes(srsly.msgpack_dumps(self._files()))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take the encoder of :meth:`to_bytes`."""
        files: Mapping[str, bytes] = srsly.msgpack_loads(data)
        self.encoder = EntityEncoder.from_files(files, threads=self.threads) if files else None
        return self

    def _trained(self) -> EntityEncoder:
        if self.encoder is None:
            raise InputError(
                "the encoder was not trained.",
                hint="Train it with `nlp-kit train configs/encoder.cfg`.",
            )
        return self.encoder

    def _files(self) -> dict[str, bytes]:
        return {} if self.encoder is None else self.encoder.files()


@factory(
    "nlp_kit.encoder_ner.v1",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"threads": 1, "caution": {}, "scorer": {"@scorers": "spacy.ner_scorer.v1"}},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def create_encoder_ner(
    nlp: Language, name: str, threads: int, caution: dict[str, float], scorer: Scorer | None
) -> Callable[[Doc], Doc]:
    """Return the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        threads: How many threads inference uses.
        caution: By label, how much less likely a name is than it seems (in log odds).
        scorer: Scores ``doc.ents``.

    Raises:
        InputError: If ``caution`` names something else than labels.
    """
    strange = sorted(set(caution) - set(SCHEME))
    if strange:
        raise InputError(
            f"caution names {', '.join(strange)}, which no entity is labelled with.",
            where=Where(field=f"components.{name}.caution"),
            hint=f"Labels are {', '.join(SCHEME)}.",
        )
    return EncoderNer(threads=threads, caution=caution, scorer=scorer)
