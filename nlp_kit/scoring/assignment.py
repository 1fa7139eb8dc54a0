"""One-to-one assignment of overlapping spans, the best one whatever the order they come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]


def overlapping(
    left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]
) -> Iterator[Pair]:
    """Yield the index pairs of half-open intervals that share at least one position."""
    order = sorted(range(len(right)), key=lambda index: right[index][0])
    active: list[int] = []
    coming = 0
    for i in sorted(range(len(left)), key=lambda index: left[index][0]):
        start, end = left[i]
        while coming < len(order) and right[order[coming]][0] < end:
            active.append(order[coming])
            coming += 1
        # Later intervals on the left start no earlier: what ends before this one never returns.
        active = [j for j in active if right[j][1] > start]
        for j in active:
            if right[j][0] < end:
                yield i, j


def intersection_over_union(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return what two half-open intervals share, as a part of what they cover together."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    union = (a[1] - a[0]) + (b[1] - b[0]) - shared
    return shared / union if union else 0.0


def assign(weights: Mapping[Pair, float]) -> list[Pair]:
    """Return the one-to-one pairs whose weights sum highest; every weight must be above zero.

    Pairs that are not among the keys are never chosen. The problem is solved apart in each
    connected component, so that plain documents need no general solver (SciPy's sparse form of
    the method of Jonker and Volgenant 1987).
    """
    chosen: list[Pair] = []
    for component in _components(weights):
        lefts = sorted({i for i, _ in component})
        rights = sorted({j for _, j in component})
        if len(lefts) == 1 or len(rights) == 1:
            chosen.append(max(sorted(component), key=lambda pair: weights[pair]))
        else:
            chosen.extend(_solve(component, lefts, rights, weights))
    return sorted(chosen)


def _components(weights: Mapping[Pair, float]) -> Iterator[list[Pair]]:
    by_left: dict[int, list[int]] = {}
    by_right: dict[int, list[int]] = {}
    for i, j in weights:
        by_left.setdefault(i, []).append(j)
        by_right.setdefault(j, []).append(i)
    seen: set[int] = set()
    for first in by_left:
        if first in seen:
            continue
        seen.add(first)
        waiting, component, reached = [first], [], set()
        while waiting:
            i = waiting.pop()
            for j in by_left[i]:
                component.append((i, j))
                if j in reached:
                    continue
                reached.add(j)
                fresh = [other for other in by_right[j] if other not in seen]
                seen.update(fresh)
                waiting.extend(fresh)
        yield component


def _solve(
    component: list[Pair], lefts: list[int], rights: list[int], weights: Mapping[Pair, float]
) -> list[Pair]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    row = {i: index for index, i in enumerate(lefts)}
    column = {j: index for index, j in enumerate(rights)}
    # Beside the real ones each row has a column of its own that stands for "unmatched", so that
    # a full matching always exists; a pair is worth what it costs less than that.
    unmatched = 1 + max(weights[pair] for pair in component)
    costs = [unmatched - weights[pair] for pair in component] + [unmatched] * len(lefts)
    rows = [row[i] for i, _ in component] + list(range(len(lefts)))
    columns = [column[j] for _, j in component]
    columns += range(len(rights), len(rights) + len(lefts))
    matrix = coo_array((costs, (rows, columns)), shape=(len(lefts), len(rights) + len(lefts)))
    solution = zip(*min_weight_full_bipartite_matching(matrix.tocsr()), strict=True)
    return [(lefts[r], rights[c]) for r, c in solution if c < len(rights)]
