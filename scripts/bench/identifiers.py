"""The identifiers in stored rows, and others of the same form and spread.

What counts as one: the reference in a sample request, Desk's names (`TKT...`),
and words of 26 to 64 small letters and digits: tokens, hashes, signatures.

A copy's identifier differs from its original's in its first characters, by
which B-trees are ordered. Where the originals are spread over all values, so
are the copies; where they begin alike, since they begin with the time, each
copy's lie before those of the next one. Desk's short names come in blocks of
which each begins alike and lies anywhere: so does each copy's.
"""

import collections
import re

SAMPLE = "sample"
FORM = re.compile(
    rf"{SAMPLE}-\d+"
    r"|(?<![0-9A-Za-z])(?:TKT|CON|ENT|TSK)[0-9A-Z]{6,16}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])tkt(?=[a-z]*\d)[0-9a-z]{6}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?=[a-z]*\d)[0-9a-z]{26,64}(?![0-9A-Za-z])"
)
DIGITS = {
    16: "0123456789abcdef",
    32: "0123456789abcdefghjkmnpqrstvwxyz",
    36: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}

# The first characters of a copy's identifier are others: so many of a spread
# one, so many of one that begins with the time.
SPREAD, TIME = 6, 10

# Desk's short names: all of a block but so many last characters are alike.
BLOCKS = {"TKT": 2, "TSK": 2}

# So many identifiers that begin with so many characters alike begin with the time.
SEVERAL, ALIKE = 8, 3

# A step that meets every value once: it shares no factor with 2 or 3.
STRIDE = 0x9E3779B97F4A7C15 | 1
while STRIDE % 3 == 0:
    STRIDE += 2


class Copies:
    """Makes the identifiers of each of so many copies."""

    def __init__(self, originals, copies):
        self.copies = copies
        self.samples = [word for word in originals if word.startswith(f"{SAMPLE}-")]
        names = {word.upper() if word.startswith("tkt") else word for word in originals}
        self.words = [Word(word) for word in sorted(names - set(self.samples))]
        groups = collections.defaultdict(list)
        for word in self.words:
            if not word.is_in_block:
                groups[word.beginning].append(word)
        for words in groups.values():
            if len(words) >= SEVERAL:
                for word in words:
                    word.change(TIME)
                span = max(word.value for word in words) - min(word.value for word in words) + 1
                for word in words:
                    # There is no time before the first: the oldest may be closer.
                    word.span = min(span, word.value // (copies + 1))

    @property
    def are_ordered(self):
        return any(word.span for word in self.words)

    def of(self, number):
        """What each original becomes in a copy; the last copy is the newest."""
        age = self.copies - number
        made = {word.text: word.at(number + 1, age) for word in self.words}
        made |= {text.lower(): name.lower() for text, name in made.items() if text[:3] == "TKT"}
        return made | {word: f"{word}-{number}" for word in self.samples}


class Word:
    """An identifier: what stays in front, what is changed, what stays behind."""

    def __init__(self, text):
        self.text = text
        kept = 3 if text[:3] in ("TKT", "CON", "ENT", "TSK") else 0
        self.base = 36 if kept else 16 if set(text) <= set(DIGITS[16]) else 32
        self.front, self.behind = text[:kept], text[kept:]
        self.beginning = (self.front, len(text), self.behind[:ALIKE])
        self.span = 0
        self.is_in_block = self.front in BLOCKS
        self.change(len(self.behind) - BLOCKS[self.front] if self.is_in_block else SPREAD)

    def change(self, size):
        self.size = min(size, len(self.behind))
        self.rest = self.behind[self.size :]
        digits = DIGITS[self.base]
        self.value = 0
        for digit in self.behind[: self.size]:
            self.value = self.value * self.base + max(digits.find(digit), 0)

    def at(self, number, age):
        if self.span:
            value = self.value - age * self.span
        else:
            value = (self.value + number * STRIDE) % self.base**self.size
        return self.front + written(value, self.base, self.size) + self.rest


PAIRS = {base: [one + two for one in text for two in text] for base, text in DIGITS.items()}


def written(value, base, size):
    """A number in so many digits, an even number of them."""
    parts = []
    for _ in range(size // 2):
        value, pair = divmod(value, base * base)
        parts.append(PAIRS[base][pair])
    return "".join(reversed(parts))
