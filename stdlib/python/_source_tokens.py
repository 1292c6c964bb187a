"""The scanner behind `tokenize`: lines of source in, plain tuples of tokens out.

It goes through physical lines one by one and remembers what is open: brackets, indentation, and for each f-string or
t-string the field that it is in. A token is `(type, string, start, end, line)`; the line is all of those that the token
touches.
"""

import re
import token as _token

_NAME = re.compile(r'[^\W\d][\w\ufeff]*|[\u0080-\U0010ffff][\w\u0080-\U0010ffff]*')
_PREFIX = re.compile(r'(?i:(?:[rbuft]|br|rb|fr|rf|tr|rt)?)(\'\'\'|"""|\'|")')
_NUMBER = re.compile(
    r'0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+'
    r'|(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?'
    r'|\d(?:_?\d)*[eE][-+]?\d(?:_?\d)*[jJ]?|\d(?:_?\d)*[jJ]?'
)
_SIGNS = sorted(_token.EXACT_TOKEN_TYPES, key=len, reverse=True)
_SIGN = re.compile('|'.join(map(re.escape, _SIGNS)))
# What may follow a number without a blank between them.
_AFTER_NUMBER = re.compile(r'(?:and|else|for|if|in|is|not|or)(?!\w)|or|else|in|is|if|and|not|for')
_CLOSING = {')': '(', ']': '[', '}': '{'}
_TAB = 8


class ScanError(Exception):
    """A text that cannot be cut into tokens: a message and a place."""

    def __init__(self, message: str, place: tuple[int, int]) -> None:
        super().__init__(message, place)
        self.message, self.place = message, place


class _Formatted:
    # An f-string or t-string that is open.
    def __init__(self, quotes: str, prefix: str) -> None:
        self.quotes = quotes
        self.raw = 'r' in prefix.lower()
        self.types = (
            (_token.TSTRING_START, _token.TSTRING_MIDDLE, _token.TSTRING_END) if 't' in prefix.lower()
            else (_token.FSTRING_START, _token.FSTRING_MIDDLE, _token.FSTRING_END)
        )
        # For each open field: the depth of brackets in it, and whether its format specification has begun.
        self.fields: list[list] = []

    @property
    def name(self) -> str:
        return 't-string' if self.types[0] == _token.TSTRING_START else 'f-string'

    def in_text(self) -> bool:
        return not self.fields or self.fields[-1][1]


class Scanner:
    """Scans the lines that a function gives one by one; an empty one is the end."""

    def __init__(self, readline, extra: bool = True) -> None:
        self.readline = readline
        # Whether comments and line ends that mean nothing are told too.
        self.extra = extra
        self.line = ''
        self.row = 0
        self.column = 0
        self.brackets: list[tuple[str, int, int]] = []
        self.indents = [(0, 0)]
        self.formatted: list[_Formatted] = []
        self.pending_newline = False

    def next_line(self) -> bool:
        """Goes to the next line; whether there is one."""
        try:
            line = self.readline()
        except StopIteration:
            line = ''
        if not line:
            return False
        self.line, self.column = line, 0
        self.row += 1
        return True

    def fail(self, message: str, place: tuple[int, int] | None = None):
        """Says what is wrong."""
        raise ScanError(message, place or (self.row, self.column + 1))

    def take(self, kind: int, length: int):
        """The token of some characters of the line."""
        start = self.column
        self.column += length
        return kind, self.line[start:self.column], (self.row, start), (self.row, self.column), self.line

    def tokens(self):
        """All tokens, up to the end marker."""
        continued = False
        while self.next_line():
            if self.formatted or self.brackets or continued:
                continued = False
            else:
                blank = yield from self.begin_line()
                if blank:
                    continue
            continued = yield from self.rest_of_line()
        yield from self.end(continued)

    def end(self, continued: bool):
        """What comes after the last line."""
        if self.formatted:
            inner = self.formatted[-1]
            if inner.in_text():
                self.fail(f'unterminated triple-quoted {inner.name} literal (detected at line {self.row})', inner.place)
            self.fail(f"{inner.name}: expecting '}}'", (self.row, self.column + 1))
        if self.brackets or continued:
            place = (self.row + 1, 0) if self.brackets else (self.row, len(self.line))
            self.fail('unexpected EOF in multi-line statement', (self.row, 0) if self.brackets else place)
        place = (self.row + 1, 0)
        for _ in self.indents[1:]:
            yield _token.DEDENT, '', place, place, ''
        yield _token.ENDMARKER, '', place, place, ''

    def begin_line(self):
        """Indentation; whether there is nothing on the line."""
        width = alternative = position = 0
        line = self.line
        while True:
            while position < len(line):
                character = line[position]
                if character == ' ':
                    width, alternative = width + 1, alternative + 1
                elif character == '\t':
                    width, alternative = (width // _TAB + 1) * _TAB, alternative + 1
                elif character == '\f':
                    width = alternative = 0
                else:
                    break
                position += 1
            if line[position:].rstrip('\r\n') == '\\' and line[position + 1:]:
                if not self.next_line():
                    return True
                line, position = self.line, 0
                continue
            break
        self.column = position
        rest = line[position:]
        if not rest or rest[0] in '#\r\n':
            if rest[:1] == '#':
                yield from self.comment()
            if self.extra:
                end = self.line[self.column:]
                yield (
                    _token.NL, end, (self.row, self.column),
                    (self.row, self.column + max(len(end), 1)), self.line,
                )
            return True
        yield from self.indentation(width, alternative, position)
        return False

    def indentation(self, width: int, alternative: int, position: int):
        """INDENT and DEDENT tokens for a line that begins so far to the right."""
        top, top_alternative = self.indents[-1]
        if width == top:
            if alternative != top_alternative:
                self.tabs()
            return
        if width > top:
            if alternative <= top_alternative:
                self.tabs()
            self.indents.append((width, alternative))
            yield _token.INDENT, self.line[:position], (self.row, 0), (self.row, position), self.line
            return
        while width < self.indents[-1][0]:
            self.indents.pop()
            if width > self.indents[-1][0]:
                text = self.line.rstrip('\r\n')
                raise IndentationError(
                    'unindent does not match any outer indentation level',
                    ('<string>', self.row, len(text) + 1, text, None, None),
                )
            yield _token.DEDENT, '', (self.row, position), (self.row, position), self.line
        if alternative != self.indents[-1][1]:
            self.tabs()

    def tabs(self):
        """Blanks that mean one thing or another by the width of a tabulator."""
        text = self.line.rstrip('\r\n')
        raise TabError(
            'inconsistent use of tabs and spaces in indentation',
            ('<string>', self.row, len(text) + 1, text, None, None),
        )

    def comment(self):
        """The comment at the position."""
        token = self.take(_token.COMMENT, len(self.line[self.column:].rstrip('\r\n')))
        if self.extra:
            yield token

    def rest_of_line(self):
        """Tokens up to the line's end; whether a backslash goes on with the next line."""
        while True:
            if self.formatted and self.formatted[-1].in_text():
                yield from self.formatted_text()
                if self.column >= len(self.line) and self.formatted and self.formatted[-1].in_text():
                    return False
                continue
            while self.line[self.column:self.column + 1] in (' ', '\t', '\f') and self.column < len(self.line):
                self.column += 1
            rest = self.line[self.column:]
            if rest[:1] == '#':
                yield from self.comment()
                rest = self.line[self.column:]
            if not rest or rest in ('\n', '\r\n', '\r'):
                yield from self.line_end(rest)
                return False
            if rest[0] == '\\':
                if rest[1:] in ('\n', '\r\n', '\r'):
                    return True
                if not rest[1:]:
                    self.fail('unexpected EOF in multi-line statement', (self.row, self.column + 2))
                self.fail('unexpected character after line continuation character', (self.row, self.column + 2))
            yield from self.token(rest)

    def line_end(self, end: str):
        """NEWLINE, or NL within brackets."""
        inside = self.brackets or self.formatted
        if inside and not end:
            return
        if not inside or self.extra:
            kind = _token.NL if inside else _token.NEWLINE
            start = self.column
            yield kind, end, (self.row, start), (self.row, start + max(len(end), 1)), self.line
        self.column = len(self.line)

    def token(self, rest: str):
        """The token at the position."""
        prefix = _PREFIX.match(rest)
        if prefix:
            yield from self.string(prefix.group(0), prefix.group(1))
            return
        name = _NAME.match(rest)
        if name:
            text = name.group(0)
            if not text.removeprefix('\ufeff').isidentifier():
                text = self.identifier(text)
            yield self.take(_token.NAME, len(text))
            return
        if rest[0].isdigit() or (rest[0] == '.' and rest[1:2].isdigit()):
            yield self.number(rest)
            return
        sign = _SIGN.match(rest)
        if sign is None:
            if not rest[0].isprintable() or ord(rest[0]) > 127:
                self.fail(self.bad_character(rest[0]))
            yield self.take(_token.OP, 1)
            return
        yield self.operator(sign.group(0))

    def identifier(self, text: str) -> str:
        """The part of a word that is an identifier; what is wrong with one that is none."""
        for length in range(1, len(text) + 1):
            if not text[:length].isidentifier():
                self.column += length - 1
                self.fail(self.bad_character(text[length - 1]))
        return text

    def bad_character(self, character: str) -> str:
        """What is said of a character that stands in no token."""
        kind = 'character' if character.isprintable() else 'non-printable character'
        shown = f" '{character}' (U+{ord(character):04X})" if character.isprintable() else f' U+{ord(character):04X}'
        return f'invalid {kind}{shown}'

    def number(self, rest: str):
        """The number at the position."""
        found = _NUMBER.match(rest)
        length = found.end() if found else 1
        text, after = rest[:length], rest[length:]
        kind = {'x': 'hexadecimal', 'o': 'octal', 'b': 'binary'}.get(text[1:2].lower() if text[0] == '0' else '', 'decimal')
        if text == '0' and after[:1] and after[0] in 'xXoObB':
            kind = {'x': 'hexadecimal', 'o': 'octal', 'b': 'binary'}[after[0].lower()]
            digit = after[1:2]
            if digit.isdigit():
                self.column += 2
                self.fail(f"invalid digit '{digit}' in {kind} literal")
            self.column += 1
            self.fail(f'invalid {kind} literal')
        if after[:1].isdigit() and kind != 'decimal':
            self.column += length
            self.fail(f"invalid digit '{after[0]}' in {kind} literal")
        is_word = after[:1] == '_' or (after[:1].isascii() and after[:1].isalpha())
        if is_word and not _AFTER_NUMBER.match(after):
            if text[-1] in 'jJ':
                kind = 'imaginary'
            self.column += length - 1 if after[0] != '_' else length
            self.fail(f'invalid {kind} literal')
        return self.take(_token.NUMBER, length)

    def operator(self, sign: str):
        """The sign at the position; in a field some of them end it or its expression."""
        field = self.formatted[-1].fields[-1] if self.formatted and self.formatted[-1].fields else None
        if field is not None and field[0] == 0:
            if sign == ':=' or sign == ':':
                field[1] = True
                return self.take(_token.OP, 1)
            if sign == '}':
                self.formatted[-1].fields.pop()
                return self.take(_token.OP, 1)
        if sign in ('(', '[', '{'):
            self.brackets.append((sign, self.row, self.column))
            if field is not None:
                field[0] += 1
        elif sign in _CLOSING:
            if self.brackets and (field is None or field[0] > 0):
                opening, row, _ = self.brackets.pop()
                if opening != _CLOSING[sign]:
                    where = '' if row == self.row else f' on line {row}'
                    self.fail(f"closing parenthesis '{sign}' does not match opening parenthesis '{opening}'{where}")
                if field is not None:
                    field[0] -= 1
            elif field is not None:
                self.fail(f"{self.formatted[-1].name}: unmatched '{sign}'")
        return self.take(_token.OP, len(sign))

    def string(self, opening: str, quotes: str):
        """The string at the position, or the beginning of one with fields."""
        prefix = opening[:-len(quotes)]
        if prefix and prefix.lower() in ('f', 'fr', 'rf', 't', 'tr', 'rt'):
            literal = _Formatted(quotes, prefix)
            literal.place = (self.row, self.column + 1)
            self.formatted.append(literal)
            yield self.take(literal.types[0], len(opening))
            return
        if self.formatted and self.formatted[-1].quotes == quotes and not prefix and self.ends_field(quotes):
            self.fail(f"{self.formatted[-1].name}: expecting '}}'")
        row, start = self.row, self.column
        lines, position = [self.line], start + len(opening)
        while True:
            line = self.line
            while position < len(line) and not line.startswith(quotes, position):
                if line[position] == '\\':
                    position += 2 if line[position + 1:position + 3] != '\r\n' else 3
                elif line[position] in '\r\n' and len(quotes) == 1:
                    break
                else:
                    position += 1
            if position < len(line) and line.startswith(quotes, position):
                break
            if len(quotes) == 1 and position < len(line):
                self.fail(f'unterminated string literal (detected at line {self.row})', (row, start + 1))
            if not self.next_line():
                if len(quotes) == 1:
                    self.fail(f'unterminated string literal (detected at line {self.row})', (row, start + 1))
                self.fail('EOF in multi-line string', (row, start + 1))
            lines.append(self.line)
            position = 0
        self.column = position + len(quotes)
        parts = [*lines[:-1], self.line[:self.column]]
        parts[0] = parts[0][start:]
        yield _token.STRING, ''.join(parts), (row, start), (self.row, self.column), ''.join(lines)

    def ends_field(self, quotes: str) -> bool:
        """Whether the quotes of the f-string itself, within a field, begin no string."""
        rest = self.line[self.column + len(quotes):]
        return len(quotes) == 1 and quotes not in rest

    def formatted_text(self):
        """The text of an f-string up to a field or to its end."""
        literal = self.formatted[-1]
        in_specification = bool(literal.fields)
        row, start = self.row, self.column
        lines, parts = [self.line], []
        while True:
            line, position = self.line, self.column
            if position >= len(line):
                parts.append(line[start:])
                if not self.next_line():
                    self.unterminated(literal)
                lines.append(self.line)
                start = 0
                continue
            if line.startswith(literal.quotes, position) and not (in_specification and len(literal.quotes) == 3):
                break
            character = line[position]
            if character in '\r\n' and len(literal.quotes) == 1:
                if in_specification:
                    self.fail(
                        f'{literal.name}: newlines are not allowed in format specifiers for single quoted '
                        f'{literal.name}s'
                    )
                self.unterminated(literal)
            if character == '{':
                if line.startswith('{{', position) and not in_specification:
                    self.column += 1
                    yield self.middle(literal, parts, lines, row, start)
                    self.column += 1
                    row, start, lines, parts = self.row, self.column, [self.line], []
                    if self.column >= len(self.line):
                        return
                    continue
                break
            if character == '}':
                if in_specification:
                    break
                if line.startswith('}}', position):
                    self.column += 1
                    yield self.middle(literal, parts, lines, row, start)
                    self.column += 1
                    row, start, lines, parts = self.row, self.column, [self.line], []
                    continue
                self.fail(f"{literal.name}: single '}}' is not allowed")
            if character == '\\':
                if line.startswith('\\N{', position) and not literal.raw and '}' in line[position:]:
                    self.column = line.index('}', position) + 1
                    yield self.middle(literal, parts, lines, row, start)
                    row, start, lines, parts = self.row, self.column, [self.line], []
                    continue
                following = line[position + 1:position + 2]
                if following in ('{', '}'):
                    self.column += 1
                else:
                    self.column += 3 if line[position + 1:position + 3] == '\r\n' else 2
                continue
            self.column += 1
        if parts or self.column > start or (in_specification and character_is_end(line, self.column)):
            yield self.middle(literal, parts, lines, row, start)
        if literal.quotes and self.line.startswith(literal.quotes, self.column) and not in_specification:
            self.formatted.pop()
            yield self.take(literal.types[2], len(literal.quotes))
        elif self.line[self.column] == '{':
            literal.fields.append([0, False])
            yield self.take(_token.OP, 1)
        elif self.line[self.column] == '}':
            literal.fields.pop()
            yield self.take(_token.OP, 1)
        else:
            self.fail(f"{literal.name}: expecting '}}', or format specs")

    def middle(self, literal: _Formatted, parts: list[str], lines: list[str], row: int, start: int):
        """The token of a stretch of text that ends at the position."""
        begin = start if not parts else len(lines[0]) - len(parts[0])
        text = ''.join(parts) + self.line[start:self.column]
        return literal.types[1], text, (row, begin), (self.row, self.column), ''.join(lines)

    def unterminated(self, literal: _Formatted):
        """An f-string without an end."""
        triple = 'triple-quoted ' if len(literal.quotes) == 3 else ''
        self.fail(f'unterminated {triple}{literal.name} literal (detected at line {self.row})', literal.place)


def character_is_end(line: str, position: int) -> bool:
    """Whether a format specification ends here; an empty one after a field within it is told too."""
    return line[position:position + 1] == '}' and line[position - 1:position] == '}'
