"""Inference: an ONNX encoder, the heads of the corpora, the best path; numpy and onnxruntime."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp_kit.encoder.decoding import Floats, best_paths, span_shares, spans_of
from nlp_kit.encoder.segments import Pieces, Segment, classes_of, split_segments
from nlp_kit.encoder.tags import LABELS, TAG_INDEX, TAGS
from nlp_kit.errors import InputError, Where

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

ONNX, TOKENIZER, HEADS, FACTS = "encoder.onnx", "tokenizer.json", "heads.npz", "training.json"

# How many segments are decoded at a time: enough to be quick, little enough for any text.
_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Heads:
    """By corpus, the weight and bias of the tags' scores; and the tables of the CRF."""

    weights: Mapping[str, tuple[Floats, Floats]]
    opens: Floats
    follows: Floats

    def to_bytes(self) -> bytes:
        """Return them as a NumPy archive, the same bytes for the same numbers."""
        arrays = {"opens": self.opens, "follows": self.follows}
        for name, (weight, bias) in sorted(self.weights.items()):
            arrays[f"weight.{name}"], arrays[f"bias.{name}"] = weight, bias
        stream = io.BytesIO()
        np.savez(stream, **arrays)  # type: ignore[arg-type]
        return stream.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Heads:
        """Return the heads of a NumPy archive."""
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            names = sorted(key.split(".", 1)[1] for key in arrays if key.startswith("weight."))
            weights = {name: (arrays[f"weight.{name}"], arrays[f"bias.{name}"]) for name in names}
            return cls(weights, arrays["opens"], arrays["follows"])


class EntityEncoder:
    """Finds names in texts, as the annotators of one corpus would have marked them.

    Each segment is read by itself, without padding: what a text's entities are cannot depend on
    what is read beside it.
    """

    def __init__(
        self,
        onnx: bytes,
        tokenizer: str,
        heads: Heads,
        facts: Mapping[str, Any],
        *,
        threads: int = 1,
    ) -> None:
        self.onnx = onnx
        self.tokenizer = tokenizer
        self.heads = heads
        self.facts = facts
        self._classes = {name: number for number, name in enumerate(facts["classes"], 1)}
        self._session = open_session(onnx, threads=threads)
        from tokenizers import Tokenizer

        self._pieces = Pieces(Tokenizer.from_str(tokenizer))

    def entities(
        self,
        text: str,
        *,
        corpus: str,
        labels: Iterable[str] = LABELS,
        caution: Mapping[str, float] | None = None,
    ) -> list[tuple[int, int, str]]:
        """Return the entities of a text as (start, end, label), offsets into it, half-open.

        Args:
            text: The untouched text.
            corpus: Whose convention to follow.
            labels: Which to return.
            caution: By label, how much more likely than it seems nothing is where a name would
                begin (in log odds). Corpora that do not annotate a label leave it open in their
                texts, so that it comes too easily.
        """
        wanted = frozenset(labels)
        found: list[tuple[int, int, str]] = []
        for group in batched(self._scored(text, corpus, caution), _TOGETHER):
            paths = best_paths([item for _, item in group], self.heads.opens, self.heads.follows)
            for (segment, _), path in zip(group, paths, strict=True):
                # Where nobody annotated a label, the loss took it for as good as nothing: what
                # is not wanted must stand for itself in the path, and be dropped only then.
                spans = spans_of([TAGS[tag] for tag in path], segment.words)
                found += (span for span in spans if span[2] in wanted)
        return found

    def shares(
        self,
        text: str,
        *,
        corpus: str,
        labels: Iterable[str] = LABELS,
        caution: Mapping[str, float] | None = None,
        least: float,
    ) -> dict[tuple[int, int, str], float]:
        """Return how likely each candidate entity of a text is, by (start, end, label).

        Args:
            text: The untouched text; offsets go into it, half-open.
            corpus: Whose convention to follow.
            labels: Which to return.
            caution: See :meth:`entities`.
            least: What is less likely is left out.
        """
        wanted = frozenset(labels)
        opens, follows = self.heads.opens, self.heads.follows
        return {
            (segment.words[first][0], segment.words[last - 1][1], label): share
            for segment, item in self._scored(text, corpus, caution)
            for (first, last, label), share in span_shares(
                item, opens, follows, least=least
            ).items()
            if label in wanted
        }

    def _scored(
        self, text: str, corpus: str, caution: Mapping[str, float] | None
    ) -> Iterator[tuple[Segment, Floats]]:
        """Yield the segments of a text with the scores of their words' tags."""
        weight, bias = self.heads.weights[corpus]
        if caution:
            bias = bias.copy()
            for label, amount in caution.items():
                bias[TAG_INDEX[f"B-{label}"]] -= amount
        for segment in split_segments(text, self._pieces):
            yield segment, self._states(text, segment) @ weight.T + bias

    def _states(self, text: str, segment: Segment) -> Floats:
        """Return the states of a segment's words."""
        pieces = np.array([segment.pieces], dtype=np.int64)
        classes = np.zeros_like(pieces)
        for place, name in zip(segment.starts, classes_of(text, segment), strict=True):
            classes[0, place] = self._classes.get(name or "", 0)
        (states,) = self._session.run(None, {"pieces": pieces, "classes": classes})
        words: Floats = states[0, list(segment.starts)]
        return words

    def files(self) -> dict[str, bytes]:
        """Return the files of the model by name."""
        return {
            ONNX: self.onnx,
            TOKENIZER: self.tokenizer.encode(),
            HEADS: self.heads.to_bytes(),
            FACTS: (json.dumps(self.facts, ensure_ascii=False, indent=1) + "\n").encode(),
        }

    @classmethod
    def from_files(cls, files: Mapping[str, bytes], *, threads: int = 1) -> EntityEncoder:
        """Return the model that such files hold."""
        facts = json.loads(files[FACTS])
        heads = Heads.from_bytes(files[HEADS])
        return cls(files[ONNX], files[TOKENIZER].decode(), heads, facts, threads=threads)

    @classmethod
    def read(cls, folder: Path, *, threads: int = 1) -> EntityEncoder:
        """Return the model of a folder.

        Raises:
            InputError: If a file is missing or onnxruntime is not installed.
        """
        files = {}
        for name in (ONNX, TOKENIZER, HEADS, FACTS):
            try:
                files[name] = (folder / name).read_bytes()
            except OSError as error:
                raise InputError(
                    f"the encoder is not whole: {error.strerror}.",
                    where=Where(str(folder / name)),
                    hint="Train it with `nlp-kit train configs/encoder.cfg`.",
                ) from error
        return cls.from_files(files, threads=threads)


def open_session(onnx: bytes, *, threads: int) -> InferenceSession:
    """Return an ONNX session on the CPU, on so many threads.

    Raises:
        InputError: If onnxruntime is not installed.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise InputError(
            "the encoder needs onnxruntime, which is not installed.",
            hint="Install it with `pip install 'nlp_kit[encoder]'`, or use another pipeline.",
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Segments are short, so what the arena keeps is little; plans for every length cost more than
    # they spare.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(onnx, options, providers=["CPUExecutionProvider"])
