"""Training of the encoder: plain PyTorch, on one thread, the same weights for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch

from nlp_kit.encoder.batches import Texts, shuffled_batches
from nlp_kit.encoder.model import Tagger
from nlp_kit.encoder.segments import Pieces

Progress = Callable[[int, int, float], None]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn.

    Attributes:
        epochs: How many times the sources are read.
        batch: The greatest number of pieces of a batch.
        rate: The greatest learning rate of the pretrained weights.
        head_rate: That of the new ones.
        warm_up: The share of all steps over which the rate rises; then it falls to nothing.
        decay: The weight decay (AdamW, Loshchilov and Hutter 2019).
        frozen: How many of the lower layers stay as they are; each spares time.
    """

    epochs: int = 3
    batch: int = 1024
    rate: float = 1.5e-4
    head_rate: float = 2e-3
    warm_up: float = 0.1
    decay: float = 0.01
    frozen: int = 0


def fit(
    tagger: Tagger,
    sources: Mapping[str, Sequence[Texts]],
    pieces: Pieces,
    *,
    classes: Mapping[str, int],
    schedule: Schedule,
    seed: int,
    progress: Progress | None = None,
) -> None:
    """Train a tagger in place.

    The embeddings of the pieces stay as they are: names that training never shows must stay
    neighbours of those that it does. Matrices are multiplied in bfloat16. One thread, because
    only so are sums always added in the same order.

    Args:
        tagger: The network, its encoder pretrained.
        sources: By corpus, what yields its texts anew for every epoch.
        pieces: The vocabulary.
        classes: The numbers of the name lists' classes, from 1.
        schedule: How long and how fast.
        seed: Of the order, the variations and dropout.
        progress: Called after each step with the step, the number of all, and the loss.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        _fit(tagger, sources, pieces, classes, schedule=schedule, seed=seed, progress=progress)
    finally:
        torch.set_num_threads(threads)


def _fit(
    tagger: Tagger,
    sources: Mapping[str, Sequence[Texts]],
    pieces: Pieces,
    classes: Mapping[str, int],
    *,
    schedule: Schedule,
    seed: int,
    progress: Progress | None,
) -> None:
    torch.manual_seed(seed)
    generator = random.Random(seed)
    tagger.train()
    tagger.encoder.freeze(schedule.frozen)
    optimizer = torch.optim.AdamW(_groups(tagger, schedule))
    step = 0
    for epoch in range(schedule.epochs):
        batches = shuffled_batches(
            sources, pieces, classes=classes, size=schedule.batch, generator=generator
        )
        if epoch == 0:
            # Later epochs differ by a few batches; the rate never falls below nothing.
            steps = schedule.epochs * len(batches)
            rise = max(1, round(schedule.warm_up * steps))

            def share(at: int, rise: int = rise, steps: int = steps) -> float:
                return min((at + 1) / rise, max(0.0, (steps - at) / max(1, steps - rise)))

            scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, share)
        for batch in batches:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = tagger(batch.pieces, batch.classes, batch.mask, batch.starts, batch.corpus)
            loss = tagger.crf.loss(scores.float(), batch.allowed, batch.present)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            scheduler.step()
            step += 1
            if progress is not None:
                progress(step, max(step, steps), loss.item())
    tagger.eval()


def _pretrained(name: str) -> bool:
    return name.startswith("encoder.") and not name.startswith("encoder.classes.")


def _groups(tagger: Tagger, schedule: Schedule) -> list[dict[str, object]]:
    """Return the parameters with their rates; biases, norms and the CRF do not decay."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in tagger.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = schedule.rate if _pretrained(name) else schedule.head_rate
        decays = parameter.ndim > 1 and not name.startswith("crf.")
        groups.setdefault((rate, schedule.decay if decays else 0.0), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "weight_decay": decay}
        for (rate, decay), parameters in groups.items()
    ]
