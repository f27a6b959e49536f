"""A mail server on loopback that takes mail, and fails when a test asks it to."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"


@dataclass
class Mailbox:
    """What arrived, and the answers that a test has put ready.

    ``sender``, ``reader`` and ``text`` answer MAIL, RCPT and the text; "" takes it, as usual. The
    answer "drop" ends the connection, of the text after it was taken.
    """

    sender: str = ""
    reader: str = ""
    text: str = ""
    leave: str = ""
    login: LoginPassword | None = None
    on_arrival: Callable[[], object] = lambda: None
    port: int = 0
    taken: list[bytes] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for raw in self.taken]

    def readers(self) -> list[str]:
        return [str(mail["To"]) for mail in self.mails]

    # What aiosmtpd calls, by these names

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.sender:
            return self._answer(server, self.sender)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.reader:
            return self._answer(server, self.reader)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.text and self.text != "drop":
            return self.text
        assert isinstance(envelope.content, bytes)
        self.taken.append(envelope.content)
        self.on_arrival()
        return self._answer(server, self.text) if self.text else "250 OK"

    async def handle_QUIT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        return self.leave or "221 Bye"

    def authenticate(self, *arguments: Any) -> AuthResult:
        return AuthResult(success=arguments[-1] == self.login, handled=False)

    def _answer(self, server: SMTP, answer: str) -> str:
        if answer == "drop":
            assert server.transport
            server.transport.abort()
        return answer


@contextmanager
def receiving(tls: ssl.SSLContext | None = None) -> Iterator[Mailbox]:
    """A mail server, until the end of the block; with ``tls`` it offers STARTTLS."""
    mailbox = Mailbox()
    loop = asyncio.new_event_loop()

    def connection() -> SMTP:
        return SMTP(
            mailbox,
            loop=loop,
            tls_context=tls,
            authenticator=mailbox.authenticate,
            auth_require_tls=False,
        )

    # In a thread of its own: a browser's test may have a loop running in this one.
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    starting = asyncio.run_coroutine_threadsafe(loop.create_server(connection, HOST, 0), loop)
    server = starting.result(timeout=30)
    mailbox.port = server.sockets[0].getsockname()[1]
    try:
        yield mailbox
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.close()
