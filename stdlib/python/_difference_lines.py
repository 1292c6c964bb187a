"""Differences of lists of lines, as text."""

from _sequence_matcher import SequenceMatcher

__all__ = ['Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK', 'context_diff', 'diff_bytes', 'ndiff', 'restore', 'unified_diff']


def IS_LINE_JUNK(line: str, pat=None) -> bool:
    """Return whether a line is blank, or has one `#` alone."""
    if pat is None:
        return line.strip() in ('', '#')
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch: str, ws: str = ' \t') -> bool:
    """Return whether a character is a space or a tab."""
    return ch in ws


class Differ:
    """Compares lists of lines, and shows where similar lines differ."""

    __module__ = 'difflib'

    def __init__(self, linejunk=None, charjunk=None) -> None:
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Yield the lines of both: `- ` of the first, `+ ` of the second, `  ` of both, `? ` a hint."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, tag: str, lines, low: int, high: int):
        for index in range(low, high):
            yield f'{tag} {lines[index]}'

    def _plain_replace(self, a, alo: int, ahi: int, b, blo: int, bhi: int):
        # The shorter first, so that what is long stands in one piece.
        removed, added = self._dump('-', a, alo, ahi), self._dump('+', b, blo, bhi)
        if bhi - blo < ahi - alo:
            yield from added
            yield from removed
        else:
            yield from removed
            yield from added

    def _replace(self, a, alo: int, ahi: int, b, blo: int, bhi: int):
        """Yield lines that were replaced, those that are alike in pairs with hints."""
        matcher = SequenceMatcher(self.charjunk)
        i, j = alo, blo
        for second in range(blo, bhi):
            # Lines are looked for near the same place alone, so that the work does not grow with the square.
            near = alo + second - blo
            candidates = range(max(near - 10, i), min(near + 11, ahi))
            if not candidates:
                break
            first = self._most_like(matcher, a, candidates, b[second])
            if first is None:
                continue
            yield from self._unlike(a, i, first, b, j, second)
            if a[first] == b[second]:
                yield '  ' + a[first]
            else:
                yield from self._hint(matcher, a[first], b[second])
            i, j = first + 1, second + 1
        yield from self._unlike(a, i, ahi, b, j, bhi)

    def _most_like(self, matcher, a, candidates, line):
        matcher.set_seq2(line)
        best, best_ratio = None, 0.74999
        for index in candidates:
            matcher.set_seq1(a[index])
            if (matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio
                    and (ratio := matcher.ratio()) > best_ratio):
                best, best_ratio = index, ratio
        return best

    def _unlike(self, a, alo: int, ahi: int, b, blo: int, bhi: int):
        if alo < ahi and blo < bhi:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _hint(self, matcher, first: str, second: str):
        marks = {'replace': ('^', '^'), 'delete': ('-', ''), 'insert': ('', '+'), 'equal': (' ', ' ')}
        matcher.set_seqs(first, second)
        below_first = below_second = ''
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            below_first += marks[tag][0] * (i2 - i1)
            below_second += marks[tag][1] * (j2 - j1)
        for sign, line, below in (('-', first, below_first), ('+', second, below_second)):
            yield f'{sign} {line}'
            # Tabs stay tabs, so that what is below them stands right.
            below = ''.join(character if mark == ' ' and character.isspace() else mark
                            for character, mark in zip(line, below)).rstrip()
            if below:
                yield f'? {below}\n'


def _check(a, b, *texts) -> None:
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f'lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})')
    for kinds, name in (((bytes, bytearray), 'bytes'), (str, 'str')):
        if isinstance(a, kinds) or isinstance(b, kinds):
            raise TypeError(f'input must be a sequence of strings, not {name}')
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f'all arguments must be str, not: {text!r}')


def unified_diff(a, b, fromfile: str = '', tofile: str = '', fromfiledate: str = '', tofiledate: str = '', n: int = 3,
                 lineterm: str = '\n'):
    """Yield the difference with a few lines around it, removed and added lines below each other."""
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def shown(start, stop):
        length = stop - start
        if length == 1:
            return f'{start + 1}'
        return f'{start + 1 if length else start},{length}'

    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if not number:
            yield f'--- {fromfile}{_dated(fromfiledate)}{lineterm}'
            yield f'+++ {tofile}{_dated(tofiledate)}{lineterm}'
        first, last = group[0], group[-1]
        yield f'@@ -{shown(first[1], last[2])} +{shown(first[3], last[4])} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                yield from (' ' + line for line in a[i1:i2])
                continue
            if tag != 'insert':
                yield from ('-' + line for line in a[i1:i2])
            if tag != 'delete':
                yield from ('+' + line for line in b[j1:j2])


def _dated(date: str) -> str:
    return f'\t{date}' if date else ''


def context_diff(a, b, fromfile: str = '', tofile: str = '', fromfiledate: str = '', tofiledate: str = '', n: int = 3,
                 lineterm: str = '\n'):
    """Yield the difference with a few lines around it, before and after in two blocks."""
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefixes = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}

    def shown(start, stop):
        length = stop - start
        begin = start + 1 if length else start
        return f'{begin}' if length <= 1 else f'{begin},{begin + length - 1}'

    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if not number:
            yield f'*** {fromfile}{_dated(fromfiledate)}{lineterm}'
            yield f'--- {tofile}{_dated(tofiledate)}{lineterm}'
        first, last = group[0], group[-1]
        yield '***************' + lineterm
        yield f'*** {shown(first[1], last[2])} ****{lineterm}'
        if any(tag in ('replace', 'delete') for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    yield from (prefixes[tag] + line for line in a[i1:i2])
        yield f'--- {shown(first[3], last[4])} ----{lineterm}'
        if any(tag in ('replace', 'insert') for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    yield from (prefixes[tag] + line for line in b[j1:j2])


def diff_bytes(dfunc, a, b, fromfile: bytes = b'', tofile: bytes = b'', fromfiledate: bytes = b'',
               tofiledate: bytes = b'', n: int = 3, lineterm: bytes = b'\n'):
    """Yield what one of the functions above yields, for lines of bytes in any encoding."""
    def decode(text):
        try:
            return text.decode('ascii', 'surrogateescape')
        except AttributeError as error:
            raise TypeError(f'all arguments must be bytes, not {type(text).__name__} ({text!r})') from error

    texts = [decode(text) for text in (fromfile, tofile, fromfiledate, tofiledate)]
    lines = dfunc(list(map(decode, a)), list(map(decode, b)), *texts, n, decode(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Return an iterator over the lines of both, as `Differ` shows them."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which: int):
    """Yield the first or the second list of lines that a difference was made of."""
    try:
        tag = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}') from None
    for line in delta:
        if line[:2] in ('  ', tag):
            yield line[2:]
