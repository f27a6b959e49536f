from __future__ import annotations

import pytest

from intake.clients import client_of, read_network
from intake.floods import Rate

PROXIES = tuple(map(read_network, ["10.0.0.0/8", "2001:db8::7"]))


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("192.0.2.1", ["192.0.2.2"], "192.0.2.1"),
        ("10.0.0.1", ["192.0.2.2"], "192.0.2.2"),
        ("10.0.0.1", ["192.0.2.9, 192.0.2.2"], "192.0.2.2"),
        ("10.0.0.1", ["192.0.2.9", "192.0.2.2"], "192.0.2.2"),
        ("10.0.0.1", ["192.0.2.2, 10.9.9.9"], "192.0.2.2"),
        ("10.0.0.1", ["10.9.9.9"], "10.0.0.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["192.0.2.9, unknown"], "10.0.0.1"),
        ("2001:db8::7", ["2001:db8::99"], "2001:db8::99"),
        ("::ffff:10.0.0.1", ["::ffff:192.0.2.2"], "192.0.2.2"),
        ("", ["192.0.2.2"], ""),
        ("10.0.0.1", ["192.0.2.2:49152"], "192.0.2.2"),
        ("10.0.0.1", ["192.0.2.2, 10.9.9.9:443"], "192.0.2.2"),
        ("10.0.0.1", ["[2001:db8::99]:49152"], "2001:db8::99"),
        ("10.0.0.1", ["[2001:db8::99]"], "2001:db8::99"),
        ("10.0.0.1", ["192.0.2.2:port"], "10.0.0.1"),
    ],
)
def test_client_is_the_last_that_no_trusted_proxy_is(peer: str, forwarded: list[str], client: str):
    assert client_of(peer, forwarded, PROXIES) == client


def test_one_address_is_one_however_it_is_written():
    rate = Rate(1)
    assert [rate.wait(address, 0) for address in ("192.0.2.1", "::ffff:192.0.2.1")] == [0, 60]
