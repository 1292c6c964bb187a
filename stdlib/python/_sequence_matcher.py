"""The longest matches of two sequences, after Ratcliff and Obershelp's "gestalt pattern matching" (1988)."""

import heapq
from collections import namedtuple
from types import GenericAlias

__all__ = ['Match', 'SequenceMatcher', 'get_close_matches']

Match = namedtuple('Match', 'a b size', module='difflib')


def _ratio(matches: int, length: int) -> float:
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable elements.

    What is known of the second sequence is kept, so one against many is quick if the one is the second.
    """

    __module__ = 'difflib'
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, isjunk=None, a='', b='', autojunk: bool = True) -> None:
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b) -> None:
        """Set both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a) -> None:
        """Set the first sequence."""
        if a is self.a:
            return
        self.a = a
        self.matching_blocks = self.opcodes = None

    def set_seq2(self, b) -> None:
        """Set the second sequence."""
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        self._index_second()

    def _index_second(self) -> None:
        places = {}
        for index, element in enumerate(self.b):
            places.setdefault(element, []).append(index)
        isjunk = self.isjunk
        self.bjunk = {element for element in places if isjunk(element)} if isjunk else set()
        for element in self.bjunk:
            del places[element]
        self.bpopular = set()
        size = len(self.b)
        if self.autojunk and size >= 200:
            # What is everywhere says little, and costs much.
            limit = size // 100 + 1
            self.bpopular = {element for element, indices in places.items() if len(indices) > limit}
            for element in self.bpopular:
                del places[element]
        self.b2j = places

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """Return the longest match in these parts: of several the one that begins first in `a`, then in `b`."""
        a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best_a, best_b, best_size = alo, blo, 0
        # The length of the match that ends at each index of b, for the element of a before.
        lengths = {}
        for i in range(alo, ahi):
            longer = {}
            for j in places.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = longer[j] = lengths.get(j - 1, 0) + 1
                if size > best_size:
                    best_a, best_b, best_size = i - size + 1, j - size + 1, size
            lengths = longer
        # What is popular is added at both ends, and then junk.
        for wanted in (False, True):
            while (best_a > alo and best_b > blo and (b[best_b - 1] in junk) is wanted
                   and a[best_a - 1] == b[best_b - 1]):
                best_a, best_b, best_size = best_a - 1, best_b - 1, best_size + 1
            while (best_a + best_size < ahi and best_b + best_size < bhi
                   and (b[best_b + best_size] in junk) is wanted
                   and a[best_a + best_size] == b[best_b + best_size]):
                best_size += 1
        return Match(best_a, best_b, best_size)

    def get_matching_blocks(self) -> list:
        """Return the matches in order, none next to another in both sequences, and an empty one at the ends."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        waiting = [(0, len(self.a), 0, len(self.b))]
        found = []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            match = i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    waiting.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    waiting.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        for i, j, size in found:
            if blocks and blocks[-1].a + blocks[-1].size == i and blocks[-1].b + blocks[-1].size == j:
                blocks[-1] = blocks[-1]._replace(size=blocks[-1].size + size)
            else:
                blocks.append(Match(i, j, size))
        blocks.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self) -> list:
        """Return the steps that make the second of the first: (what, from, to in `a`, from, to in `b`)."""
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = opcodes = []
        i = j = 0
        for at, bt, size in self.get_matching_blocks():
            if i < at and j < bt:
                opcodes.append(('replace', i, at, j, bt))
            elif i < at:
                opcodes.append(('delete', i, at, j, bt))
            elif j < bt:
                opcodes.append(('insert', i, at, j, bt))
            i, j = at + size, bt + size
            if size:
                opcodes.append(('equal', at, i, bt, j))
        return opcodes

    def get_grouped_opcodes(self, n: int = 3):
        """Yield groups of steps with up to n equal elements around them."""
        codes = list(self.get_opcodes()) or [('equal', 0, 1, 0, 1)]
        tag, i1, i2, j1, j2 = codes[0]
        if tag == 'equal':
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        tag, i1, i2, j1, j2 = codes[-1]
        if tag == 'equal':
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self) -> float:
        """Return how similar the sequences are, from 0 to 1."""
        matches = sum(block.size for block in self.get_matching_blocks())
        return _ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self) -> float:
        """Return at least the ratio, from how often each element occurs."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for element in self.b:
                self.fullbcount[element] = self.fullbcount.get(element, 0) + 1
        left = dict(self.fullbcount)
        matches = 0
        for element in self.a:
            if left.get(element, 0) > 0:
                matches += 1
                left[element] -= 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self) -> float:
        """Return at least the ratio, from the lengths alone."""
        first, second = len(self.a), len(self.b)
        return _ratio(min(first, second), first + second)


def get_close_matches(word, possibilities, n: int = 3, cutoff: float = 0.6) -> list:
    """Return up to n of the possibilities that are most like the word, the best first."""
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        # The cheap bounds first.
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and (ratio := matcher.ratio()) >= cutoff):
            found.append((ratio, possibility))
    return [possibility for _, possibility in heapq.nlargest(n, found)]
