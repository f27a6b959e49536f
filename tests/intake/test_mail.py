"""The ways out, against a real mail server: what became of each mail, and nothing but the text."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.smtp import LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from intake.deployment import Deployment
from intake.errors import BadInput
from intake.mail import Mail, NotSent, Outcome, Relay, Smtp, way_from
from tests.intake.mailbox import HOST, Mailbox, receiving
from tests.online import environment

DEPLOYMENT = Deployment("", "", "", "info@example.org", "", 50)
RELAY = "https://script.google.com/macros/s/abc/exec"
MAIL = Mail("AAAAAAA1-AAAAAAA2:koppeling", "amina@example.org", "مرحبا Amina,\n\n.punt\n", False)
NOWHERE = "127.1"
"""Leads to this machine, and cannot be told to: so it must be encrypted."""


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with receiving() as mailbox:
        yield mailbox


def smtp(mailbox: Mailbox, host: str = HOST) -> Smtp:
    return Smtp(host, mailbox.port, "", "", "post@samen.example", "info@example.org")


# SMTP


def test_mail_holds_the_text_of_the_cell_and_no_more(mailbox: Mailbox) -> None:
    assert smtp(mailbox).send(MAIL) is Outcome.SENT
    (mail,) = mailbox.mails
    assert mail.get_content().replace("\r\n", "\n") == MAIL.text
    assert sorted(mail.keys()) == sorted(
        ["From", "To", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
         "Content-Transfer-Encoding"]
    )  # fmt: skip
    assert (mail["To"], mail["Reply-To"], mail["Subject"]) == (
        "amina@example.org", "info@example.org", "Samen Hier",
    )  # fmt: skip


def test_double_has_the_same_message_id_and_another_message_another(mailbox: Mailbox) -> None:
    for mail in (MAIL, replace(MAIL, again=True), replace(MAIL, id="AAAAAAA3:wacht-nog")):
        smtp(mailbox).send(mail)
    first, again, other = [str(mail["Message-ID"]) for mail in mailbox.mails]
    assert first == again != other
    assert "AAAAAAA" not in first


@pytest.mark.parametrize(
    ("where", "answer", "outcome"),
    [
        ("reader", "550 no such user amina@example.org", Outcome.REFUSED),
        ("reader", "450 try later", Outcome.LATER),
        ("reader", "550 5.4.5 Daily user sending limit exceeded", Outcome.FULL),
        ("text", "554 no", Outcome.REFUSED),
        ("text", "451 later", Outcome.LATER),
        ("text", "drop", Outcome.UNKNOWN),
        ("leave", "500 what", Outcome.SENT),
    ],
)
def test_outcome_follows_the_answer(
    mailbox: Mailbox, where: str, answer: str, outcome: Outcome
) -> None:
    setattr(mailbox, where, answer)
    assert smtp(mailbox).send(MAIL) is outcome
    assert len(mailbox.taken) == (outcome in (Outcome.SENT, Outcome.UNKNOWN))


def test_address_that_no_mail_can_hold_is_refused(mailbox: Mailbox) -> None:
    mail = replace(MAIL, address="=?iso-8859-1?q?=0ABcc?=@voorbeeld.nl")
    assert smtp(mailbox).send(mail) is Outcome.REFUSED
    assert smtp(mailbox).send(MAIL) is Outcome.SENT


@pytest.mark.parametrize(("where", "answer"), [("sender", "553 not you"), ("reader", "drop")])
def test_nothing_went_out_when_it_ends_before_the_text(
    mailbox: Mailbox, where: str, answer: str
) -> None:
    setattr(mailbox, where, answer)
    with pytest.raises(NotSent) as error:
        smtp(mailbox).send(MAIL)
    assert "amina" not in str(error.value)
    assert mailbox.taken == []


def test_server_that_is_not_there_is_named(mailbox: Mailbox) -> None:
    with pytest.raises(NotSent, match=r"127\.0\.0\.1:1: er kan nu niet gemaild worden"):
        replace(smtp(mailbox), port=1).send(MAIL)


def test_password_is_asked_and_never_told(mailbox: Mailbox) -> None:
    mailbox.login = LoginPassword(b"post", b"geheim")
    way = replace(smtp(mailbox), user="post", password="geheim")
    assert way.send(MAIL) is Outcome.SENT
    wrong = replace(way, password="anders-geheim")
    with pytest.raises(NotSent, match="het inloggen wordt geweigerd") as error:
        wrong.send(MAIL)
    assert "geheim" not in f"{error.value}{wrong!r}"


def test_nothing_is_said_to_another_machine_without_encryption(mailbox: Mailbox) -> None:
    with pytest.raises(NotSent, match="STARTTLS"):
        smtp(mailbox, NOWHERE).send(MAIL)
    assert mailbox.taken == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of ``NOWHERE``, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NOWHERE)])
    now = datetime.now(UTC)
    names = [x509.DNSName(NOWHERE), x509.IPAddress(ip_address(HOST))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "certificate.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(pem) + private)
    return path


def test_mail_to_another_machine_is_encrypted_and_its_certificate_known(certificate: Path) -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate)
    with receiving(tls) as mailbox:
        with pytest.raises(NotSent, match="de versleuteling klopt niet"):
            smtp(mailbox, NOWHERE).send(MAIL)
        with environment({"SSL_CERT_FILE": str(certificate)}):
            assert smtp(mailbox, NOWHERE).send(MAIL) is Outcome.SENT
        assert mailbox.readers() == [MAIL.address]


# What is set up


def test_smtp_goes_before_the_relay() -> None:
    both = {
        "SMTP_HOST": "mail.example.org",
        "SMTP_SENDER": "post@example.org",
        "RELAY_MAIL_SECRET": "x" * 32,
    }
    deployment = replace(DEPLOYMENT, relay_url=RELAY)
    assert isinstance(way_from(both, deployment), Smtp)
    del both["SMTP_HOST"]
    assert isinstance(way_from(both, deployment), Relay)


SET_UP = {"SMTP_HOST": "mail.example.org", "SMTP_SENDER": "post@example.org"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Mailen is nog niet ingesteld: zet SMTP_HOST"),
        ({"SMTP_HOST": ""}, "Mailen is nog niet ingesteld"),
        ({"RELAY_MAIL_SECRET": "x" * 32}, "de relay_url in intake/deployment.yml"),
        ({"SMTP_HOST": "mail.example.org"}, "SMTP_SENDER: dit is geen e-mailadres"),
        ({**SET_UP, "SMTP_SENDER": "a@b\nBcc: x@y"}, "SMTP_SENDER: dit is geen e-mailadres"),
        ({**SET_UP, "SMTP_PORT": "smtp"}, "SMTP_PORT: dit is geen poort"),
        ({**SET_UP, "SMTP_USER": "post"}, "SMTP_USER en SMTP_PASSWORD horen bij elkaar"),
    ],
)
def test_what_is_missing_is_said(given: dict[str, str], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        way_from(given, DEPLOYMENT)


def test_secret_that_is_too_short_is_refused() -> None:
    with pytest.raises(BadInput, match="RELAY_MAIL_SECRET: dit is te kort"):
        way_from({"RELAY_MAIL_SECRET": "kort"}, replace(DEPLOYMENT, relay_url=RELAY))


def test_nobody_is_named_by_a_mail_in_a_log() -> None:
    assert "amina" not in repr(MAIL).lower()
