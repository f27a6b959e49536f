"""What a run leaves in Groepen vormen and Groepen: proposed groups, and the groups that came.

A row is its group's: what people typed stays with it while it stands, and Besluiten remembers it
when the row goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intake.changes import cells_of
from intake.errors import Problem
from intake.kinds import GROUPS
from intake.records import AGE_BANDS, TIMES, Group, Standing, Volunteer
from intake.rows import Flaw
from intake.schema import load_forms
from intake.tabs import FORMING
from intake.texts import language_names
from intake.wording import people_in_words
from intake.workbook import (
    Append,
    Change,
    Delete,
    Row,
    Table,
    Update,
    Value,
    after,
    differing,
    standing_after,
)
from matcher.forming import Forming, Made
from matcher.group_review import REMEMBERED, TYPED, ReviewedGroup, proposal_id
from matcher.groups import Ids, ProposedGroup, people_of
from matcher.review import DECISION, KEPT, NOT_NOW, NOTE, OVER, REASON, Stand
from matcher.sentences import labels

FORMED = "gevormd"
"""The word in the column ``stand`` once everybody said yes."""


@dataclass(frozen=True)
class GroupRows:
    """The changes of Groepen vormen that follow from forming groups."""

    table: Table
    forming: Forming

    def changes(self) -> tuple[Change, ...]:
        rows = [*self._proposed(), *self._others(), *self._strays()]
        return tuple(one for one in rows if not isinstance(one, Update) or one.cells)

    def problems(self) -> Iterator[Problem]:
        """Everything wrong in the tab, each at its cell as it is after the run."""
        later = after(self.table, self.changes())
        for one in self.forming.review.groups.values():
            rows = later.by_key.get(proposal_id(one.ids), ())
            for flaw in self._flaws(one) if rows else ():
                where = later.address(rows[0], flaw.header)
                yield Problem(FORMING.name, where, flaw.found, flaw.todo)
        changes = self.changes()
        for row, flaw in self.forming.review.strays:
            where = self.table.address(standing_after(self.table, row, changes), flaw.header)
            yield Problem(FORMING.name, where, flaw.found, flaw.todo)

    def _flaws(self, one: ReviewedGroup) -> Iterator[Flaw]:
        """What is wrong with a group, by column."""
        yield from one.flaws
        if wrong := self.forming.held.waiting.get(one.ids):
            todo = "Tot dat rond is, komt er geen groep. Kies anders «nu niet» of «past niet»."
            yield Flaw(DECISION, wrong, todo)
        if one.stand is Stand.LAPSED and one.memory.typed.get(DECISION):
            for id in sorted(one.ids - self.forming.volunteers.keys() - self.forming.groups.keys()):
                todo = f"Zet de rij van deze aanmelding terug, of kies «{NOT_NOW}»."
                yield Flaw(DECISION, f"{id} staat in geen tabblad meer.", todo)

    def _problem_text(self, one: ReviewedGroup | None) -> str:
        return "\n".join(f"{flaw.found} {flaw.todo}" for flaw in self._flaws(one)) if one else ""

    def _proposed(self) -> Iterator[Change]:
        for ids, proposal in sorted(self.forming.chosen.items(), key=lambda item: sorted(item[0])):
            one = self.forming.review.groups.get(ids)
            held = one is not None and one.stand in KEPT
            cells: dict[str, Value] = {
                **self._cells(proposal),
                "stand": (one.stand if one and held else Stand.PROPOSED).value,
                "probleem": self._problem_text(one),
            }
            if one is None or one.row is None:
                typed = _typed(one, REMEMBERED if held else (REASON, NOTE)) if one else {}
                yield Append(FORMING.name, {**cells, "sinds": self.forming.today, **typed})
            else:
                fresh = {} if held else _cleared(one)
                yield Update(FORMING.name, one.row, differing(one.row, {**cells, **fresh}))

    def _cells(self, proposal: ProposedGroup) -> dict[str, Value]:
        return {
            "id": proposal_id(proposal.ids),
            "stad": "".join(labels("city", {proposal.city})),
            "variant": proposal.variant,
            "wie": self._who(proposal.ids),
            "mensen": proposal.people,
            "past": round(proposal.fit),
            "waarom": proposal.why,
            "let op": " ".join([*proposal.mind, *self._linked(proposal.ids)]),
        }

    def _linked(self, ids: Ids) -> Iterator[str]:
        for id in sorted(ids & self.forming.matched):
            yield f"Groep {id} heeft al een koppeling."

    def _who(self, ids: Ids) -> str:
        """Everybody in it, one a line, by code."""
        return "\n".join(self._one(id) for id in sorted(ids))

    def _one(self, id: str) -> str:
        if id in self.forming.groups:
            return f"{id}: de groep, {people_in_words(people_of(self.forming.groups[id]))}"
        if id in self.forming.volunteers:
            one = self.forming.volunteers[id]
            return f"{id}: {people_in_words(one.people)}{', wil coördineren' if one.leads else ''}"
        return id

    def _others(self) -> Iterator[Change]:
        """Rows of groups that are not proposed now: over, made, on hold, or no longer best."""
        for ids, one in self.forming.review.groups.items():
            if ids in self.forming.chosen:
                continue
            if one.row is None:
                if one.stand in KEPT:
                    yield Append(FORMING.name, self._restored(one))
            elif self._goes(one, one.row):
                yield Delete(FORMING.name, one.row)
            else:
                cells = {"stand": self._stand(one), "probleem": self._problem_text(one)}
                yield Update(FORMING.name, one.row, differing(one.row, cells))

    def _goes(self, one: ReviewedGroup, row: Row) -> bool:
        """Whether the row goes: nobody typed in it, or its round is over."""
        if any(text for header, text in row.cells.items() if header not in FORMING.headers):
            return False  # somebody wrote in a column of their own
        typed = any(row.cells[kind] for kind in REMEMBERED)
        this_round = one.memory.round == self.forming.settings.round
        return one.stand not in KEPT and not (typed and this_round)

    def _stand(self, one: ReviewedGroup) -> str:
        if one.ids in self.forming.held.waiting and one.stand is Stand.AGREED:
            return Stand.PUT_FORWARD.value
        if one.ids in {made.ids for made in self.forming.made}:
            return FORMED
        gone = one.stand in (Stand.PROPOSED, Stand.MATCHED)
        return str((Stand.LAPSED if gone else one.stand).value)

    def _restored(self, one: ReviewedGroup) -> dict[str, Value]:
        return {
            "id": proposal_id(one.ids),
            "stand": self._stand(one),
            "sinds": self.forming.today,
            "wie": self._who(one.ids),
            "probleem": self._problem_text(one),
            **_typed(one, REMEMBERED),
        }

    def _strays(self) -> Iterator[Change]:
        for row, flaw in self.forming.review.strays:
            text = f"{flaw.found} {flaw.todo}"
            yield Update(FORMING.name, row, differing(row, {"probleem": text}))


def _typed(one: ReviewedGroup, kinds: Sequence[str]) -> dict[str, Value]:
    return {kind: text for kind, text in one.memory.typed.items() if kind in kinds}


def _cleared(one: ReviewedGroup) -> dict[str, Value]:
    """A group of a closed round that is proposed again starts without its old decision."""
    return dict.fromkeys(TYPED) if one.stand in OVER else {}


# --- the group that comes to be -----------------------------------------------------------------


@dataclass(frozen=True)
class NewGroup:
    """A row of Groepen that is missing: its id, the unit that coordinates it, and its cells."""

    id: str
    leads: str
    cells: Mapping[str, Value]


def new_groups(forming: Forming) -> Iterator[NewGroup]:
    """The groups that came to be and have no row: those of this run, and whose row was deleted."""
    for made in forming.made:
        units = [forming.volunteers[id] for id in made.units]
        if made.joins or made.group in forming.groups or not units:
            continue
        leads = next((one for one in units if one.leads), units[0])
        standing = forming.standing_of(made.group)
        yield NewGroup(
            made.group,
            leads.id,
            {
                "id": made.group,
                "aangemeld": made.since,
                "stand": "" if standing is Standing.ACTIVE else standing.value,
                "variant": leads.variant,
                **cells_of(
                    load_forms()[GROUPS.form].questions_for(GROUPS.tab),
                    _answers(units, leads, made),
                ),
                "notitie": f"Gevormd uit vrijwilligers: {', '.join(made.units)}. "
                f"{leads.id} wil coördineren.",
            },
        )


def _answers(
    units: Sequence[Volunteer], leads: Volunteer, made: Made
) -> dict[str, str | tuple[str, ...]]:
    """What a group's form would have asked, by question, as far as its volunteers answered it."""
    counts = _counts(units)
    return {
        "city": leads.city or "",
        "size": str(made.people),
        "district": str(leads.district or ""),
        "languages": tuple(sorted(frozenset().union(*(one.languages for one in units)))),
        "composition": _composition({one.composition for one in units}),
        "interests": _most_shared(one.interests for one in units),
        **{question: str(count) for question, count in counts.items()},
    }


def _counts(units: Sequence[Volunteer]) -> dict[str, int]:
    """How many of them are what, by question; only what everybody answered."""
    found: dict[str, int] = {}
    speakers = [one.dutch_speakers for one in units if one.dutch_speakers is not None]
    if len(speakers) == len(units):
        found["dutch_speakers"] = sum(speakers)
    if all(sum(one.ages) for one in units):
        for place, band in enumerate(AGE_BANDS):
            found[f"members_{band}"] = sum(one.ages[place] for one in units)
    if all(one.times for one in units):
        for time in TIMES:
            found[f"members_{time}"] = sum(one.people for one in units if time in one.times)
    return found


def _composition(said: set[str | None]) -> str:
    """The group's own, when everybody told theirs."""
    if not said <= {"mixed", "women", "men"}:
        return ""
    return "mixed" if len(said) > 1 else "".join(filter(None, said))


def _most_shared(interests: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """What most of them like: as many as a group's form takes."""
    most = load_forms()[GROUPS.form].question("interests").limits.most
    counts = Counter(topic for each in interests for topic in each)
    order = sorted(counts, key=lambda topic: (-counts[topic], topic))
    return tuple(sorted(order[:most]))


def with_language(group: NewGroup, language: str) -> Append:
    """The row, with the language of messages to the group."""
    return Append(GROUPS.tab, {**group.cells, "taal": language_names()[language]})


# --- the group that grew ------------------------------------------------------------------------


def to_type(group: Group, units: Sequence[Volunteer], size: int) -> str:
    """What people type in the row of a group that these joined, as Dutch sentences.

    Its row is theirs: the machine changes no answer in it. ``size`` comes last, since the
    sentences go once it stands there; of what the group left open nothing is said.
    """
    counts = _counts(units)
    more = [
        f"«{_column(question)}» {counts[question]} erbij"
        for question in _answered(group)
        if counts.get(question)
    ]
    first = [f"Tel de nieuwe mensen mee: {', '.join(more)}."] if more else []
    first += [*_more_languages(group, units), *_other_composition(group, units)]
    last = "Zet als laatste" if first else "Zet"
    return " ".join([*first, f"{last} «{_column('size')}» op {size}."])


def _answered(group: Group) -> Iterator[str]:
    """The questions on how many are what that the group answered."""
    if group.dutch_speakers is not None:
        yield "dutch_speakers"
    if sum(group.ages):
        yield from (f"members_{band}" for band in AGE_BANDS)
    yield from (f"members_{time}" for time, _ in group.available)


def _more_languages(group: Group, units: Sequence[Volunteer]) -> Iterator[str]:
    both = group.languages.union(*(one.languages for one in units))
    if group.languages and both > group.languages:
        yield f"Zet «{_column('languages')}» op {_as_typed('languages', tuple(sorted(both)))}."


def _other_composition(group: Group, units: Sequence[Volunteer]) -> Iterator[str]:
    """A group of women, or of men, stays so only when everybody who joins told the same."""
    said = {one.composition for one in units} - {group.composition}
    if group.composition not in ("women", "men") or not said:
        return
    if said & {"mixed", "women", "men"}:
        yield f"Zet «{_column('composition')}» op {_as_typed('composition', 'mixed')}."
    else:
        yield f"Klopt «{_column('composition')}» nog?"


def _column(question: str) -> str:
    return load_forms()[GROUPS.form].question(question).column


def _as_typed(question: str, answer: str | tuple[str, ...]) -> Value:
    """An answer in the words of its cell."""
    asked = load_forms()[GROUPS.form].question(question)
    return cells_of([asked], {question: answer})[asked.column]
