"""Splits lines of Python's text into tokens, comments and ends of lines included."""

import re
from token import (
    COMMENT, DEDENT, ENDMARKER, FSTRING_END, FSTRING_MIDDLE, FSTRING_START, INDENT, NAME, NEWLINE, NL, NUMBER, OP, STRING,
    TSTRING_END, TSTRING_MIDDLE, TSTRING_START, EXACT_TOKEN_TYPES,
)

__all__ = ['Scanner', 'TokenError']

_TAB = 8

_digits = r'[0-9](?:_?[0-9])*'
_exponent = rf'[eE][-+]?{_digits}'
_number = re.compile('|'.join([
    r'0[xX](?:_?[0-9a-fA-F])+', r'0[bB](?:_?[01])+', r'0[oO](?:_?[0-7])+',
    rf'(?:{_digits}\.(?:{_digits})?|\.{_digits})(?:{_exponent})?[jJ]?',
    rf'{_digits}{_exponent}[jJ]?', rf'{_digits}[jJ]?',
]))
_name = re.compile(r'\w+')
_operator = re.compile('|'.join(re.escape(operator) for operator in sorted(EXACT_TOKEN_TYPES, key=len, reverse=True)))
_prefix = re.compile(r'''([bBuU]|[rR][bB]?|[bB][rR]|[fFtT][rR]?|[rR][fFtT])?("""|\'\'\'|"|')''')

_CLOSERS = {'(': ')', '[': ']', '{': '}'}


class TokenError(Exception):
    """Text that ends in the middle of a token or a statement; with the place (row, column)."""


class _Text:
    # The literal part of an f-string or t-string, or the format that follows a colon in it.
    def __init__(self, quote: str, raw: bool, template: bool, row: int, column: int, is_format: bool) -> None:
        self.quote = quote
        self.raw = raw
        self.template = template
        self.place = row, column
        self.is_format = is_format
        self.has_fields = False

    @property
    def kinds(self) -> tuple[int, int, int]:
        if self.template:
            return TSTRING_START, TSTRING_MIDDLE, TSTRING_END
        return FSTRING_START, FSTRING_MIDDLE, FSTRING_END


class _Field:
    # A replacement field of such a string: how many brackets were open where it begins.
    def __init__(self, depth: int) -> None:
        self.depth = depth


class Scanner:
    """Iterates over tokens (kind, string, start, end, line)."""

    def __init__(self, next_line) -> None:
        self._next_line = next_line
        self._line = ''
        self._row = 0
        self._column = 0
        self._lines = []
        self._brackets = []
        self._modes = []
        self._indents = [(0, 0)]

    def _advance(self) -> bool:
        # Goes to the next line; whether there is one.
        self._line = self._next_line()
        self._row += 1
        self._column = 0
        self._lines.append(self._line)
        return bool(self._line)

    def _token(self, kind: int, string: str, start: tuple[int, int], end: tuple[int, int], line: str | None = None):
        return kind, string, start, end, self._line if line is None else line

    def _lines_from(self, row: int) -> str:
        return ''.join(self._lines[row - self._row - 1:])

    def __iter__(self):
        continued = False
        while True:
            self._lines.clear()
            if not self._advance():
                break
            if self._modes and isinstance(self._modes[-1], _Text):
                yield from self._text()
            elif not continued and not self._brackets and not self._modes:
                if (yield from self._begin()):
                    continue
            continued = yield from self._rest()
        if self._modes:
            raise self._unfinished()
        if self._brackets:
            raise TokenError('unexpected EOF in multi-line statement', (self._row - 1, 0))
        if continued:
            raise TokenError('unexpected EOF in multi-line statement', (self._row, 0))
        end = self._row, 0
        for _ in self._indents[1:]:
            yield DEDENT, '', end, end, ''
        yield ENDMARKER, '', end, end, ''

    def _begin(self):
        # The indentation of a line; whether nothing but a comment is in it.
        line, width, alternative, column = self._line, 0, 0, 0
        for column, character in enumerate(line):
            if character == ' ':
                width, alternative = width + 1, alternative + 1
            elif character == '\t':
                width, alternative = (width // _TAB + 1) * _TAB, alternative + 1
            elif character == '\f':
                width = alternative = 0
            else:
                break
        else:
            column = len(line)
        self._column = column
        rest = line[column:]
        if rest.startswith('#'):
            comment = rest.rstrip('\r\n')
            yield self._token(COMMENT, comment, (self._row, column), (self._row, column + len(comment)))
            self._column += len(comment)
            yield self._end_of_line(NL)
            return True
        if not rest.strip('\r\n'):
            if rest or column:
                yield self._end_of_line(NL)
            return True
        if rest.startswith('\\') and not rest[1:].strip('\r\n'):
            # The statement goes on in the next line, whose indentation says nothing.
            return False
        yield from self._indent(width, alternative)
        return False

    def _indent(self, width: int, alternative: int):
        place = self._row, self._column
        known, known_alternative = self._indents[-1]
        if width == known:
            if alternative != known_alternative:
                raise self._tab_error()
            return
        if width > known:
            if alternative <= known_alternative:
                raise self._tab_error()
            self._indents.append((width, alternative))
            yield self._token(INDENT, self._line[:self._column], (self._row, 0), place)
            return
        while self._indents[-1][0] > width:
            self._indents.pop()
            if self._indents[-1][0] < width:
                raise IndentationError(
                    'unindent does not match any outer indentation level',
                    ('<string>', self._row, len(self._line.rstrip('\r\n')) + 1, self._line.rstrip('\r\n'), None, None))
            yield self._token(DEDENT, '', place, place)

    def _tab_error(self) -> TabError:
        return TabError('inconsistent use of tabs and spaces in indentation',
                        ('<string>', self._row, len(self._line.rstrip('\r\n')) + 1, self._line.rstrip('\r\n'), None, None))

    def _end_of_line(self, kind: int):
        ending = self._line[self._column:]
        if ending.endswith('\r\n'):
            ending = '\r\n'
        # The last line of the text may have no end; its token is one column wide nevertheless.
        start = self._row, self._column
        end = self._row, self._column + max(len(ending), 1)
        self._column = len(self._line)
        return self._token(kind, ending, start, end)

    def _rest(self):
        # The tokens of the rest of the line, and of further ones that strings reach into; whether the next line goes on.
        found = False
        while True:
            line, column = self._line, self._column
            while column < len(line) and line[column] in ' \t\f':
                column += 1
            self._column = column
            if column >= len(line) or line[column] in '\r\n':
                if column >= len(line) and line.endswith('\n'):
                    return False
                inside = self._brackets or self._modes or not (found or column)
                yield self._end_of_line(NL if inside else NEWLINE)
                return False
            character = line[column]
            if character == '#':
                comment = line[column:].rstrip('\r\n')
                yield self._token(COMMENT, comment, (self._row, column), (self._row, column + len(comment)))
                self._column += len(comment)
                continue
            if character == '\\':
                if line[column + 1:] in ('\n', '\r\n', '\r'):
                    return found
                if not line[column + 1:]:
                    raise TokenError('unexpected EOF in multi-line statement', (self._row, column + 2))
                raise TokenError('unexpected character after line continuation character', (self._row, len(line)))
            found = True
            yield from self._one()

    def _one(self):
        # One token; of a string with fields, everything until its first field.
        line, column = self._line, self._column
        start = self._row, column
        string = _prefix.match(line, column)
        if string:
            yield from self._string(string)
            return
        character = line[column]
        if character.isdigit() or (character == '.' and line[column + 1:column + 2].isdigit()):
            match = _number.match(line, column)
            if match:
                self._check_number(match)
                self._column = match.end()
                yield self._token(NUMBER, match.group(), start, (self._row, match.end()))
                return
        match = _name.match(line, column)
        if match:
            self._column = match.end()
            yield self._token(NAME, match.group(), start, (self._row, match.end()))
            return
        yield from self._punctuation(start)

    def _check_number(self, match) -> None:
        # A name may follow a number at once, but no stray underscore.
        if self._line.startswith('_', match.end()):
            kinds = {'x': 'hexadecimal', 'b': 'binary', 'o': 'octal'}
            kind = kinds.get(match.group()[1:2].lower(), 'decimal')
            raise TokenError(f'invalid {kind} literal', (self._row, match.end() + 1))

    def _punctuation(self, start: tuple[int, int]):
        match = _operator.match(self._line, self._column)
        field = self._modes[-1] if self._modes else None
        at_top = field is not None and field.depth == len(self._brackets)
        if not match:
            character = self._line[self._column]
            # Other characters mean nothing, but are somebody's shell or template.
            self._column += 1
            kind = OP if ord(character) < 128 else NAME
            yield self._token(kind, character, start, (self._row, self._column))
            return
        operator = match.group()
        if at_top:
            if operator == ':=' or (operator == '!=' and self._line[match.end():match.end() + 1] != '='):
                operator = operator if operator == '!=' else ':'
            if operator == '}':
                self._modes.pop()
            elif operator == ':':
                text = self._string_of_field()
                self._modes.append(_Text(text.quote, text.raw, text.template, *start, True))
        if operator in _CLOSERS:
            self._brackets.append(operator)
        elif operator in (')', ']', '}') and not (at_top and operator == '}'):
            if self._brackets:
                self._brackets.pop()
        self._column += len(operator)
        yield self._token(OP, operator, start, (self._row, self._column))
        if at_top and operator in ('}', ':'):
            yield from self._text()

    def _string_of_field(self) -> _Text:
        return next(mode for mode in reversed(self._modes) if isinstance(mode, _Text))

    def _string(self, match):
        prefix, quote = match.group(1) or '', match.group(2)
        start = self._row, match.start()
        lowered = prefix.lower()
        self._column = match.end()
        if 'f' in lowered or 't' in lowered:
            text = _Text(quote, 'r' in lowered, 't' in lowered, *start, False)
            self._modes.append(text)
            yield self._token(text.kinds[0], match.group(), start, (self._row, self._column))
            yield from self._text()
            return
        parts = [match.group()]
        while True:
            line, column = self._line, self._column
            while column < len(line):
                if line[column] == '\\':
                    column += 3 if line.startswith('\r\n', column + 1) else 2
                elif line.startswith(quote, column):
                    break
                elif len(quote) == 1 and line[column] in '\r\n':
                    raise self._unterminated(start)
                else:
                    column += 1
            if column < len(line):
                end = column + len(quote)
                parts.append(line[self._column:end])
                self._column = end
                yield self._token(STRING, ''.join(parts), start, (self._row, end), self._lines_from(start[0]))
                return
            parts.append(line[self._column:])
            if len(quote) == 1 and not line.endswith('\n'):
                raise self._unterminated(start)
            if not self._advance():
                if len(quote) == 1:
                    raise self._unterminated(start)
                raise TokenError('EOF in multi-line string', (start[0], start[1] + 1))

    def _unterminated(self, start: tuple[int, int]) -> TokenError:
        return TokenError(f'unterminated string literal (detected at line {start[0]})', (start[0], start[1] + 1))

    def _unfinished(self) -> TokenError:
        text = self._string_of_field()
        kind = 't' if text.template else 'f'
        triple = 'triple-quoted ' if len(text.quote) == 3 else ''
        row, column = text.place
        return TokenError(f'unterminated {triple}{kind}-string literal (detected at line {self._row - 1})', (row, column + 1))

    def _text(self):
        # The literal parts of the string that is open, until a field begins or the string ends.
        text = self._modes[-1]
        _, middle, end_kind = text.kinds
        start, begin, parts = (self._row, self._column), self._column, []

        def made(column: int, extra: int = 0):
            string = ''.join(parts) + self._line[begin:column]
            return self._token(middle, string, start, (self._row, column), self._lines_from(start[0]))

        while True:
            line, column = self._line, self._column
            while column < len(line):
                character = line[column]
                if character == '\\' and not text.raw:
                    if line.startswith('N{', column + 1) and not text.is_format:
                        close = line.find('}', column)
                        column = len(line) if close < 0 else close + 1
                    elif line[column + 1:column + 2] in ('{', '}'):
                        column += 1
                    else:
                        column += 3 if line.startswith('\r\n', column + 1) else 2
                elif character == '\\' and line[column + 1:column + 2] not in ('{', '}'):
                    column += 2
                elif character in '{}':
                    break
                elif not text.is_format and line.startswith(text.quote, column):
                    break
                elif character in '\r\n' and len(text.quote) == 1:
                    self._row += 1
                    raise self._unfinished()
                else:
                    column += 1
            if column >= len(line):
                parts.append(line[begin:])
                if not self._advance():
                    raise self._unfinished()
                begin = 0
                continue
            self._column = column
            character = line[column]
            doubled = line.startswith(character * 2, column) and not text.is_format
            if character in '{}' and doubled:
                # Two braces stand for one, which ends the token; the next begins behind the other.
                yield made(column + 1)
                self._column = begin = column + 2
                start, parts = (self._row, begin), []
                continue
            if column > begin or parts or (text.is_format and text.has_fields and character == '}'):
                yield made(column)
            place = self._row, column
            if character == '{':
                self._column += 1
                self._modes.append(_Field(len(self._brackets)))
                text.has_fields = True
                yield self._token(OP, '{', place, (self._row, self._column))
                return
            if character == '}' and text.is_format:
                self._modes.pop()
                self._modes.pop()
                self._column += 1
                yield self._token(OP, '}', place, (self._row, self._column))
                yield from self._text()
                return
            if character == '}':
                raise TokenError(f"{'t' if text.template else 'f'}-string: single '}}' is not allowed", (self._row, column + 1))
            self._modes.pop()
            self._column += len(text.quote)
            yield self._token(end_kind, text.quote, place, (self._row, self._column))
            return
