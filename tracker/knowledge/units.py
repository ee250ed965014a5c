"""Units of measurement and classifiers, from `units.yaml`."""

from __future__ import annotations

from decimal import Decimal

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model


class Unit(Model):
    """An entry: ways of writing, base unit, and what a figure in it compares with.

    `factor` turns a figure into the base unit; `size` is one base unit in the dimension's reference
    unit, None where figures of the dimension are not converted.
    """

    id: str
    names: tuple[str, ...]
    base: str | None = None
    factor: Decimal = Decimal(1)
    dimension: str
    size: Decimal | None = None
    chinese: bool = True
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def base_of(self, name: str) -> str:
        """The base unit of a figure written with `name`."""
        return self.base or name


class Units:
    """All units, found by their ways of writing."""

    def __init__(self, entries: tuple[Unit, ...]) -> None:
        """Index the entries; a way of writing belongs to one entry only.

        Raises:
            ValueError: two entries claim the same way of writing.
        """
        self.entries = entries
        self._by_name: dict[str, Unit] = {}
        for entry in entries:
            for name in entry.names:
                if name in self._by_name and self._by_name[name] is not entry:
                    raise ValueError(f"{name} is a name of {entry.id} and of {self._by_name[name].id}")
                self._by_name[name] = entry
        self._by_base = {entry.base_of(name): entry for name, entry in self._by_name.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """All ways of writing, longest first."""
        return tuple(sorted(self._by_name, key=lambda n: (-len(n), n)))

    def find(self, name: str) -> Unit | None:
        """The entry with that way of writing."""
        return self._by_name.get(name)

    def known(self, base: str) -> bool:
        """Whether figures in this unit can be read."""
        return base in self._by_base or base in self._by_name

    def dimension(self, base: str) -> str:
        """What figures of this unit measure: "money", "percent", or "count:家" for a classifier."""
        entry = self._by_base.get(base) or self._by_name.get(base)
        if entry is None or entry.dimension == "count":
            return f"count:{base}"
        return entry.dimension

    def size(self, base: str) -> Decimal | None:
        """One unit in the reference unit of its dimension; None where nothing is converted."""
        entry = self._by_base.get(base) or self._by_name.get(base)
        return entry.size if entry else None


@lexical
def units() -> Units:
    """The shipped units."""
    return Units(tuple(Unit.model_validate(row) for row in load("units")))


def dimension(base: str) -> str:
    """What figures of this base unit measure."""
    return units().dimension(base)


def known(unit: str) -> bool:
    """Whether the unit, or a way of writing it, is known."""
    return units().known(unit)
