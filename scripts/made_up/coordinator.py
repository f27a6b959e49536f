"""The demo's coordinator: works in the workbooks as a person does, in people's cells only.

Every chance is drawn from the seed, so that the same pool meets the same coordinator.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from intake.kinds import GROUPS, HOSTS, HOUSEHOLDS, KINDS, MEMBERS, VOLUNTEERS, Kind
from intake.schema import Question
from intake.tabs import NATIONAL, record_questions
from made_up.desk import Desk, Line, Typed
from made_up.people import Answers, Host, Household, MadeUp, SignUp

T = TypeVar("T")

PROPOSALS, MESSAGES, SETTINGS, CHANGES = "Voorstellen", "Berichten", "Instellingen", "Wijzigingen"
FORMING = "Groepen vormen"

TALKS = 0.9
TICKED = {"gesprek": 0.93, "training": 0.93, "verklaring": 0.97, "huisbezoek": 0.9}
"""The share of those who had their talk, and of those with a box ticked."""

TO_TICK: Mapping[Kind, Sequence[str]] = {
    GROUPS: ("gesprek", "training"),
    MEMBERS: ("verklaring",),
    HOSTS: ("huisbezoek",),
    VOLUNTEERS: ("gesprek",),
}
"""What is ticked without an intake."""

INTAKE_OF = {kind.form: kind.intake for kind in KINDS if kind.intake}

BUILDERS = {"Arabisch": 3, "Tigrinya": 2, "Turks": 1, "Dari": 1}
"""Households that the community builders of an area have room for, by language."""

PHONED_IN = "rotterdam"
"""The area that two of its newcomers called."""

_TOKEN = re.compile(r"\b([0-9A-Z]{8})\.([0-9a-f]{32})\b")


class Coordinator:
    """One person for all areas. ``did`` counts, in words on screen, what was done."""

    def __init__(
        self,
        folder: Path,
        pool: MadeUp,
        known: Mapping[str, Household | Host],
        seed: int,
        today: date,
    ) -> None:
        """``folder`` holds the workbooks; ``known`` is whom a talk is with, by reference."""
        self._paths = sorted(folder.glob("*.xlsx"))
        self._pool = pool
        self._known = known
        self._rng = random.Random(f"{seed}:coordinator")
        self._today = today
        self.did: Counter[str] = Counter()

    # The first days: talks and what groups owe

    def meet_everybody(self) -> list[SignUp]:
        """Talks, ticks, settings and two calls; gives the intakes to send with the links."""
        intakes: list[SignUp] = []
        for path in self._paths:
            desk = Desk(path)
            self._tick(desk)
            intakes += self._hold_talks(desk)
            self._send_group_links(desk)
            self._set_builders(desk)
            if path.stem == PHONED_IN:
                self._type_in_calls(desk)
            desk.save()
        return [*self._with_a_wrong_link(intakes), *intakes]

    def _tick(self, desk: Desk) -> None:
        for kind, ticks in TO_TICK.items():
            for line in desk.rows(kind.tab):
                for tick in ticks:
                    if self._rng.random() < TICKED[tick]:
                        line.type(tick, self._one_of(("ja", "ja", "x", "✓")))
                        self.did[f"«{tick}» op ja bij {kind.tab}"] += 1

    def _hold_talks(self, desk: Desk) -> Iterator[SignUp]:
        talked = set()
        for kind in (HOUSEHOLDS, HOSTS):
            for line in desk.rows(kind.tab):
                can_be_called = not line.text("probleem")
                if can_be_called and self._rng.random() < TALKS:
                    line.type("gesprek", "ja")
                    talked.add(line.text("id"))
                    self.did[f"gesprek met een {kind.one}"] += 1
        for line in desk.rows(MESSAGES):
            found = _TOKEN.search(line.text("tekst"))
            if found and found[1] in talked and found[1] in self._known:
                line.type("verstuurd op", self._today)
                self.did["intake met de link uit Berichten"] += 1
                known = self._known[found[1]]
                yield self._intake(INTAKE_OF[known.sign_up.form], known.intake, found[0])

    def _intake(self, form: str, answers: Answers, token: str) -> SignUp:
        return SignUp(
            form=form,
            language="nl",
            encoding="json" if self._rng.random() < 0.7 else "urlencoded",
            submission_id=f"{self._rng.getrandbits(128):032x}",
            tries=({**answers, "access_code": token},),
        )

    def _with_a_wrong_link(self, intakes: list[SignUp]) -> Iterator[SignUp]:
        """One link is copied with a slip first: the answers arrive, and open no household."""
        for intake in intakes[:1]:
            self.did["intake met een verkeerd overgenomen link"] += 1
            token = str(intake.answers["access_code"])
            slip = token[:-1] + ("0" if token[-1] != "0" else "1")
            yield self._intake(intake.form, intake.answers, slip)

    def _send_group_links(self, desk: Desk) -> None:
        for line in desk.rows(MESSAGES):
            if line.text("soort") == "groepslink":
                line.type("verstuurd op", self._today)
                self.did["groepslink verstuurd"] += 1

    def _set_builders(self, desk: Desk) -> None:
        for line in desk.rows(SETTINGS):
            language = line.text("instelling").rpartition(": ")[2]
            if language in BUILDERS and desk.path.stem != NATIONAL:
                line.type("waarde", BUILDERS[language])

    def _type_in_calls(self, desk: Desk) -> None:
        """Two who called, the second with half a number; and a row in which a space was left."""
        well, wrong = self._pool.phoned_in
        desk.add(HOUSEHOLDS.tab, _as_typed(well) | {"gesprek": "ja"})
        desk.add(HOUSEHOLDS.tab, {"naam": "   ", "notitie": " "})
        desk.add(
            HOUSEHOLDS.tab, _as_typed(wrong) | {"notitie": "Belt morgen terug met het nummer."}
        )
        self.did["rij zelf ingetypt"] += 2

    # Deciding

    def decide(self) -> None:
        """Decides on proposals, each in another way, until all ways were used; mends a cell."""
        desks = [Desk(path) for path in self._paths]
        proposals = _in_turn([[(desk, line) for line in _proposed(desk)] for desk in desks])
        ways = self._ways()
        for way, (desk, line) in zip(ways, proposals, strict=False):
            way(desk, line)
        for _, line in proposals[len(ways) :: 2]:
            self._note(line, "Eerst overleggen met de builder.")
        self._decide_on_groups(desks)
        for desk in desks:
            self._mend(desk)
            self._adopt_a_change(desk)
            desk.save()

    def _decide_on_groups(self, desks: Sequence[Desk]) -> None:
        """Of the groups that volunteers could form the first gets every yes, the second some."""
        lines = [line for desk in desks for line in desk.rows(FORMING)]
        for line, everybody in zip(lines, (True, False), strict=False):
            line.type("besluit", "voorleggen")
            line.type("zegt ja", "iedereen" if everybody else line.text("wie")[:8])
            who = "iedereen ja" if everybody else "nog niet iedereen ja"
            self.did[f"groep van vrijwilligers voorgelegd, {who}"] += 1

    def _ways(self) -> Sequence[Callable[[Desk, Line], None]]:
        """What happens to the first proposals, in turn; what matters most to see comes first."""
        return (
            self._match,
            self._withdraw,
            self._pin,
            self._household_declines,
            self._thinks_it_over,
            self._not_now,
            self._match,
            self._does_not_fit,
            self._ask_household,
            self._month_before_day,
            self._sponsor_declines,
            self._match,
        )

    def _match(self, desk: Desk, line: Line) -> None:
        self._ask(line, "ja", "ja")
        line.type("kennismaking op", self._today)
        self._note(line, "Kennismaking in de bibliotheek.")
        self.did["voorgelegd, twee keer ja"] += 1

    def _ask(self, line: Line, household: str, sponsor: str = "") -> None:
        line.type("besluit", "voorleggen")
        line.type("antwoord huishouden", household)
        if sponsor:
            line.type("antwoord sponsor", sponsor)

    def _note(self, line: Line, text: str) -> None:
        # With its own code, so that anybody can see that the note is still where it was typed.
        line.type("notitie", f"{text} ({line.text('id')})")
        self.did["notitie bij een voorstel"] += 1

    def _withdraw(self, desk: Desk, line: Line) -> None:
        """The household is asked, and withdraws before it answers."""
        self._ask(line, "gevraagd")
        household = line.text("id").partition("-")[0]
        row = next(row for row in desk.rows(HOUSEHOLDS.tab) if row.text("id") == household)
        row.type("stand", "teruggetrokken")
        self.did["teruggetrokken na het voorleggen"] += 1

    def _pin(self, desk: Desk, line: Line) -> None:
        line.type("besluit", "vastzetten")
        self._note(line, "Ze kennen elkaar al van de taalles.")
        self.did["vastgezet"] += 1

    def _household_declines(self, desk: Desk, line: Line) -> None:
        self._ask(line, "nee")
        self.did["voorgelegd, huishouden nee"] += 1

    def _not_now(self, desk: Desk, line: Line) -> None:
        line.type("besluit", "nu niet")
        line.type("reden", "het huishouden verhuist volgende maand")
        self.did["nu niet"] += 1

    def _does_not_fit(self, desk: Desk, line: Line) -> None:
        line.type("besluit", "past niet")
        line.type("reden", "de groep woont te ver weg")
        self.did["past niet"] += 1

    def _ask_household(self, desk: Desk, line: Line) -> None:
        self._ask(line, "gevraagd")
        self.did["voorgelegd, nog geen antwoord"] += 1

    def _sponsor_declines(self, desk: Desk, line: Line) -> None:
        self._ask(line, "ja", "nee")
        self.did["voorgelegd, groep nee"] += 1

    def _month_before_day(self, desk: Desk, line: Line) -> None:
        """Two yeses and a date written the wrong way round: no match until it is mended."""
        self._ask(line, "ja", "ja")
        line.type("kennismaking op", f"11/28/{self._today.year}")
        self.did["voorgelegd, met een verkeerde datum"] += 1

    def _thinks_it_over(self, desk: Desk, line: Line) -> None:
        self._ask(line, "ja", "bedenktijd")
        self.did["voorgelegd, groep denkt na"] += 1

    def _mend(self, desk: Desk) -> None:
        """The number that was missing came in; that a count is a word is not seen yet."""
        for line in desk.rows(HOUSEHOLDS.tab):
            if line.text("telefoon") == self._pool.phoned_in[1]["phone"]:
                line.type("telefoon", str(self._pool.called_back["phone"]))
                self.did["probleem verbeterd"] += 1

    def _adopt_a_change(self, desk: Desk) -> None:
        """Of the later answers one is taken over and one is not, the others wait."""
        waiting = [line for line in desk.rows(CHANGES) if line.text("stand") == "open"]
        for line, choice in zip(waiting, ("ja", "nee"), strict=False):
            line.type("overnemen", choice)
            self.did[f"wijziging, overnemen: {choice}"] += 1

    def _one_of(self, options: Sequence[T]) -> T:
        return options[self._rng.randrange(len(options))]


def _proposed(desk: Desk) -> list[Line]:
    """The proposals, by who signed up first: codes are other ones every time."""
    came = {row.text("id"): row.number for row in desk.rows(HOUSEHOLDS.tab)}
    lines = [line for line in desk.rows(PROPOSALS) if line.text("stand") == "voorstel"]
    return sorted(lines, key=lambda line: came[line.text("id").partition("-")[0]])


def _in_turn(piles: Sequence[Sequence[T]]) -> list[T]:
    """The first of every pile, then the second of every pile, and so on."""
    most = max(map(len, piles), default=0)
    return [pile[turn] for turn in range(most) for pile in piles if turn < len(pile)]


def _as_typed(answers: Answers) -> dict[str, Typed]:
    """The cells of Nieuwkomers as somebody types the answers in during a call."""
    return {
        question.column: _typed(question, str(answers[question.id]))
        for question in record_questions(HOUSEHOLDS.tab)
        if answers.get(question.id)
    }


def _typed(question: Question, text: str) -> Typed:
    """A number as a number, a choice by its words, and anything else as it was said."""
    if question.type == "number" and text.isdecimal():
        return int(text)
    labels = {option.id: option.label["nl"] for option in question.options}
    return labels.get(text, text)
