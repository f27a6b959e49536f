from __future__ import annotations

from datetime import date

import pytest

from matcher.moments import Moments, Span, Talk
from matcher.policy import load_policies

YEAR = Moments(
    end=Span(months=12),
    talks=(
        Talk({"nl": "eerste"}, Span(weeks=2)),
        Talk({"nl": "halverwege"}, Span(months=6)),
        Talk({"nl": "verder"}, Span(months=1), before_end=True),
    ),
    when_longer=Span(months=3),
)
START = date(2027, 1, 31)


def told(start: date, until: date | None = None) -> list[str]:
    return [f"{one.day} {one.key}" for one in YEAR.of(start, until)]


def test_moments_are_so_long_after_the_start_or_before_the_end() -> None:
    assert told(START) == [
        "2027-02-14 na-2w",
        "2027-07-31 na-6m",
        "2027-12-31 voor-einde-1m",
        "2028-01-31 einde",
    ]


def test_extended_match_has_more_talks_and_a_later_end() -> None:
    assert told(START, date(2028, 8, 1))[2:] == [
        "2028-04-30 extra-1",
        "2028-07-01 voor-einde-1m",
        "2028-08-01 einde",
    ]


def test_two_talks_do_not_fall_on_one_day() -> None:
    moments = YEAR.of(date(2027, 1, 15), date(2028, 5, 15))
    assert [one.key for one in moments][-2:] == ["voor-einde-1m", "einde"]
    assert "extra-1" not in {one.key for one in moments}


@pytest.mark.parametrize("days", [1, 20, 31, 32, 92, 400])
def test_moments_of_an_extended_match_stay_in_order(days: int) -> None:
    until = date.fromordinal(date(2028, 1, 31).toordinal() + days)
    moments = YEAR.of(START, until)
    assert [one.day for one in moments] == sorted(one.day for one in moments)
    assert moments[-1].day == until
    assert moments[-1].is_end


@pytest.mark.parametrize(
    ("span", "day", "after", "before"),
    [
        (Span(months=1), date(2028, 1, 31), date(2028, 2, 29), date(2027, 12, 31)),
        (Span(months=3), date(2026, 11, 30), date(2027, 2, 28), date(2026, 8, 30)),
        (Span(weeks=3), date(2026, 12, 24), date(2027, 1, 14), date(2026, 12, 3)),
    ],
)
def test_span_of_months_keeps_the_day_or_takes_the_last(
    span: Span, day: date, after: date, before: date
) -> None:
    assert (span.after(day), span.before(day)) == (after, before)


def test_known_moments_of_a_stay_with_a_host_are_in_its_policy() -> None:
    moments = load_policies()["logeren"].moments
    assert [(one.name["nl"], one.span) for one in moments.talks] == [
        ("gesprek na twee maanden", Span(months=2))
    ]
    assert moments.end == Span(months=3)


@pytest.mark.parametrize("variant", load_policies())
def test_keys_of_a_match_are_each_its_own(variant: str) -> None:
    moments = load_policies()[variant].moments.of(START, date(2029, 12, 1))
    assert len({one.key for one in moments}) == len(moments)
