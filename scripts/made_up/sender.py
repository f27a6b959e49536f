"""Send made-up sign-ups to the receiver over HTTP, as the page in a browser does."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from intake.schema import load_forms
from made_up.people import Answer, Answers, SignUp, with_code

_CONTENT_TYPES = {
    "json": "application/json",
    "text": "text/plain;charset=UTF-8",
    "urlencoded": "application/x-www-form-urlencoded",
}
_REFERENCE_ON_PAGE = re.compile(r'data-reference="([0-9A-Z]{8})"')
_PATIENCE = 60.0  # seconds


class NotTaken(Exception):
    """The receiver did something with a post that it promises never to do."""


@dataclass(frozen=True)
class Sent:
    """What became of a sign-up: its reference, or None when the last try was refused as well.

    ``refused`` counts the tries that were sent back with an error to mend.
    """

    sign_up: SignUp
    reference: str | None
    refused: int


class Sender:
    """Posts to the forms of one receiver."""

    def __init__(self, address: str) -> None:
        """``address`` is where the receiver serves its site, such as ``http://127.0.0.1:8080/``."""
        self._place = urlsplit(address).netloc

    def send(self, sign_up: SignUp, group: str = "") -> Sent:
        """Every try in turn, as the person who signs up; ``group`` is the code a member was given.

        NotTaken when a try ends in another way than the person would expect.
        """
        tries = [with_code(answers, group) if group else answers for answers in sign_up.tries]
        slips = tries[:-1] if sign_up.arrives else tries
        for answers in slips:
            self._expect(sign_up, answers, 422)
        if not sign_up.arrives:
            return Sent(sign_up, None, len(slips))
        return Sent(sign_up, self._press(sign_up, tries[-1]), len(slips))

    def _press(self, sign_up: SignUp, answers: Answers) -> str:
        """Press the button, all presses at once, and read the one reference that they get."""
        with ThreadPoolExecutor(sign_up.presses) as fingers:
            presses = [
                fingers.submit(self._expect, sign_up, answers, 201) for _ in range(sign_up.presses)
            ]
            references = {_reference(press.result()) for press in presses}
        if len(references) != 1:
            raise NotTaken(
                f"{sign_up.form}: one sign-up, pressed twice, has {len(references)} codes."
            )
        return references.pop()

    def _expect(self, sign_up: SignUp, answers: Answers, status: int) -> str:
        answered, page = self._post(sign_up, answers)
        if answered != status:
            asked = ", ".join(re.findall(r'"question": ?"(\w+)"', page)) or "no question named"
            raise NotTaken(f"{sign_up.form}: expected {status} but received: {answered} ({asked})")
        return page

    def _post(self, sign_up: SignUp, answers: Answers) -> tuple[int, str]:
        connection = HTTPConnection(self._place, timeout=_PATIENCE)
        try:
            headers = {"Content-Type": _CONTENT_TYPES[sign_up.encoding]}
            connection.request(
                "POST", f"/aanmelden/{sign_up.form}", _body(sign_up, answers), headers
            )
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


def _body(sign_up: SignUp, answers: Answers) -> bytes:
    fields: Mapping[str, Answer] = {
        **answers,
        "lang": sign_up.language,
        "submission_id": sign_up.submission_id,
        "consent_version": load_forms()[sign_up.form].consent_version,
        "website": "",
    }
    if sign_up.encoding == "urlencoded":
        return urlencode(fields, doseq=True).encode()
    return json.dumps(fields).encode()


def _reference(page: str) -> str:
    """The code on the page of confirmation, or in the answer to the page's script."""
    if page.startswith("{"):
        return str(json.loads(page)["reference"])
    found = _REFERENCE_ON_PAGE.search(page)
    if found is None:
        raise NotTaken("The confirmation shows no code.")
    return found[1]
