"""The network in PyTorch, which only training needs: an encoder, a layer a corpus, a CRF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from nlp_kit.encoder.base_weights import BaseModel
from nlp_kit.encoder.tags import TAGS, may_follow, may_open

_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an encoder is.

    Attributes:
        vocabulary: How many pieces.
        width: Of the states.
        layers: How many.
        heads: Of attention.
        inner_width: Of the feed-forward parts.
        positions: The greatest number of pieces.
        epsilon: Of the normalisations.
        classes: How many classes of the name lists it is told of.
        entry: The layer before which it is told.
    """

    vocabulary: int
    width: int
    layers: int
    heads: int
    inner_width: int
    positions: int
    epsilon: float
    classes: int = 0
    entry: int = 0


class Layer(nn.Module):
    """A transformer layer with its normalisations after the sums, as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attend = nn.Linear(shape.width, 3 * shape.width)
        self.gather = nn.Linear(shape.width, shape.width)
        self.attended = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.widen = nn.Linear(shape.width, shape.inner_width)
        self.narrow = nn.Linear(shape.inner_width, shape.width)
        self.ended = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Return the states after one layer; ``mask`` is True where a piece may be looked at."""
        batch, length, width = states.shape
        parts = self.attend(states).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        context = context.transpose(1, 2).reshape(batch, length, width)
        states = self.attended(states + self.dropout(self.gather(context)))
        inner = functional.gelu(self.widen(states))
        ended: Tensor = self.ended(states + self.dropout(self.narrow(inner)))
        return ended


class Encoder(nn.Module):
    """Word pieces in, a state for each out."""

    def __init__(self, shape: Shape, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.begun = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.classes = nn.Embedding(shape.classes + 1, shape.width, padding_idx=0)
        nn.init.zeros_(self.classes.weight)

    def freeze(self, layers: int) -> None:
        """Keep the pieces' embeddings from learning, and so many of the lower layers."""
        self.words.weight.requires_grad_(False)
        if layers:
            for part in (self.places, self.begun, *self.layers[:layers]):
                part.requires_grad_(False)

    def forward(self, pieces: Tensor, classes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the states of a batch of pieces.

        Args:
            pieces: By segment and place.
            classes: The class of the word that starts with each piece; 0 is none.
            mask: True where there is a piece; None where there is no padding.
        """
        return self.after_embedding(self.words(pieces), classes, mask)

    def after_embedding(self, words: Tensor, classes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the states for the embeddings of a batch of pieces."""
        places = self.places.weight[: words.shape[1]]
        states = self.dropout(self.begun(words + places))
        seen = None if mask is None else mask[:, None, None, :]
        for number, layer in enumerate(self.layers):
            if number == self.shape.entry:
                states = states + self.classes(classes)
            states = layer(states, seen)
        return states


class Tagger(nn.Module):
    """An encoder with a score for each tag.

    Every corpus adds a layer of its own to the shared one (Daumé 2007, frustratingly easy domain
    adaptation), so that what annotators of one corpus decided otherwise does not blur another.
    """

    def __init__(self, shape: Shape, corpora: list[str], *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout=dropout)
        self.dropout = nn.Dropout(dropout)
        self.shared = nn.Linear(shape.width, len(TAGS))
        self.own = nn.ModuleDict({name: nn.Linear(shape.width, len(TAGS)) for name in corpora})
        for layer in self.own.values():
            assert isinstance(layer, nn.Linear)
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.crf = Crf()

    def forward(
        self, pieces: Tensor, classes: Tensor, mask: Tensor | None, starts: Tensor, corpus: str
    ) -> Tensor:
        """Return the scores of the tags of each word, at the piece that it starts with."""
        states = self.dropout(self.encoder(pieces, classes, mask))
        index = starts[:, :, None].expand(-1, -1, states.shape[-1])
        words = states.gather(1, index).float()
        scores: Tensor = self.shared(words) + self.own[corpus](words)
        return scores


class Crf(nn.Module):
    """A linear-chain CRF (Lafferty et al. 2001) that knows what IOB2 forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.opens = nn.Parameter(torch.zeros(len(TAGS)))
        self.follows = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        legal = torch.tensor([[may_follow(a, b) for b in TAGS] for a in TAGS])
        self.register_buffer("illegal", torch.where(legal, 0.0, _FORBIDDEN))
        begins = torch.tensor([may_open(tag) for tag in TAGS])
        self.register_buffer("unopened", torch.where(begins, 0.0, _FORBIDDEN))

    def tables(self) -> tuple[Tensor, Tensor]:
        """Return the scores of a first tag, and of a tag after another."""
        return self.opens + self.unopened, self.follows + self.illegal

    def loss(self, scores: Tensor, allowed: Tensor, present: Tensor) -> Tensor:
        """Return the mean negative log likelihood of the allowed tag sequences.

        Where a corpus does not tell, several tags of a word are allowed, and their probabilities
        are summed (Tsuboi et al. 2008, CRFs trained on incomplete annotations).

        Args:
            scores: By segment, word and tag.
            allowed: True for each tag that a word may have.
            present: True for each word that is no padding.
        """
        known = scores.masked_fill(~allowed, _FORBIDDEN)
        lost = self._total(scores, present) - self._total(known, present)
        return lost.sum() / present.sum()

    def _total(self, scores: Tensor, present: Tensor) -> Tensor:
        opens, follows = self.tables()
        alpha = scores[:, 0] + opens
        for word in range(1, scores.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + follows, dim=1) + scores[:, word]
            alpha = torch.where(present[:, word, None], new, alpha)
        return torch.logsumexp(alpha, dim=1)


def load_base(encoder: Encoder, base: BaseModel, rows: list[int], *, layers: Sequence[int]) -> None:
    """Copy pretrained weights into an encoder.

    Args:
        encoder: What gets them.
        base: What has them.
        rows: Which of the base's pieces the encoder has, by number.
        layers: Which of the base's layers, from 0, lowest first.
    """

    def put(target: nn.Module, weight: str, bias: str) -> None:
        parameters = {"weight": base.tensors[weight], "bias": base.tensors[bias]}
        target.load_state_dict({key: torch.from_numpy(value) for key, value in parameters.items()})

    with torch.no_grad():
        encoder.words.weight.copy_(torch.from_numpy(base.tensors["emb.word"][rows]))
        types = torch.from_numpy(base.tensors["emb.type"][: base.width])
        encoder.places.weight.copy_(torch.from_numpy(base.tensors["emb.pos"]) + types)
        put(encoder.begun, "emb.ln.w", "emb.ln.b")
        for number, layer in zip(layers, encoder.layers, strict=True):
            assert isinstance(layer, Layer)
            name = f"l{number}."
            for end, part in (("w", layer.attend.weight), ("b", layer.attend.bias)):
                joined = [torch.from_numpy(base.tensors[f"{name}{which}.{end}"]) for which in "qkv"]
                part.copy_(torch.cat(joined))
            put(layer.gather, f"{name}ao.w", f"{name}ao.b")
            put(layer.attended, f"{name}aln.w", f"{name}aln.b")
            put(layer.widen, f"{name}fi.w", f"{name}fi.b")
            put(layer.narrow, f"{name}fo.w", f"{name}fo.b")
            put(layer.ended, f"{name}oln.w", f"{name}oln.b")
