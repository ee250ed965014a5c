"""What people typed into a report workbook → changes to the files: by key, each one listed, nothing guessed.

Three sides are compared, as in a merge of texts: what the files said when the workbook was made (the sheet
keeps it), what the sheet says now, and what the files say now. Only what differs from the first is a change;
where the files changed meanwhile, too, it is told and left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.curate.amend import Amendment, amend
from tracker.curate.decisions import absorb_decisions, absorb_review, review_of
from tracker.curate.keyed import rows_of
from tracker.curate.typed import Typed, TypedActuals
from tracker.curate.verdicts import absorb_verdict
from tracker.model import exchange
from tracker.model.message import Message, msg
from tracker.model.target import Review
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.curate.amend import NewActual
    from tracker.curate.source import FileChange, SourceText
    from tracker.curate.workbook_in import Got, Line, Returned
    from tracker.curate.yaml_text import Value
    from tracker.model.actual import Actual
    from tracker.model.target import Target


@dataclass(frozen=True, slots=True)
class Absorbed:
    """One change that is taken over: the cell, the entry, and what becomes of it."""

    place: str
    key: str
    text: Message


@dataclass
class AbsorbPlan:
    """Everything that a workbook asks for, what it makes of the files, and what could not be understood."""

    changes: list[Absorbed] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    new: list[NewActual] = field(default_factory=list)
    files: list[FileChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def amend(self, got: Got, entry: Target | Actual, path: tuple[str, ...], value: Value | None) -> None:
        """Ask for one change of an entry."""
        name = ".".join(path)
        text = (
            msg("{name} becomes {value}", name=name, value=str(value))
            if value is not None
            else msg("{name} is taken out", name=name)
        )
        self.changes.append(Absorbed(got.place, entry.key, text))
        self.amendments.append(Amendment(entry.file, entry.id, path, value))

    def refuse(self, got: Got, what: Message, hint: Message | None = None) -> None:
        """Tell of something that is not taken over."""
        self.problems.append(Problem(Where(got.place), what, hint))


def plan_files(plan: AbsorbPlan, sources: Iterable[SourceText]) -> None:
    """Make the changes to the texts of the files; a file that would no longer be sound stays as it is."""
    plan.files, problems = amend(sources, plan.amendments, plan.new)
    plan.problems += problems


def plan_absorb(
    returned: Returned,
    targets: Sequence[Target],
    actuals: Iterable[Actual],
    *,
    file: str,
    today: date,
) -> AbsorbPlan:
    """What the workbook changes.

    Args:
        returned: what its cells say.
        targets: as the files have them now, drafts included.
        actuals: likewise.
        file: the file of actuals to which typed values go.
        today: the day on which they count as published, and on which verdicts without a day were given.
    """
    plan = AbsorbPlan()
    by_key = {t.key: t for t in targets}
    actuals = list(actuals)
    seen = [line["actual"].text for line in returned.actuals]
    typed = TypedActuals(actuals, seen, file=file, today=today, language=returned.language)
    for line, target in rows_of(returned.ledger, "target", by_key, plan):
        _absorb_line(line, target, typed, today, plan)
    absorb_decisions(returned.pending, by_key, actuals, plan)
    for line in returned.actuals:
        if not line["actual"].text:
            _take(typed.from_row(line), line["indicator"].text, line["worded"], plan)
    _tell_missing(returned, targets, plan)
    return plan


def _absorb_line(line: Line, target: Target, typed: TypedActuals, today: date, plan: AbsorbPlan) -> None:
    for key in exchange.LIVE:
        got = line[key]
        if got.text and not got.formula:
            what = msg("the formula was typed over; “{text}” is not taken over", text=got.text)
            plan.problems.append(Problem(Where(got.place), what, FORMULA, "warning"))
    if target.milestone:
        _absorb_milestone(line, target, plan)
    else:
        _take(typed.from_ledger(line, target), target.key, line["actual"], plan)
    _absorb_owner(line, target, plan)
    if _differs(line, "note", target.note, plan):
        plan.amend(line["note"], target, ("note",), line["note"].text or None)
    absorb_verdict(line, target, today, plan)
    if line["review"].text and review_of(line["review"].text) != Review.ACCEPTED:
        absorb_review(line["review"], target, plan)


FORMULA = msg("type verdicts of your own into the column for them")


def _take(typed: Typed | Problem | None, key: str, got: Got, plan: AbsorbPlan) -> None:
    if isinstance(typed, Problem):
        plan.problems.append(typed)
    elif typed is not None:
        plan.new.append(typed.new)
        plan.changes.append(Absorbed(got.place, key, typed.text))
        if typed.warning:
            plan.problems.append(typed.warning)


def _differs(line: Line, key: str, now: str, plan: AbsorbPlan) -> bool:
    """Whether a cell was changed, and the file was not changed meanwhile to something else."""
    sheet, then = line[key].text, line[f"{key}_then"].text
    if sheet in {then, now.strip()}:
        return False
    if now.strip() != then:
        what = msg("“{typed}” was typed, but the file says “{now}” meanwhile", typed=sheet, now=now)
        plan.refuse(line[key], what, msg("make a new report and type it there"))
        return False
    return True


def _absorb_owner(line: Line, target: Target, plan: AbsorbPlan) -> None:
    if not _differs(line, "owner", target.owner.main if target.owner else "", plan):
        return
    owner = line["owner"]
    if owner.text:
        plan.amend(owner, target, ("owner", "main"), owner.text)
    elif target.owner and target.owner.supporting:
        plan.refuse(owner, msg("units support this target, so one has to lead"), msg("name who leads"))
    else:
        plan.amend(owner, target, ("owner",), None)


def _absorb_milestone(line: Line, target: Target, plan: AbsorbPlan) -> None:
    """The day of closing and its evidence, which stand in the columns for the month and the value."""
    now = target.milestone
    if now is None:
        return
    closed, evidence = line["through"].text, line["actual"].text
    closed_then = line["closed_then"].text
    evidence_then = line["evidence_then"].text if closed_then else ""
    if (closed, evidence) == (closed_then, evidence_then):
        return
    if (now.closed.isoformat() if now.closed else "") != closed_then:
        what = msg("the milestone was closed or opened in its file meanwhile")
        plan.refuse(line["through"], what, msg("make a new report and type it there"))
    elif closed and not evidence:
        plan.refuse(
            line["actual"], msg("closing asks for evidence"), msg("say what proves it beside the day")
        )
    elif evidence and not closed:
        plan.refuse(line["through"], msg("the evidence has no day"), msg("type the day of closing beside it"))
    elif not closed:
        plan.amend(line["through"], target, ("milestone", "closed"), None)
    else:
        if closed != closed_then:
            plan.amend(line["through"], target, ("milestone", "closed"), closed)
        if evidence != now.evidence:
            plan.amend(line["actual"], target, ("milestone", "evidence"), evidence)


def _tell_missing(returned: Returned, targets: Sequence[Target], plan: AbsorbPlan) -> None:
    """Tell of targets without a row; that of a draft decided here stands among the matters to check."""
    there = {line["target"].text for line in returned.ledger}
    there |= {line["key"].text for line in returned.pending}
    gone = [t for t in targets if t.review is Review.ACCEPTED and t.key not in there]
    if gone:
        names = ", ".join(t.key for t in gone[:5])
        what = msg(
            "{count} targets have no row, such as {names}: deleted, or newer than the workbook",
            count=len(gone),
            names=names,
        )
        plan.problems.append(Problem(Where(gone[0].file, gone[0].line), what, None, "warning"))
