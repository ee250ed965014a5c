"""Documents and claims as extraction gives them, made by hand from a text."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.curate.draft import draft_of
from tracker.curate.merge import Existing, MergePlan, Reading, plan_merge
from tracker.curate.source import SourceText, utf8_source
from tracker.grammar.goal import read_goal
from tracker.knowledge.indicators import catalogue
from tracker.model.claim import Claim, Kind, Measure
from tracker.model.document import Document
from tracker.model.evidence import Evidence
from tracker.model.message import worded
from tracker.model.period import Period
from tracker.model.quantity import Quantity

TEXT = (
    "甲省工信厅工作安排\n\n今年汽车产量力争突破5万辆，工业投资增长8%左右，新增规上企业200家。\n\n"
    "去年汽车产量达到3万辆，工业投资增长6.5%。\n"
)
DOCUMENT = Document(
    id="plan.md",
    text=TEXT,
    title="甲省2025年工作安排",
    publisher="甲省工信厅",
    published="2025-01",
    region="甲省",
)


@dataclass(frozen=True)
class Said:
    """A statement of the text, in short: words of the quote, indicator, goal, and what is unusual of it."""

    quote: str
    indicator: str
    goal: str
    kind: Kind = Kind.TARGET
    measure: Measure = Measure.LEVEL
    period: str | None = "2025"
    region: str = "甲省"
    basis: str | None = None
    doubts: tuple[str, ...] = ()


OUTPUT = Said("汽车产量力争突破5万辆", "汽车产量", "突破5万辆")
INVESTMENT = Said("工业投资增长8%左右", "工业投资", "8%左右", measure=Measure.GROWTH)
FIRMS = Said(
    "新增规上企业200家", "规模以上工业企业", "200家", measure=Measure.INCREMENT, doubts=("period_inferred",)
)
OUTPUT_BEFORE = Said("汽车产量达到3万辆", "汽车产量", "3万辆", kind=Kind.ACTUAL, period="2024")
ALL = (OUTPUT, INVESTMENT, FIRMS, OUTPUT_BEFORE)


def claim(said: Said, document: Document = DOCUMENT) -> Claim:
    """The claim that extraction would make of the statement."""
    quantity = read_goal(said.goal)
    assert isinstance(quantity, Quantity)
    known = catalogue().find(said.indicator)
    start = document.text.find(said.quote)
    assert start >= 0
    return Claim(
        kind=said.kind,
        indicator=said.indicator,
        indicator_id=known.id if known else None,
        measure=said.measure,
        quantity=quantity,
        period=Period.parse(said.period) if said.period else None,
        region=said.region,
        basis=said.basis,
        evidence=Evidence(
            document=document.id, start=start, end=start + len(said.quote), quote=said.quote, rules=("r",)
        ),
        doubts=said.doubts,
    )


def reading(*said: Said, document: Document = DOCUMENT) -> Reading:
    """A document read as saying that."""
    return Reading(document, tuple(claim(s, document) for s in said))


@dataclass
class Folder:
    """Files as they lie on a disk, without the disk: name to bytes."""

    files: dict[str, bytes]

    def existing(self) -> Existing:
        """The files for a merge."""
        sources = [utf8_source(name, raw) for name, raw in sorted(self.files.items())]
        name = [s.file if isinstance(s, SourceText) else s.where.file for s in sources]
        pairs = list(zip(name, sources, strict=True))
        return Existing(
            "targets",
            "targets/actuals",
            tuple(s for n, s in pairs if "actuals/" not in n),
            tuple(s for n, s in pairs if "actuals/" in n),
        )

    def merge(self, *readings: Reading) -> MergePlan:
        """Merge the readings, and keep what is written."""
        plan = plan_merge(readings, self.existing(), doubts={"period_inferred": worded("period", "时期存疑")})
        self.files |= {change.file: change.after for change in plan.files}
        return plan

    def text(self, name: str) -> str:
        """A file's text."""
        return self.files[name].decode("utf-8-sig")

    def edit(self, name: str, old: str, new: str) -> None:
        """What a person does in an editor."""
        text = self.files[name].decode()
        assert text.count(old) == 1, text
        self.files[name] = text.replace(old, new).encode()


def digest_of(said: Said) -> str:
    """The digest of the statement's draft."""
    draft = draft_of(claim(said))
    assert draft is not None
    return draft.digest
