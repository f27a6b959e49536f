"""The ways in which one mail goes out: over SMTP, or by the mail of the Apps Script relay.

A mail is one text to one address, and the answer says what became of it: also that nobody can know.
"""

from __future__ import annotations

import contextlib
import ipaddress
import json
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import Enum
from hashlib import sha256
from typing import Any, Protocol

import requests
from urllib3.exceptions import MaxRetryError, NewConnectionError

from intake.deployment import Deployment
from intake.errors import BadInput, ServiceFailed
from intake.submission import HERE

SUBJECT = "Samen Hier"
"""The same in every language; it tells whoever sees it nothing."""

HOST, PORT, USER, PASSWORD, SENDER = (
    "SMTP_HOST", "SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "SMTP_SENDER",
)  # fmt: skip
SECRET = "RELAY_MAIL_SECRET"
"""The variables of the environment that say how mail goes out."""

_SUBMISSION_PORT = "587"
_SECONDS = 60.0
_RELAY_TRIES = 3
_PLAIN = {"Content-Type": "text/plain;charset=utf-8"}
_SHORTEST_SECRET = 32
_DAILY_LIMIT = b"5.4.5"
"""The enhanced status code of a mail server whose sender may send no more that day."""


@dataclass(frozen=True)
class Mail:
    """A text for one address. ``id`` is that of the message, made of codes.

    ``again`` says that a person looked, did not find it sent, and asks for it once more.
    """

    id: str
    address: str = field(repr=False)
    text: str = field(repr=False)
    again: bool

    @property
    def mark(self) -> str:
        """The same for the same message always; tells nobody what the message is about."""
        return sha256(self.id.encode()).hexdigest()[:32]


class Outcome(Enum):
    """What became of a mail. Only of ``UNKNOWN`` it is not certain whether it went out."""

    SENT = "verstuurd"
    REFUSED = "geweigerd"
    LATER = "later"
    FULL = "vol"
    UNKNOWN = "onbekend"


class NotSent(ServiceFailed):
    """The way cannot be used now; this mail certainly did not go out."""


class Way(Protocol):
    """How mail goes out."""

    def send(self, mail: Mail) -> Outcome:
        """What became of the mail; ``NotSent`` when none can go out now."""


def way_from(environment: Mapping[str, str], deployment: Deployment) -> Way:
    """The way that is set up: SMTP if it is, else the relay; ``BadInput`` says what to set."""
    if environment.get(HOST):
        return _smtp_from(environment, deployment)
    if environment.get(SECRET) and deployment.relay_url:
        return _relay_from(environment[SECRET], deployment)
    raise BadInput(
        f"Mailen is nog niet ingesteld: zet {HOST} en {SENDER} in de omgeving, of {SECRET} en de "
        "relay_url in intake/deployment.yml. Zie docs/developers/mail.md."
    )


def _smtp_from(environment: Mapping[str, str], deployment: Deployment) -> Smtp:
    port = environment.get(PORT) or _SUBMISSION_PORT
    user, password = environment.get(USER, ""), environment.get(PASSWORD, "")
    sender = environment.get(SENDER, "")
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65_536):
        raise BadInput(f"{PORT}: dit is geen poort. Meestal is het {_SUBMISSION_PORT}.")
    if not sender.isascii() or not all(sender.partition("@")) or not sender.isprintable():
        raise BadInput(f"{SENDER}: dit is geen e-mailadres. Zet hier het adres van de afzender.")
    if bool(user) != bool(password):
        raise BadInput(f"{USER} en {PASSWORD} horen bij elkaar: zet ze allebei, of geen van beide.")
    return Smtp(environment[HOST], int(port), user, password, sender, deployment.contact_email)


def _relay_from(secret: str, deployment: Deployment) -> Relay:
    if len(secret) < _SHORTEST_SECRET:
        raise BadInput(f"{SECRET}: dit is te kort. Neem minstens {_SHORTEST_SECRET} tekens.")
    return Relay(deployment.relay_url, secret, deployment.contact_email)


@dataclass(frozen=True)
class Smtp:
    """A mail server, with a connection for each mail; answers go to ``reply_to``.

    The connection is encrypted (STARTTLS) before anything is said, but to this machine itself.
    """

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str
    reply_to: str

    def send(self, mail: Mail) -> Outcome:
        """As ``Way``. A server that ends the connection after the text leaves it unknown; a mail
        that cannot be written is refused before anything is said."""
        if not mail.address.isascii():
            return Outcome.REFUSED
        try:
            written = self.written(mail, datetime.now(HERE))
        except (ValueError, IndexError, MessageError):
            return Outcome.REFUSED
        server = self._connected()
        try:
            return self._handed_over(server, mail.address, written)
        finally:
            # What was said before holds, however the server takes leave.
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _connected(self) -> smtplib.SMTP:
        try:
            server = smtplib.SMTP(self.host, self.port, timeout=_SECONDS)
        except (OSError, smtplib.SMTPException) as error:
            raise self._not_sent(_reason(error)) from None
        try:
            if not _is_this_machine(self.host):
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
            server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException) as error:
            server.close()
            raise self._not_sent(_reason(error)) from None
        return server

    def _handed_over(self, server: smtplib.SMTP, address: str, written: bytes) -> Outcome:
        try:
            code, _ = server.mail(self.sender)
            if code != 250:
                raise self._not_sent(f"de afzender wordt geweigerd ({code})")
            code, said = server.rcpt(address)
        except (OSError, smtplib.SMTPException) as error:
            raise self._not_sent(_reason(error)) from None
        if code not in (250, 251):
            return _refusal(code, said)
        try:
            code, said = server.data(written)
        except smtplib.SMTPDataError as error:
            return _refusal(error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException):
            return Outcome.UNKNOWN
        return Outcome.SENT if code == 250 else _refusal(code, said)

    def written(self, mail: Mail, now: datetime) -> bytes:
        """The mail as it goes over the line. Mail programs know a double by its Message-ID.

        An address that no header can hold gets ``ValueError``, or another error of ``email``.
        """
        message = EmailMessage(SMTP.clone(cte_type="7bit"))
        message["From"] = self.sender
        message["To"] = mail.address
        message["Reply-To"] = self.reply_to
        message["Subject"] = SUBJECT
        message["Date"] = format_datetime(now)
        message["Message-ID"] = f"<{mail.mark}@{self.sender.rpartition('@')[2]}>"
        message.set_content(mail.text)
        return message.as_bytes()

    def _not_sent(self, reason: str) -> NotSent:
        return NotSent(f"{self.host}:{self.port}: er kan nu niet gemaild worden: {reason}.")


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _reason(error: Exception) -> str:
    """Why the server cannot be used, without what it said: that may name somebody."""
    match error:
        case smtplib.SMTPNotSupportedError():
            return "de server kan niet versleutelen (STARTTLS), of niet inloggen"
        case smtplib.SMTPAuthenticationError(smtp_code=code):
            return f"het inloggen wordt geweigerd ({code})"
        case ssl.SSLError():
            return "de versleuteling klopt niet"
        case smtplib.SMTPResponseException(smtp_code=code):
            return f"de server antwoordt met {code}"
    return f"de server is niet bereikbaar ({type(error).__name__})"


def _refusal(code: int, said: bytes | str) -> Outcome:
    """What a refusal of the server means: 4xx is for now, 5xx for good (RFC 5321, 4.2.1)."""
    text = said if isinstance(said, bytes) else said.encode()
    if _DAILY_LIMIT in text:
        return Outcome.FULL
    return Outcome.REFUSED if code >= 500 else Outcome.LATER


@dataclass(frozen=True)
class Relay:
    """The mail of whoever runs the relay.

    It remembers what it sent, so that asking twice is harmless.
    """

    url: str
    secret: str = field(repr=False)
    reply_to: str

    def send(self, mail: Mail) -> Outcome:
        """As ``Way``."""
        again = mail.again
        arrived = False
        for _ in range(_RELAY_TRIES):
            try:
                said = self._asked(mail, again=again)
            except requests.RequestException as error:
                arrived = arrived or not _never_arrived(error)
            else:
                return self._outcome(said, arrived)
            # What a person asked for once more may have gone out just now.
            again = again and not arrived
        if arrived:
            return Outcome.UNKNOWN
        raise NotSent("De relay is niet bereikbaar: er kan nu niet gemaild worden.")

    def _asked(self, mail: Mail, *, again: bool) -> Any:
        """What the relay says; ``requests.RequestException`` when that cannot be read."""
        asked: dict[str, str | bool] = {
            "secret": self.secret,
            "id": mail.mark,
            "to": mail.address,
            "replyTo": self.reply_to,
            "subject": SUBJECT,
            "text": mail.text,
            "again": again,
        }
        return requests.post(
            self.url,
            params={"mail": "1"},
            data=json.dumps(asked).encode(),
            headers=_PLAIN,
            timeout=_SECONDS * 2,
        ).json()

    def _outcome(self, said: Any, arrived: bool) -> Outcome:
        states = {"sent": Outcome.SENT, "full": Outcome.FULL, "unknown": Outcome.UNKNOWN}
        if isinstance(said, dict) and said.get("ok") is True:
            return states.get(str(said.get("state")), Outcome.UNKNOWN)
        if arrived:
            return Outcome.UNKNOWN
        raise NotSent(
            f"De relay weigert te mailen: kijk of {SECRET} gelijk is aan MAIL_SECRET in zijn "
            "eigenschappen, en probeer het later nog eens."
        )


def _never_arrived(error: requests.RequestException) -> bool:
    """Whether no connection was made at all: not when only its answer could not be fetched."""
    cause = error.args[0] if error.args else None
    unreachable = isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)
    return unreachable and error.request is not None and error.request.method == "POST"
