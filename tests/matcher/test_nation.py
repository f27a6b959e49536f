from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest

from tests.matcher.nation import ALL, SOME, area, areas, problem_of, raw_pool, shares, sizes


def test_areas_are_as_unequal_as_municipalities() -> None:
    share = shares()
    assert share[0] == pytest.approx(0.05, abs=0.001)
    assert share[:10].sum() == pytest.approx(0.2, abs=0.001)


@pytest.mark.parametrize("total", [0, 1, 341, 20_000])
def test_sizes_add_up_to_the_total(total: int) -> None:
    assert sum(sizes(total)) == total


def test_area_is_the_same_when_made_again() -> None:
    assert area(1, 3, SOME, 20, 30) == area(1, 3, SOME, 20, 30)


def test_country_holds_everybody_once() -> None:
    made = list(areas(1, SOME, households=700, sponsors=900))
    ids = [one.id for each in made for one in (*each.households, *each.sponsors)]
    assert Counter(ids).most_common(1)[0][1] == 1
    assert len(ids) == 1600


def test_ids_can_be_read_aloud() -> None:
    made = area(1, 341, ALL, 5, 5)
    ids = [one.id for one in (*made.households, *made.sponsors)]
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", id) for id in ids)


@pytest.mark.parametrize("density", [0.3, 1])
def test_pool_has_as_many_pairs_as_asked(density: float) -> None:
    assert raw_pool(40, 50, density, seed=1).possible.mean() == pytest.approx(density, abs=0.001)


def test_problem_has_the_fits_of_the_pool() -> None:
    pool = raw_pool(6, 7, 0.5, seed=1)
    problem = problem_of(pool)
    fits = [int(100 * candidate.fit) for candidate in problem.candidates]
    assert fits == pool.fit[np.nonzero(pool.possible)].tolist()
