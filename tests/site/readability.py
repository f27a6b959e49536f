"""How easy Dutch is to read: words a sentence, syllables a word, and the two together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.site.pages import Page

# Two or three letters that sound as one vowel; a letter with a diaeresis begins a syllable.
_SYLLABLE = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyàáâèéêëìíîïòóôöùúûü]"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True)
class Read:
    """How much there is to read: ``long`` are the sentences of more than 25 words."""

    sentences: int
    words: int
    syllables: int
    long: int

    @property
    def words_a_sentence(self) -> float:
        return self.words / self.sentences

    @property
    def ease(self) -> float:
        """Reading ease from about 0 (hard) to 100 (easy).

        W. H. Douma, De leesbaarheid van landbouwbladen (1960): Flesch's formula for Dutch.
        """
        return 206.84 - 77 * self.syllables / self.words - 0.93 * self.words_a_sentence


def read(pages: Iterable[Page]) -> Read:
    """All sentences of these pages; a line that is no sentence counts as one."""
    sentences = words = syllables = long = 0
    for page in pages:
        for block in page.blocks:
            for part in re.split(r"[.!?:]+(?:\s|$)", block):
                if found := _WORD.findall(part.lower()):
                    sentences += 1
                    words += len(found)
                    long += len(found) > 25
                    syllables += sum(map(in_syllables, found))
    return Read(sentences, words, syllables, long)


def in_syllables(word: str) -> int:
    """How many syllables a Dutch word has, at least one; letters with a diaeresis begin one."""
    return max(1, len(_SYLLABLE.findall(word.lower())))
