"""A trained network as ONNX with 8-bit weights, so that inference needs no PyTorch."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from nlp_kit.encoder.model import Encoder, Tagger
from nlp_kit.encoder.runtime import Heads

_OPSET = 20


class _Exported(nn.Module):
    """The encoder for one segment without padding, the embeddings in 8 bits a row."""

    def __init__(self, encoder: Encoder, *, small: bool) -> None:
        super().__init__()
        self.encoder = encoder
        weight = encoder.words.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.small = small
        self.register_buffer("scale", scale)
        self.register_buffer("words", (weight / scale).round().to(torch.int8) if small else weight)

    def forward(self, pieces: Tensor, classes: Tensor) -> Tensor:
        words = self.words[pieces]
        if self.small:
            words = words.float() * self.scale[pieces]
        states: Tensor = self.encoder.after_embedding(words, classes)
        return states


def export_onnx(encoder: Encoder, *, eight_bits: bool = True) -> bytes:
    """Return the encoder as an ONNX model: ``pieces`` and ``classes`` (1 by n) in, ``states`` out.

    Args:
        encoder: The network.
        eight_bits: Whether matrices are kept in 8 bits (dynamic quantisation by channel) and
            embeddings in 8 bits a row; else all stay in 32.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    exported = _Exported(encoder, small=eight_bits).eval()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        pieces = torch.arange(4, 20)[None]
        torch.onnx.export(
            exported,
            (pieces, torch.zeros_like(pieces)),
            str(plain),
            input_names=["pieces", "classes"],
            output_names=["states"],
            dynamic_axes={name: {1: "length"} for name in ("pieces", "classes", "states")},
            opset_version=_OPSET,
            dynamo=False,
        )
        if not eight_bits:
            return plain.read_bytes()
        quantize_dynamic(
            plain,
            small,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
        )
        model = onnx.load(small)
        return bytes(model.SerializeToString())


def heads_of(tagger: Tagger) -> Heads:
    """Return what scores the tags, by corpus, as arrays."""
    opens, follows = tagger.crf.tables()
    weights = {}
    for name, own in tagger.own.items():
        assert isinstance(own, nn.Linear)
        weight = _array(tagger.shared.weight + own.weight)
        weights[name] = (weight, _array(tagger.shared.bias + own.bias))
    return Heads(weights, _array(opens), _array(follows))


def _array(tensor: Tensor) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return tensor.detach().numpy().astype(np.float32)
