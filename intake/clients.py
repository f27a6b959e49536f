"""Who asks: the address behind the proxies that are trusted, and what counts as one connection."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence

from intake.errors import BadInput

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Some proxies name the port of who asked as well, behind an address of the old kind or one between
# brackets.
_PORT = re.compile(r"^(?:([0-9.]+)|\[([0-9A-Fa-f:.]+)\])(?::[0-9]{1,5})?$")


def connection_of(address: str) -> str:
    """The address, or of IPv6 the part that one connection at home has for itself."""
    parsed = _parsed(address)
    if parsed is None or parsed.version == 4:
        return str(parsed or address)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def read_network(text: str) -> Network:
    """An address, or a network such as ``10.0.0.0/8``; BadInput when it is neither."""
    try:
        return ipaddress.ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise BadInput(
            f"--proxy {text}: dit is geen adres. Geef het adres van de webserver die ervoor staat, "
            "zoals 10.0.0.7, of een reeks adressen, zoals 10.0.0.0/8."
        ) from error


def client_of(peer: str, forwarded: Sequence[str], proxies: Sequence[Network]) -> str:
    """The address of who asks: ``peer``, or who a trusted proxy says that it asks for.

    ``forwarded`` are the headers X-Forwarded-For. Each proxy adds at the end who asked it, so the
    last address that is no trusted proxy's is the one; what stands before it, anybody may write.
    """
    if not is_among(peer, proxies):
        return peer
    for text in reversed(",".join(forwarded).split(",")):
        address = _PORT.sub(r"\1\2", text.strip())
        if not is_among(address, proxies):
            return str(_parsed(address) or peer)
    return peer


def is_among(address: str, networks: Sequence[Network]) -> bool:
    """Whether the address is in one of the networks; what is no address is in none."""
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in networks)


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    # How a machine that listens to both writes an address of the old kind.
    return getattr(parsed, "ipv4_mapped", None) or parsed
