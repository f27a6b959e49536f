"""Formulas of the page on matching: LaTeX in, MathML in the words of a language out.

Browsers show MathML without a script, and screen readers read it. A formula is given out in pieces
that stand beside each other where there is room, and else below each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from latex2mathml.converter import convert
from markupsafe import Markup

from intake.errors import BadInput
from intake.schema import Text

DATA = Path(__file__).parent / "formulas.yml"

TEXT = re.compile(r"\\text\{([^}]*)\}")
LAYOUT = {r"\quad", r"\frac", r"\,", r"\{", r"\}", r"\rfloor"}
"""What says how a formula looks, not what it means."""

BETWEEN = "|".join(f"&#x{ord(sign):05X};" for sign in "=<>+∧∨≤≥≠∈")
"""The signs that stand between two sides, as latex2mathml writes them."""

LONG = 26
"""Signs and letters that fit beside each other on a narrow phone."""


def words_of(formula: str) -> set[str]:
    """The words in a formula: what stands in ``\\text``, without the spaces around it."""
    return {found.strip(" :") for found in TEXT.findall(formula)} - {""}


def signs_of(formula: str) -> set[str]:
    """The letters and signs that somebody must know to read a formula."""
    bare = TEXT.sub(" ", formula)
    commands = set(re.findall(r"\\(?:[a-z]+|.)", bare)) - LAYOUT
    letters = set(re.findall(r"[A-Za-z]", re.sub(r"\\[a-z]+", " ", bare)))
    brackets = {sign for sign in "|[" if sign in bare}
    return commands | letters | brackets


def in_words_of(language: str, formula: str) -> str:
    """The formula with its words in ``language``; BadInput when a word is not in the list."""
    return TEXT.sub(lambda found: _translated(found[1], language), formula)


def _translated(text: str, language: str) -> str:
    word = text.strip(" :")
    if language == "en" or not word:
        return rf"\text{{{text}}}"
    if word not in words():
        raise BadInput(f"{DATA.name}, words: expected a word for «{word}» but found none.")
    return rf"\text{{{text.replace(word, words()[word])}}}"


def pieces(formula: str) -> list[list[str]]:
    """The parts between wide spaces, each cut where a line may end: at «and» and «or», or «=»."""
    parts = [part.rstrip(",") for part in _cut(formula, r"\\quad")]
    return [
        [piece for clause in _cut(part, r"(?=\\land|\\lor)") for piece in _short(clause)]
        for part in parts
    ]


def _short(part: str) -> list[str]:
    if _length(part) <= LONG:
        return [part]
    return _cut(part, r"(?=(?:=|\\le|\\ne|\\in|<|>)(?![a-z]))|(?=\+)|(?<=, )(?=\d+ \\text)")


def _length(part: str) -> int:
    """About how many signs stand beside each other; of a fraction, the longer half."""
    part = re.sub(r"\\frac\{(.*)\}\{(.*)\}", lambda found: str(max(found.groups(), key=len)), part)
    return len(re.sub(r"\\text\{([^}]*)\}|\\[a-z]+ ?|[{}_^]", lambda found: found[1] or "", part))


def _cut(formula: str, where: str) -> list[str]:
    """The parts between the places that ``where`` matches, outside braces."""
    cuts = [0]
    for found in re.finditer(where, formula):
        before = formula[: found.start()]
        if before.count("{") == before.count("}"):
            cuts += [found.start(), found.end()]
    cuts.append(len(formula))
    parts = (formula[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))
    return [part.strip() for part in parts if part.strip()]


def mathml(formula: str, language: str) -> Markup:
    """The formula as a block of HTML on one line, in pieces that can stand below each other."""
    parts = pieces(in_words_of(language, formula))
    inside = " ".join(f"<span>{' '.join(map(_math, part))}</span>" for part in parts)
    # No search should find the letters of a formula.
    return Markup(f'<div class="sh-formula" data-search-exclude>{inside}</div>')


def sign(formula: str) -> Markup:
    """A letter or sign as MathML within a line."""
    return Markup(_math(formula))


def _math(piece: str) -> str:
    written = convert(piece, display="block")
    written = re.sub(r"^<math [^>]*>", '<math displaystyle="true">', written)
    # Brackets that round down are signs, not letters.
    written = re.sub(r"<mi>(&#x\w+;)</mi>", r"<mo>\1</mo>", written)
    # Browsers see one side only of a sign that begins a piece, and take words for space.
    apart = r'\1<mo form="infix" rspace="0">\2</mo><mspace width="0.28em" />'
    return re.sub(rf"^(<math [^>]*><mrow>)<mo>({BETWEEN})</mo>", apart, written)


def signs() -> Iterator[tuple[str, Text]]:
    """Every letter and sign that is explained, as LaTeX, with what it means."""
    for one in _data().signs:
        yield one["sign"], one


def words() -> Mapping[str, str]:
    """The Dutch of every word that stands in a formula."""
    return _data().words


@dataclass(frozen=True)
class _Data:
    words: Mapping[str, str]
    signs: Sequence[Mapping[str, str]]


@cache
def _data() -> _Data:
    return _Data(**yaml.safe_load(DATA.read_text(encoding="utf-8")))
