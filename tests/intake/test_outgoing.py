"""Sending from ``Berichten``: each message once, at any end of a run, in files and on Google."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from intake.errors import ServiceFailed
from intake.local import LocalWorkbooks
from intake.mail import Mail, Outcome, Smtp, Way
from intake.messages import MAYBE_SENT
from intake.outgoing import (
    ANOTHER_DAY,
    ANOTHER_ROW,
    FOR_YOURSELF,
    MIXED_UP,
    NEXT_TIME,
    NO_ADDRESS,
    NO_CHOICE,
    NO_CONSENT,
    NO_RECORD,
    NO_TEXT,
    NOT_TAKING_PART,
    TELLS_OF_GONE,
    TOMORROW,
    TOO_LATE,
    Mailed,
    Sending,
    send,
    sent_today,
)
from intake.workbook import Append, Change, Delete, Row, Snapshot, Update, Workbook
from intake.workbooks import Workbooks
from tests.intake.mailbox import HOST, Mailbox, receiving
from tests.intake.paper import NOW, TODAY
from tests.intake.test_commands import ROOT, run
from tests.matcher.test_run import newcomer
from tests.online import environment

AREA = "rotterdam"
READERS = ("H0000001", "H0000002", "H0000003")


def address(id: str) -> str:
    return f"{id.lower()}@example.org"


def message(reader: str, **cells: Any) -> dict[str, Any]:
    """A row of Berichten that is ticked."""
    return {
        "id": f"{reader}:wacht-nog:90",
        "aan": f"huishouden {reader}",
        "voor": reader,
        "taal": "Nederlands",
        "soort": "wacht-nog",
        "tekst": f"Hallo {reader},\n\nJe staat nog op de lijst.",
        "uiterlijk": TODAY,
        "versturen": "ja",
        **cells,
    }


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with receiving() as mailbox:
        yield mailbox


@pytest.fixture(params=["files", "google"])
def workbooks(request: pytest.FixtureRequest, tmp_path: Path) -> Workbooks:
    if request.param == "google":
        made: Workbooks = request.getfixturevalue("online").workbooks()
        return made
    files: Workbooks = request.getfixturevalue("files")
    return files


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of workbooks as they are set up."""
    folder = tmp_path_factory.mktemp("empty")
    LocalWorkbooks(folder).setup([AREA])
    return folder


@pytest.fixture
def files(empty: Path, tmp_path: Path) -> LocalWorkbooks:
    shutil.copytree(empty, tmp_path, dirs_exist_ok=True)
    return LocalWorkbooks(tmp_path)


@cache
def _place(workbooks: Workbooks) -> str:
    return workbooks.all()[AREA]


def opened(workbooks: Workbooks) -> AbstractContextManager[Workbook]:
    return workbooks.opened(AREA, _place(workbooks))


def filled(workbooks: Workbooks, *messages: dict[str, Any], **cells: Any) -> None:
    """Households with an address of their own, and these messages."""
    homes = [newcomer(id, **{"e-mail": address(id), **cells}) for id in READERS]
    change(
        workbooks,
        *(Append("Nieuwkomers", home) for home in homes),
        *(Append("Berichten", cells) for cells in messages),
    )


def change(workbooks: Workbooks, *changes: Change) -> None:
    with opened(workbooks) as workbook:
        workbook.read()
        workbook.apply(changes)


def tell(workbooks: Workbooks, number: int, **cells: str) -> None:
    """What a person types in a row of Berichten, the first is 0."""
    row = read(workbooks).tables["Berichten"].rows[number]
    change(workbooks, Update("Berichten", row, cells))


def read(workbooks: Workbooks) -> Snapshot:
    with opened(workbooks) as workbook:
        return workbook.read()


def told(workbooks: Workbooks) -> list[tuple[str, str]]:
    """Of every message when it was sent, and what stands beside it."""
    rows = read(workbooks).tables["Berichten"].rows
    return [(row.cells["verstuurd op"], row.cells["verzending"]) for row in rows]


def smtp(mailbox: Mailbox) -> Smtp:
    return Smtp(HOST, mailbox.port, "", "", "post@example.org", "info@example.org")


def sending(workbooks: Workbooks, way: Way, allowed: int = 50, automatic: int = 50) -> Sending:
    with opened(workbooks) as workbook:
        return send(workbook, way, allowed, NOW, automatic)


SENT = (TODAY.isoformat(), "")


def test_ticked_message_goes_out_once(workbooks: Workbooks, mailbox: Mailbox) -> None:
    filled(workbooks, message(READERS[0]), message(READERS[1], versturen=""))
    first, second = sending(workbooks, smtp(mailbox)), sending(workbooks, smtp(mailbox))
    assert (first.sent, second.sent) == (1, 0)
    assert mailbox.readers() == [address(READERS[0])]
    assert told(workbooks) == [SENT, ("", "")]


def test_second_run_changes_nothing(workbooks: Workbooks, mailbox: Mailbox) -> None:
    filled(workbooks, message(READERS[0]), message(READERS[1], voor=""))
    sending(workbooks, smtp(mailbox))
    before = read(workbooks)
    sending(workbooks, smtp(mailbox))
    assert read(workbooks) == before


def test_mail_goes_to_the_address_of_this_moment(workbooks: Workbooks, mailbox: Mailbox) -> None:
    filled(workbooks, message(READERS[0]))
    (home, *_) = read(workbooks).tables["Nieuwkomers"].rows
    change(workbooks, Update("Nieuwkomers", home, {"e-mail": "nieuw@example.org"}))
    sending(workbooks, smtp(mailbox))
    assert mailbox.readers() == ["nieuw@example.org"]


BAD = (
    ({}, {"e-mail": ""}, NO_ADDRESS),
    ({}, {"e-mail": "amina at example"}, NO_ADDRESS),
    ({}, {"stand": "teruggetrokken"}, NOT_TAKING_PART),
    ({}, {"stand": "gestopt"}, NOT_TAKING_PART),
    ({"versturen": "graag"}, {}, NO_CHOICE),
    ({"tekst": ""}, {}, NO_TEXT),
    ({"voor": "H0000009"}, {}, NO_RECORD),
    ({"voor": ""}, {}, FOR_YOURSELF),
)


@pytest.mark.parametrize(("cells", "home", "sentence"), BAD)
def test_message_that_cannot_go_says_why(
    files: LocalWorkbooks,
    mailbox: Mailbox,
    cells: dict[str, str],
    home: dict[str, str],
    sentence: str,
) -> None:
    filled(files, message(READERS[0], **cells), **home)
    done = sending(files, smtp(mailbox))
    assert told(files) == [("", sentence)]
    assert (done.sent, done.waiting, mailbox.taken) == (0, 1, [])


def test_sentence_goes_when_the_tick_goes(workbooks: Workbooks, mailbox: Mailbox) -> None:
    filled(workbooks, message(READERS[0]), **{"e-mail": ""})
    sending(workbooks, smtp(mailbox))
    tell(workbooks, 0, versturen="nee")
    sending(workbooks, smtp(mailbox))
    assert told(workbooks) == [("", "")]


def test_letter_that_tells_of_somebody_who_stopped_waits(
    files: LocalWorkbooks, mailbox: Mailbox
) -> None:
    gone = newcomer("H0000008", naam="Jan", stand="teruggetrokken")
    text = "Hallo Naam van H0000001. De contactpersoon is Jan."
    letter = message(READERS[0], id="H0000001-H0000008:koppeling-huishouden", tekst=text)
    other = message(READERS[1], id="H0000002-H0000008:gaat-niet-door", tekst="Jan gaat niet door.")
    alone = message(
        READERS[2],
        id="groep H0000003 H0000008:groep-gevormd:H0000003",
        tekst="Hallo Naam van H0000003, het begint in Januari.",
    )
    filled(files, letter, other, alone)
    change(files, Append("Nieuwkomers", gone))
    sending(files, smtp(mailbox))
    assert told(files) == [("", TELLS_OF_GONE), SENT, SENT]


PAIR = f"{READERS[0]}-{READERS[1]}"


@pytest.mark.parametrize("consent", ["nee", ""])
def test_letter_that_tells_of_somebody_without_consent_waits(
    files: LocalWorkbooks, mailbox: Mailbox, consent: str
) -> None:
    filled(files, letter(), message(READERS[0]), toestemming=consent)
    sending(files, smtp(mailbox))
    assert told(files) == [("", NO_CONSENT), SENT]


def letter(**cells: str) -> dict[str, Any]:
    """A ticked letter that tells the first household who the second is."""
    text = f"Hallo Naam van {READERS[0]}, bel Naam van {READERS[1]}: {address(READERS[1])}."
    return message(READERS[0], id=f"{PAIR}:koppeling-huishouden", tekst=text, **cells)


def test_letter_with_contacts_goes_to_whom_it_is_for(
    files: LocalWorkbooks, mailbox: Mailbox
) -> None:
    filled(files, letter())
    sending(files, smtp(mailbox))
    assert (told(files), mailbox.readers()) == ([SENT], [address(READERS[0])])


def test_letter_in_which_a_name_is_written_apart_goes_too(
    files: LocalWorkbooks, mailbox: Mailbox
) -> None:
    named = {"naam": "www.voorbeeld.nl"}
    text = f"Hallo www. voorbeeld. nl, bel www. voorbeeld. nl: {address(READERS[1])}."
    filled(files, {**letter(), "tekst": text}, **named)
    sending(files, smtp(mailbox))
    assert told(files) == [SENT]


@pytest.mark.parametrize(
    "moved",
    [
        {"voor": READERS[1]},
        {"voor": READERS[2]},
        {"id": f"{PAIR}:koppeling-sponsor"},
        {"id": f"{READERS[0]}-{READERS[2]}:koppeling-huishouden"},
        {"id": f"{READERS[0]}-H0000009:koppeling-huishouden"},
        {"tekst": f"Naam van {READERS[0]}, Naam van {READERS[1]}: {address(READERS[0])}."},
        {"tekst": f"Naam van {READERS[2]}, Naam van {READERS[1]}: {address(READERS[1])}."},
    ],
)
def test_letter_with_contacts_stays_when_cells_were_moved(
    files: LocalWorkbooks, mailbox: Mailbox, moved: dict[str, str]
) -> None:
    filled(files, {**letter(), **moved})
    sending(files, smtp(mailbox))
    assert (told(files), mailbox.taken) == ([("", MIXED_UP)], [])


def test_link_with_the_token_of_somebody_else_is_not_sent(
    files: LocalWorkbooks, mailbox: Mailbox
) -> None:
    own, other = (f"Hallo: #sleutel={id}.{'0' * 32}" for id in READERS[:2])
    ids = [f"{READERS[0]}:wijzig-link", f"{READERS[0]}:wijzig-link:2"]
    filled(
        files,
        message(READERS[0], id=ids[0], tekst=own),
        message(READERS[0], id=ids[1], tekst=other),
    )
    sending(files, smtp(mailbox))
    assert told(files) == [SENT, ("", MIXED_UP)]


def test_address_that_no_mail_can_hold_keeps_nobody_else_waiting(
    files: LocalWorkbooks, mailbox: Mailbox
) -> None:
    filled(files, *map(message, READERS))
    (home, *_) = read(files).tables["Nieuwkomers"].rows
    change(files, Update("Nieuwkomers", home, {"e-mail": "=?iso-8859-1?q?=0ABcc?=@b.nl"}))
    sending(files, smtp(mailbox))
    assert told(files) == [("", NO_ADDRESS), SENT, SENT]


def test_row_that_was_copied_is_sent_once(files: LocalWorkbooks, mailbox: Mailbox) -> None:
    filled(files, message(READERS[0]), message(READERS[0]))
    sending(files, smtp(mailbox))
    sending(files, smtp(mailbox))
    assert len(mailbox.taken) == 1
    assert told(files) == [SENT, ("", ANOTHER_ROW)]


def test_row_that_was_deleted_and_comes_back_is_not_sent_again(
    workbooks: Workbooks, mailbox: Mailbox
) -> None:
    filled(workbooks, message(READERS[0]))
    sending(workbooks, smtp(mailbox))
    (row,) = read(workbooks).tables["Berichten"].rows
    change(workbooks, Delete("Berichten", row))
    change(workbooks, Append("Berichten", message(READERS[0])))
    sending(workbooks, smtp(mailbox))
    assert len(mailbox.taken) == 1
    assert told(workbooks)[0][1].startswith(f"Al verstuurd op {TODAY}")


# The quota


def test_no_more_go_out_than_are_allowed(workbooks: Workbooks, mailbox: Mailbox) -> None:
    filled(workbooks, *map(message, READERS))
    done = sending(workbooks, smtp(mailbox), allowed=2)
    assert (done.sent, done.waiting, len(mailbox.taken)) == (2, 1, 2)
    assert told(workbooks) == [SENT, SENT, ("", TOMORROW)]
    assert sent_today(read(workbooks), TODAY).messages == 2
    assert sent_today(read(workbooks), TODAY + timedelta(days=1)).messages == 0


def automatic(reader: str, day: date = TODAY, **cells: Any) -> dict[str, Any]:
    """A message that nobody ticked."""
    return message(reader, id=f"{reader}:nieuwsbrief:{day}", soort="nieuwsbrief", **cells)


def test_automatic_messages_go_after_the_letters(workbooks: Workbooks, mailbox: Mailbox) -> None:
    filled(workbooks, automatic(READERS[0]), message(READERS[1]), automatic(READERS[2]))
    done = sending(workbooks, smtp(mailbox), allowed=2)
    assert mailbox.readers() == [address(READERS[1]), address(READERS[0])]
    assert (done.sent, done.automatic) == (2, 1)
    assert told(workbooks) == [SENT, SENT, ("", TOMORROW)]
    assert sent_today(read(workbooks), TODAY) == Mailed(2, 1)


def test_no_more_automatic_messages_go_out_than_their_share(
    workbooks: Workbooks, mailbox: Mailbox
) -> None:
    filled(workbooks, *map(automatic, READERS))
    assert sending(workbooks, smtp(mailbox), automatic=2).automatic == 2
    assert told(workbooks) == [SENT, SENT, ("", TOMORROW)]


def test_address_gets_one_automatic_message_a_day(workbooks: Workbooks, mailbox: Mailbox) -> None:
    here = {"e-mail": "SAME@example.org"}
    filled(workbooks, automatic(READERS[0]), automatic(READERS[1]), message(READERS[2]), **here)
    assert [sending(workbooks, smtp(mailbox)).sent for _ in range(2)] == [2, 0]
    assert told(workbooks) == [SENT, ("", ANOTHER_DAY), SENT]


def test_automatic_message_goes_out_no_more_after_its_last_day(
    workbooks: Workbooks, mailbox: Mailbox
) -> None:
    filled(workbooks, automatic(READERS[0], uiterlijk=TODAY - timedelta(days=1)))
    assert sending(workbooks, smtp(mailbox)).sent == 0
    assert told(workbooks) == [("", TOO_LATE)]


def test_more_than_a_batch_goes_out_in_one_run(files: LocalWorkbooks, mailbox: Mailbox) -> None:
    many = [message(READERS[0], id=f"H0000001:wacht-nog:{days}") for days in range(12)]
    filled(files, *many)
    assert sending(files, smtp(mailbox)).sent == 12
    ids = {str(mail["Message-ID"]) for mail in mailbox.mails}
    assert len(ids) == 12


def test_server_whose_day_is_full_is_left_alone(files: LocalWorkbooks, mailbox: Mailbox) -> None:
    filled(files, *map(message, READERS))
    mailbox.reader = "550 5.4.5 Daily user sending limit exceeded"
    done = sending(files, smtp(mailbox))
    assert (done.failure, told(files)) == (None, [("", TOMORROW)] * 3)
    mailbox.reader = ""
    assert sending(files, smtp(mailbox)).sent == 3


# When something fails


def test_mail_that_does_not_work_leaves_all_to_the_next_time(
    workbooks: Workbooks, mailbox: Mailbox
) -> None:
    filled(workbooks, *map(message, READERS))
    done = sending(workbooks, replace(smtp(mailbox), port=1))
    assert isinstance(done.failure, ServiceFailed)
    assert told(workbooks) == [("", NEXT_TIME)] * 3
    assert sending(workbooks, smtp(mailbox)).sent == 3


def test_one_that_is_to_wait_does_not_hold_up_the_others(
    files: LocalWorkbooks, mailbox: Mailbox
) -> None:
    filled(files, *map(message, READERS))
    tell(files, 0, versturen="")
    mailbox.text = "451 later"
    assert sending(files, smtp(mailbox)).failure is None
    assert told(files) == [("", ""), ("", NEXT_TIME), ("", NEXT_TIME)]


def test_refused_address_waits_for_a_person(files: LocalWorkbooks, mailbox: Mailbox) -> None:
    filled(files, message(READERS[0]))
    mailbox.reader = "550 nobody here"
    sending(files, smtp(mailbox))
    mailbox.reader = ""
    assert sending(files, smtp(mailbox)).sent == 0
    assert "het e-mailadres wordt geweigerd" in told(files)[0][1]
    tell(files, 0, versturen="opnieuw")
    assert (sending(files, smtp(mailbox)).sent, told(files)) == (1, [SENT])


def test_message_of_which_nobody_knows_waits_for_a_person(
    workbooks: Workbooks, mailbox: Mailbox
) -> None:
    filled(workbooks, *map(message, READERS))
    mailbox.text = "drop"
    done = sending(workbooks, smtp(mailbox))
    mailbox.text = ""
    assert (done.sent, done.unknown, isinstance(done.failure, ServiceFailed)) == (0, 1, True)
    assert sending(workbooks, smtp(mailbox)).sent == 2
    assert len(mailbox.taken) == 3
    ((sent, sentence), *others) = told(workbooks)
    assert (sent, sentence[: len(MAYBE_SENT)], others) == ("", MAYBE_SENT, [SENT] * 2)
    assert "Zet «versturen» op «opnieuw»" in sentence


@pytest.mark.parametrize(
    ("typed", "times", "sentence"),
    [
        ({"verstuurd op": "2026-11-22"}, 1, ""),
        ({"versturen": "opnieuw"}, 2, ""),
        ({"versturen": ""}, 1, MAYBE_SENT),
        ({"versturen": "ja!"}, 1, MAYBE_SENT),
    ],
)
def test_person_says_how_it_goes_on(
    files: LocalWorkbooks, mailbox: Mailbox, typed: dict[str, str], times: int, sentence: str
) -> None:
    filled(files, message(READERS[0]))
    mailbox.text = "drop"
    sending(files, smtp(mailbox))
    mailbox.text = ""
    tell(files, 0, **typed)
    sending(files, smtp(mailbox))
    sending(files, smtp(mailbox))
    assert len(mailbox.taken) == times
    assert len({str(mail["Message-ID"]) for mail in mailbox.mails}) == 1
    assert told(files)[0][1].startswith(sentence)


def test_choice_that_was_used_up_does_not_send_again(
    files: LocalWorkbooks, mailbox: Mailbox
) -> None:
    filled(files, message(READERS[0]))
    mailbox.text = "drop"
    for choice in ("ja", "opnieuw"):
        tell(files, 0, versturen=choice)
        for _ in range(3):
            sending(files, smtp(mailbox))
    assert len(mailbox.taken) == 2
    assert "Zet «versturen» op «ja»" in told(files)[0][1]


# Whatever ends a run


class Killed(BaseException):
    """The end of a run, at a moment that a test chose."""


@dataclass
class Ending:
    """Ends the run at its ``at``-th moment: before or after every read, write and mail."""

    at: int
    moments: int = 0

    def around(self, work: Callable[[], Any]) -> Any:
        self._pass()
        done = work()
        self._pass()
        return done

    def _pass(self) -> None:
        self.moments += 1
        if self.moments == self.at:
            raise Killed


@dataclass
class EndingWorkbook:
    workbook: Workbook
    ending: Ending
    name: str = AREA

    def read(self) -> Snapshot:
        found: Snapshot = self.ending.around(self.workbook.read)
        return found

    def apply(self, changes: Sequence[Change]) -> None:
        self.ending.around(lambda: self.workbook.apply(changes))


@dataclass
class EndingWay:
    way: Way
    ending: Ending
    outcomes: list[Outcome] = field(default_factory=list)

    def send(self, mail: Mail) -> Outcome:
        outcome: Outcome = self.ending.around(lambda: self.way.send(mail))
        return outcome


def ended_at(workbooks: Workbooks, mailbox: Mailbox, moment: int) -> bool:
    """Whether the run was ended then: it may have been done before."""
    ending = Ending(moment)
    try:
        with opened(workbooks) as workbook:
            way = EndingWay(smtp(mailbox), ending)
            send(EndingWorkbook(workbook, ending), way, 50, NOW, 50)
    except Killed:
        return True
    return False


def test_nothing_is_sent_twice_or_said_wrongly_wherever_a_run_ends(
    workbooks: Workbooks, mailbox: Mailbox
) -> None:
    filled(workbooks)
    # What a write leaves is the same in both homes: of Google a few moments are enough.
    every = 1 if isinstance(workbooks, LocalWorkbooks) else 3
    moment, sizes, ended = 1 - every, set(), True
    before: Sequence[Row] = ()
    while ended:
        moment += every
        rows = [message(id, id=f"{id}:wacht-nog:{moment}") for id in READERS[:2]]
        old = [Delete("Berichten", row) for row in before]
        change(workbooks, *old, *(Append("Berichten", row) for row in rows))
        mailbox.taken.clear()
        ended = ended_at(workbooks, mailbox, moment)
        sizes.add(len(mailbox.taken))
        sending(workbooks, smtp(mailbox))
        arrived = mailbox.readers()
        assert len(set(arrived)) == len(arrived), moment
        before = read(workbooks).tables["Berichten"].rows
        for row in before:
            said = row.cells["verstuurd op"] == TODAY.isoformat()
            maybe = row.cells["verzending"].startswith(MAYBE_SENT)
            assert said != maybe, moment
            assert not said or address(row.cells["voor"]) in arrived, moment
    assert moment > 12
    assert sizes == {0, 1, 2}


def test_process_that_is_killed_when_the_mail_is_out_sends_it_once(
    files: LocalWorkbooks, mailbox: Mailbox, tmp_path: Path
) -> None:
    filled(files, message(READERS[0]), message(READERS[1]))
    surroundings = {"SMTP_HOST": HOST, "SMTP_PORT": str(mailbox.port), "SMTP_SENDER": "a@b.example"}
    command = [sys.executable, "-m", "intake", "send", "--workbook", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **surroundings}) as process:
        mailbox.on_arrival = lambda: process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    mailbox.on_arrival = lambda: None
    with environment(surroundings):
        assert run("send", "--workbook", tmp_path).returncode == 0
    assert mailbox.readers() == [address(READERS[0])]
    assert all(sentence.startswith(MAYBE_SENT) for _, sentence in told(files))


# The command


def test_command_says_what_to_set_when_nothing_is(files: LocalWorkbooks, tmp_path: Path) -> None:
    with environment({"SMTP_HOST": "", "RELAY_MAIL_SECRET": ""}):
        ended = run("send", "--workbook", tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Mailen is nog niet ingesteld: zet SMTP_HOST")


def test_command_ends_with_three_when_the_mail_does_not_work(
    files: LocalWorkbooks, tmp_path: Path
) -> None:
    filled(files, message(READERS[0]))
    with environment({"SMTP_HOST": HOST, "SMTP_PORT": "1", "SMTP_SENDER": "a@b.example"}):
        ended = run("send", "--workbook", tmp_path)
    assert (ended.returncode, "127.0.0.1:1: er kan nu niet gemaild worden" in ended.stderr) == (
        3, True,
    )  # fmt: skip
    assert not [word for word in ("h0000001", "Naam van", "nog op de lijst") if word in str(ended)]
