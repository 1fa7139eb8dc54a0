"""The rules, by id: what each says, how grave it is, and the function that looks for breaches."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from nlp_kit.documents import Document, HasOffsets
from nlp_kit.errors import InputError, Where
from nlp_kit.validation.findings import Finding, Severity, visible


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule's function yields: the path of the field, what is wrong, the span if any."""

    field: str
    what: str
    span: HasOffsets | None = None


Check = Callable[[Document], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the annotation scheme or of its file formats.

    Attributes:
        id: Stable name.
        severity: How grave a breach is.
        layer: What it looks at; also a group that can be included or excluded.
        says: The rule itself, in one or two sentences.
        fix: What to do about a breach.
        section: The section of the annotation scheme it comes from; None for file formats.
        check: Finds the breaches in one document; None where the reader does.
        needs: Layers that must be whole: without one of their items the check would
            report what is not so.
    """

    id: str
    severity: Severity
    layer: str
    says: str
    fix: str
    section: int | None = None
    check: Check | None = None
    needs: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, str | int | None]:
        """Return what the rule says as plain values, for JSON."""
        return {
            "id": self.id,
            "severity": self.severity,
            "layer": self.layer,
            "section": self.section,
            "says": self.says,
            "fix": self.fix,
        }

    def finding(self, what: str, where: Where, *, surface: str | None = None) -> Finding:
        """Return a breach of this rule."""
        shown = None if surface is None else visible(surface)
        return Finding(self.id, self.severity, self.layer, what, self.fix, where, shown)


_RULES: dict[str, Rule] = {}


def declare(
    identifier: str,
    *,
    layer: str,
    says: str,
    fix: str,
    severity: Severity = "error",
    section: int | None = None,
) -> Rule:
    """Register a rule that the reader of files or collections looks after, and return it."""
    return _register(Rule(identifier, severity, layer, says, fix, section))


def rule(
    identifier: str,
    *,
    layer: str,
    fix: str,
    section: int,
    severity: Severity = "error",
    needs: tuple[str, ...] = (),
) -> Callable[[Check], Check]:
    """Register the decorated function as a rule; its docstring is what the rule says."""

    def register(check: Check) -> Check:
        says = " ".join(inspect.cleandoc(check.__doc__ or identifier).split())
        _register(Rule(identifier, severity, layer, says, fix, section, check, needs))
        return check

    return register


def _register(new: Rule) -> Rule:
    if new.id in _RULES:
        raise ValueError(f"two rules are called {new.id!r}")
    _RULES[new.id] = new
    return new


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the layers."""
    return tuple(_RULES.values())


def select_rules(include: Iterable[str] = (), exclude: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that are asked for: by id, or by layer for all rules of it.

    Args:
        include: Only these; all if empty.
        exclude: Not these.

    Raises:
        InputError: If a name is neither a rule nor a layer.
    """
    wanted, unwanted = list(include), list(exclude)
    layers = {known.layer for known in _RULES.values()}
    for name in (*wanted, *unwanted):
        if name not in _RULES and name not in layers:
            near = difflib.get_close_matches(name, [*_RULES, *layers], n=1)
            raise InputError(
                f"no rule or layer is called {name!r}.",
                where=Where(field="--include or --exclude"),
                hint=f"Did you mean {near[0]!r}?" if near else "`--list-rules` shows them all.",
            )
    return tuple(
        known
        for known in _RULES.values()
        if (not wanted or known.id in wanted or known.layer in wanted)
        and known.id not in unwanted
        and known.layer not in unwanted
    )
