"""The wildcards of the shell: read into pieces, matched against names, and written as regular expressions."""

import functools

__all__ = ['ANY', 'STAR', 'Characters', 'Wildcard', 'read', 'regular_expression', 'escape', 'wildcard']

ANY = object()
STAR = object()

# What `re.escape` puts a backslash before.
_special = frozenset('()[]{}?*+-|^$\\.&~# \t\n\r\v\f')


def escape(text: str) -> str:
    """Return the regular expression that matches the text itself."""
    return ''.join('\\' + character if character in _special else character for character in text)


class Characters:
    """A set of characters in brackets: ranges, and whether they are excluded."""

    __slots__ = ('excluded', 'ranges')

    def __init__(self, text: str) -> None:
        self.excluded = text[0] == '!'
        self.ranges = []
        position, end = int(self.excluded), len(text)
        while position < end:
            if position + 2 < end and text[position + 1] == '-':
                if text[position] <= text[position + 2]:
                    self.ranges.append((text[position], text[position + 2], True))
                position += 3
            else:
                self.ranges.append((text[position], text[position], False))
                position += 1

    def __contains__(self, character: str) -> bool:
        for low, high, _ in self.ranges:
            if low <= character <= high:
                return not self.excluded
        return self.excluded

    def regular_expression(self, has_hyphen: bool) -> str:
        """Return the set as `re` writes it."""
        if not self.ranges:
            return '.' if self.excluded else '(?!)'

        def quote(character):
            quoted = '\\&~|-' if has_hyphen else '\\&~|'
            return '\\' + character if character in quoted else character

        text = ''.join(f'{quote(low)}-{quote(high)}' if is_range else quote(low)
                       for low, high, is_range in self.ranges)
        if self.excluded:
            text = '^' + text
        elif text[0] in '^[':
            text = '\\' + text
        return f'[{text}]'


def read(pattern: str):
    """Yield the pieces of a pattern, each with its regular expression: characters, sets, `ANY` and `STAR`."""
    position, end = 0, len(pattern)
    while position < end:
        character = pattern[position]
        position += 1
        if character == '*':
            yield STAR, None
        elif character == '?':
            yield ANY, None
        elif character == '[':
            close = position
            if close < end and pattern[close] == '!':
                close += 1
            if close < end and pattern[close] == ']':
                close += 1
            close = pattern.find(']', close)
            if close < 0:
                yield '[', '\\['
                continue
            text = pattern[position:close]
            characters = Characters(text)
            position = close + 1
            yield characters, characters.regular_expression('-' in text)
        else:
            yield character, escape(character)


def regular_expression(pattern: str, star: str, any_character: str, lazy: bool = False) -> str:
    """Return the pattern as a regular expression, without anchors.

    A lazy one lets each star but the last take as little as it can, and never looks back.
    """
    runs = [[]]
    for piece, text in read(pattern):
        if piece is STAR:
            # Stars in a row are one.
            if len(runs) == 1 or runs[-1]:
                runs.append([])
        else:
            runs[-1].append(any_character if piece is ANY else text)
    texts = [''.join(run) for run in runs]
    if lazy:
        middle = ''.join(f'(?>{star}?{text})' for text in texts[1:-1])
        return texts[0] + middle + (star + texts[-1] if len(texts) > 1 else '')
    return star.join(texts)


class Wildcard:
    """A pattern that names are matched against.

    The runs between its stars are looked for from left to right, each as early as it can be; the first stands at the
    beginning and the last at the end. No other choice could match where this one does not.
    """

    def __init__(self, pattern: str, case_sensitive: bool = True) -> None:
        self.case_sensitive = case_sensitive
        runs = [[]]
        for piece, _ in read(pattern):
            if piece is STAR:
                runs.append([])
            elif isinstance(piece, str) and not case_sensitive:
                runs[-1].append(piece.lower())
            else:
                runs[-1].append(piece)
        # A run of plain characters is text, which can be searched for at once.
        self.runs = [''.join(run) if all(isinstance(piece, str) for piece in run) else run for run in runs]

    def matches(self, name: str) -> bool:
        """Return whether all of the name matches."""
        if not self.case_sensitive:
            name = name.lower()
        first, *middle = self.runs
        if not middle:
            return len(first) == len(name) and self._stands(first, name, 0)
        last = middle.pop()
        if not self._stands(first, name, 0):
            return False
        position = len(first)
        end = len(name) - len(last)
        for run in middle:
            position = self._find(run, name, position, end)
            if position < 0:
                return False
            position += len(run)
        return position <= end and self._stands(last, name, end)

    def _stands(self, run, name: str, position: int) -> bool:
        if isinstance(run, str):
            return name.startswith(run, position)
        if position + len(run) > len(name):
            return False
        for offset, piece in enumerate(run):
            if piece is ANY:
                continue
            character = name[position + offset]
            if isinstance(piece, str):
                if piece != character:
                    return False
            elif character not in piece and (self.case_sensitive or character.upper() not in piece):
                return False
        return True

    def _find(self, run, name: str, position: int, end: int) -> int:
        if isinstance(run, str):
            return name.find(run, position, max(end, 0))
        for start in range(position, end - len(run) + 1):
            if self._stands(run, name, start):
                return start
        return -1


@functools.lru_cache(maxsize=32768)
def wildcard(pattern: str, case_sensitive: bool = True) -> Wildcard:
    """Return what matches names against the pattern."""
    return Wildcard(pattern, case_sensitive)
