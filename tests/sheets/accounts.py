"""Made-up accounts and the OAuth 2 JWT-bearer grant (RFC 7523) that gives them access tokens."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from dataclasses import dataclass
from functools import cache
from hashlib import sha1
from typing import Any
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

Json = dict[str, Any]

SERVICE_ACCOUNT = "samen-hier@made-up-project.iam.gserviceaccount.com"
PROJECT = "made-up-project"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LIFETIME = 3600
"""Seconds that an access token is good for, and at most that an assertion may be."""

_READ = "https://www.googleapis.com/auth/spreadsheets.readonly"
_WRITE = "https://www.googleapis.com/auth/spreadsheets"
_DRIVE = "https://www.googleapis.com/auth/drive"
SCOPES = {_READ, _WRITE, _DRIVE, f"{_DRIVE}.readonly", f"{_DRIVE}.file"}
READING = SCOPES
WRITING = {_WRITE, _DRIVE, f"{_DRIVE}.file"}


# What Google's own client names as the audience, whatever token_uri its credentials have.
_GOOGLE = "https://oauth2.googleapis.com/token"


@cache
def _key(email: str) -> rsa.RSAPrivateKey:
    """One key an account and process: making one takes longer than most tests."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Refused(Exception):
    """The token route says no: ``error`` and ``error_description`` of RFC 6749."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.body = {"error": error, "error_description": description}


@dataclass(frozen=True, slots=True)
class _Token:
    email: str
    scopes: frozenset[str]
    until: float


class Accounts:
    """Who exists, and which access tokens were given out."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._tokens: dict[str, _Token] = {}

    def credentials(self, email: str, base_url: str) -> Json:
        """The JSON of a service account's key file, for this account, which exists from now on."""
        self._known.add(email)
        private = _key(email).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return {
            "type": "service_account",
            "project_id": PROJECT,
            "private_key_id": sha1(email.encode()).hexdigest(),
            "private_key": private.decode(),
            "client_email": email,
            "client_id": "100000000000000000000",
            "auth_uri": f"{base_url}/auth",
            "token_uri": f"{base_url}/token",
            "universe_domain": "googleapis.com",
        }

    def token(self, email: str, now: float, scopes: frozenset[str] = frozenset({_WRITE})) -> str:
        """A new access token for the account."""
        self._known.add(email)
        token = f"ya29.made-up.{secrets.token_urlsafe(32)}"
        self._tokens[token] = _Token(email, scopes, now + LIFETIME)
        return token

    def grant(self, form: bytes, audience: str, now: float) -> Json:
        """The answer of the token route; ``Refused`` when the assertion is not good."""
        fields = {name: values[0] for name, values in parse_qs(form.decode()).items()}
        if fields.get("grant_type") != GRANT:
            raise Refused("unsupported_grant_type", "Invalid grant_type.")
        claims = self._claims(fields.get("assertion", ""))
        self._check(claims, audience, now)
        scopes = frozenset(str(claims.get("scope", "")).split())
        if not scopes or not scopes <= SCOPES:
            raise Refused("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        token = self.token(claims["iss"], now, scopes)
        return {"access_token": token, "expires_in": LIFETIME - 1, "token_type": "Bearer"}

    def _claims(self, assertion: str) -> Json:
        """What the assertion says, once its RS256 signature is that of the account's own key."""
        try:
            head, payload, signature = assertion.split(".")
            header, claims = json.loads(_decoded(head)), json.loads(_decoded(payload))
            signed = _decoded(signature)
        except (ValueError, binascii.Error):
            raise Refused("invalid_grant", "Invalid JWT.") from None
        email = claims.get("iss", "")
        if email not in self._known:
            raise Refused("invalid_grant", "Invalid grant: account not found")
        if header.get("alg") != "RS256":
            raise Refused("invalid_grant", "Invalid JWT Signature.")
        try:
            _key(email).public_key().verify(
                signed, f"{head}.{payload}".encode(), padding.PKCS1v15(), hashes.SHA256()
            )
        except InvalidSignature:
            raise Refused("invalid_grant", "Invalid JWT Signature.") from None
        return claims  # type: ignore[no-any-return]

    def _check(self, claims: Json, audience: str, now: float) -> None:
        if claims.get("aud") not in (audience, _GOOGLE):
            raise Refused("invalid_grant", "Invalid JWT: Failed audience check.")
        issued, expires = claims.get("iat", 0), claims.get("exp", 0)
        if not (issued <= now + 300 and now < expires <= issued + LIFETIME):
            raise Refused(
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable "
                "timeframe. Check your iat and exp values in the JWT claim.",
            )

    def who(self, authorization: str, now: float) -> tuple[str, frozenset[str]] | None:
        """The account and scopes of an ``Authorization`` header; None without a good token."""
        kind, _, token = authorization.partition(" ")
        found = self._tokens.get(token) if kind == "Bearer" else None
        return (found.email, found.scopes) if found and now < found.until else None


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
