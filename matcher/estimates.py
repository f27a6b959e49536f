"""Estimates from few people, each with an interval of 95 %, and tests of whether two sets differ.

Plain formulas over plain numbers; nothing here knows what is counted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from statistics import NormalDist
from statistics import median as middle
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DOUBT = 0.05
"""How often an interval may miss, and a difference may be named that is none."""

_Z = NormalDist().inv_cdf(1 - DOUBT / 2)

FEWEST_FOLLOWED = 5
"""A share of those who waited so long is not estimated from fewer who did."""


class Estimate(NamedTuple):
    """A value with the interval of 95 % around it, in the same unit."""

    value: float
    low: float
    high: float


class Span(NamedTuple):
    """The days of somebody's waiting that were seen: from ``first`` to ``last``, counted from 0.

    ``ended`` says that the wait ended on the last day. If not, nobody knows how long it lasts, only
    that it is longer. Waiting that was not seen from its start has a ``first`` above 0.
    """

    first: int
    last: int
    ended: bool


class Difference(NamedTuple):
    """What a set has, and what chance alone would give it: mean, variance, third central moment."""

    observed: float
    expected: float
    variance: float
    third: float


# --- intervals ----------------------------------------------------------------------------------


def wilson(hits: int, total: int) -> Estimate:
    """A share, 0..1, with Wilson's score interval.

    With p = hits/total, n = total and z = 1.96: centre (p + z²/2n)/(1 + z²/n), half its width
    z/(1 + z²/n) · √(p(1 − p)/n + z²/4n²) (Wilson, 1927, doi:10.1080/01621459.1927.10502953).
    ``total`` is at least 1.
    """
    share, square = hits / total, _Z * _Z / total
    centre = (share + square / 2) / (1 + square)
    half = _Z / (1 + square) * math.sqrt(share * (1 - share) / total + square / (4 * total))
    return Estimate(share, max(centre - half, 0), min(centre + half, 1))


def median(values: Sequence[float]) -> Estimate | None:
    """The median, with an interval that supposes nothing about how the values are spread.

    From the j-th smallest to the j-th largest value, with j the largest for which
    P(B ≤ j − 1) ≤ 0.025, B binomial with n and ½ (David and Nagaraja, Order Statistics, 2003,
    section 7.1, doi:10.1002/0471722162). None for fewer than six values: there is no such j.
    """
    j = _order(len(values))
    ranked = sorted(values)
    return Estimate(middle(ranked), ranked[j - 1], ranked[-j]) if j else None


@cache
def _order(total: int) -> int:
    logs = (
        math.lgamma(total + 1) - math.lgamma(k + 1) - math.lgamma(total - k + 1)
        for k in range(total // 2 + 1)
    )
    tails = accumulate(math.exp(log - total * math.log(2)) for log in logs)
    return sum(1 for tail in tails if tail <= DOUBT / 2)


# --- waiting ------------------------------------------------------------------------------------


def ended_by(spans: Sequence[Span], day: int) -> Estimate | None:
    """The share, 0..1, of waits that end within ``day`` days, with those that still last.

    Kaplan and Meier's estimate (1958, doi:10.1080/01621459.1958.10501452): 1 − S with
    S = Π (1 − d/n) over the days on which waits ended, d how many did and n how many were seen to
    last until then; a wait that was not seen from its start counts in n from its first day seen.
    The interval is that of log(−log S) with Greenwood's variance: S to the power exp(± z √G / ln S)
    with G = Σ d/(n(n − d)) (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time
    Data, 2002, section 1.4, doi:10.1002/9781118032985).

    None where fewer than five were followed, and while none or all of the waits have ended.
    """
    days, ended, followed = _risks(spans)
    early = days <= day
    ended, followed = ended[early], followed[early]
    now = sum(span.first <= day <= span.last for span in spans)
    if not early.any() or min(now, followed.min()) < FEWEST_FOLLOWED or (ended == followed).any():
        return None
    left = float(np.prod(1 - ended / followed))
    spread = math.sqrt(float(np.sum(ended / (followed * (followed - ended)))))
    power = math.exp(_Z * spread / -math.log(left))
    return Estimate(1 - left, 1 - left ** (1 / power), 1 - left**power)


_Days = NDArray[np.float64]


def _risks(spans: Sequence[Span]) -> tuple[_Days, _Days, _Days]:
    """The days on which waits ended, how many did, and how many had lasted until then."""
    days, ended = np.unique(
        np.array([span.last for span in spans if span.ended], dtype=float), return_counts=True
    )
    return days, ended.astype(float), _followed(spans, days)


def _followed(spans: Sequence[Span], days: _Days) -> _Days:
    begun = np.sort(np.array([span.first for span in spans], dtype=float))
    over = np.sort(np.array([span.last for span in spans], dtype=float))
    at_risk = np.searchsorted(begun, days, side="right") - np.searchsorted(over, days, side="left")
    return np.asarray(at_risk, dtype=float)


def endings(spans: Sequence[Span], others: Sequence[Span]) -> Difference:
    """How many of the waits ended, beside how many would if they ended as those of the others do.

    The log-rank test: on a day on which d of the n that last end, m of the n being of the set,
    those of the set are hypergeometric (Mantel, 1966; Peto and Peto, 1972, doi:10.2307/2344317):
    mean d p with p = m/n, variance d p (1 − p)(n − d)/(n − 1), and third central moment the
    variance times (1 − 2p)(n − 2d)/(n − 2). Summed over the days. Holds with waits that still last,
    and with any mix of early and late sign-ups in the set.
    """
    days, ended, followed = _risks([*spans, *others])
    share = _followed(spans, days) / followed
    variance = ended * share * (1 - share) * (followed - ended) / np.maximum(followed - 1, 1)
    third = variance * (1 - 2 * share) * (followed - 2 * ended) / np.maximum(followed - 2, 1)
    observed = sum(span.ended for span in spans)
    return Difference(
        observed, float((ended * share).sum()), float(variance.sum()), float(third.sum())
    )


def ranks(values: Sequence[float], others: Sequence[float]) -> Difference:
    """The sum of the ranks of the values among all, beside that of as many drawn by lot.

    The rank-sum test; equal values share their ranks (Wilcoxon, 1945, doi:10.2307/3001968). With m
    values of N and a the ranks less their mean, a sum drawn by lot has variance
    m(N − m)/(N(N − 1)) Σa² and third central moment m(N − m)(N − 2m)/(N(N − 1)(N − 2)) Σa³
    (sampling without replacement). There are at least two values in all.
    """
    everything = np.array([*values, *others], dtype=float)
    _, which, times = np.unique(everything, return_inverse=True, return_counts=True)
    rank = (np.cumsum(times) - (times - 1) / 2)[which]
    few, many = len(values), len(everything)
    off = rank - rank.mean()
    drawn = few * (many - few) / (many * (many - 1))
    return Difference(
        float(rank[:few].sum()),
        few * float(rank.mean()),
        drawn * float(np.sum(off**2)),
        drawn * (many - 2 * few) / max(many - 2, 1) * float(np.sum(off**3)),
    )


# --- differences --------------------------------------------------------------------------------


def chance(found: Difference) -> float:
    """How likely a difference at least so large is by chance alone, either way, 0..1.

    With K the difference in standard deviations and g its skewness (third moment over the variance
    to the power 1½), the normal variate is w = (6/g)(∛(1 + gK/2) − 1) + g/6, Wilson and Hilferty's
    for a distribution with these three moments (1931, doi:10.1073/pnas.17.12.684): of few people
    the sums are too skew to be called normal. 1 where nothing can differ.
    """
    if found.variance <= 0:
        return 1.0
    deviations = (found.observed - found.expected) / math.sqrt(found.variance)
    skewness = found.third / found.variance**1.5
    normal = deviations
    if abs(skewness) > 1e-6:
        normal = 6 / skewness * (math.cbrt(1 + skewness * deviations / 2) - 1) + skewness / 6
    return math.erfc(abs(normal) / math.sqrt(2))


def holm(chances: Sequence[float]) -> list[float]:
    """The chances corrected for how many are looked at, in the same order.

    Holm's: the k-th smallest of n times n − k + 1, never less than one before it, at most 1 (1979,
    Scandinavian Journal of Statistics 6, 65-70). Taking those under 0.05 as differences names one
    that is none in at most 5 % of reports, however the chances hang together.
    """
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    steps = ((len(chances) - k) * chances[place] for k, place in enumerate(order))
    corrected = dict(zip(order, _capped(accumulate(steps, max)), strict=True))
    return [corrected[place] for place in range(len(chances))]


def _capped(values: Iterator[float]) -> Iterator[float]:
    return (min(value, 1.0) for value in values)
