"""The tokens of Python's text, with their places; and text made of tokens."""

import builtins
import re
import sys
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from io import TextIOWrapper
from token import *
from token import EXACT_TOKEN_TYPES, __all__ as _token_names

from _tokenizer import Scanner, TokenError

__all__ = [*_token_names, 'tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo', 'open', 'TokenError']

cookie_re = re.compile(r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', re.ASCII)
blank_re = re.compile(rb'^[ \t\f]*(?:[#\r\n]|$)', re.ASCII)


class TokenInfo(namedtuple('TokenInfo', 'type string start end line')):
    """A token: its kind, its text, where it begins and ends, and the line that it is in."""

    def __repr__(self) -> str:
        kind = f'{self.type} ({tok_name[self.type]})'
        return f'TokenInfo(type={kind}, string={self.string!r}, start={self.start!r}, end={self.end!r}, line={self.line!r})'

    @property
    def exact_type(self) -> int:
        """The kind, which for an operator tells which one it is."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


def _normal_name(encoding: str) -> str:
    name = encoding[:12].lower().replace('_', '-')
    if name == 'utf-8' or name.startswith('utf-8-'):
        return 'utf-8'
    if name in ('latin-1', 'iso-8859-1', 'iso-latin-1') or name.startswith(('latin-1-', 'iso-8859-1-', 'iso-latin-1-')):
        return 'iso-8859-1'
    return encoding


def detect_encoding(readline) -> tuple[str, list]:
    """Return the encoding that a file is in, and the lines (one or two) that were read to find out."""
    try:
        filename = readline.__self__.name
    except AttributeError:
        filename = None

    def read() -> bytes:
        try:
            return readline()
        except StopIteration:
            return b''

    def wrong(message: str) -> SyntaxError:
        return SyntaxError(message if filename is None else f'{message} for {filename!r}')

    has_mark = False
    default = 'utf-8'

    def declared(line: bytes) -> str | None:
        try:
            text = line.decode('utf-8')
        except UnicodeDecodeError:
            raise wrong('invalid or missing encoding declaration') from None
        match = cookie_re.match(text)
        if not match:
            return None
        encoding = _normal_name(match.group(1))
        try:
            lookup(encoding)
        except LookupError:
            message = f'unknown encoding: {encoding}' if filename is None else f'unknown encoding for {filename!r}: {encoding}'
            raise SyntaxError(message) from None
        if has_mark:
            if encoding != 'utf-8':
                message = 'encoding problem: utf-8' if filename is None else f'encoding problem for {filename!r}: utf-8'
                raise SyntaxError(message)
            encoding += '-sig'
        return encoding

    first = read()
    if first.startswith(BOM_UTF8):
        has_mark, default = True, 'utf-8-sig'
        first = first[len(BOM_UTF8):]
    if not first:
        return default, []
    encoding = declared(first)
    if encoding:
        return encoding, [first]
    if not blank_re.match(first):
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    return declared(second) or default, [first, second]


def open(filename):
    """Open a file of Python's text for reading, in the encoding that it is in."""
    file = builtins.open(filename, 'rb')
    try:
        encoding, _ = detect_encoding(file.readline)
        file.seek(0)
        text = TextIOWrapper(file, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except BaseException:
        file.close()
        raise


def tokenize(readline):
    """Yield the tokens of lines of bytes, which `readline` returns one by one; the first token is their encoding."""
    encoding, read = detect_encoding(readline)
    yield TokenInfo(ENCODING, 'utf-8' if encoding == 'utf-8-sig' else encoding, (0, 0), (0, 0), '')
    pending = iter(read)

    def next_line() -> str:
        line = next(pending, None)
        if line is None:
            try:
                line = readline()
            except StopIteration:
                line = b''
        return line.decode('utf-8' if encoding == 'utf-8-sig' else encoding)

    yield from map(TokenInfo._make, Scanner(next_line))


def generate_tokens(readline):
    """Yield the tokens of lines of text, which `readline` returns one by one."""
    def next_line() -> str:
        try:
            return readline()
        except StopIteration:
            return ''

    yield from map(TokenInfo._make, Scanner(next_line))


class _Untokenizer:
    # Puts tokens where they say that they are, or if they say nothing apart from each other.
    def __init__(self) -> None:
        self.parts = []
        self.row, self.column = 1, 0
        self.encoding = None
        self.line = ''

    def move_to(self, row: int, column: int) -> None:
        if (row, column) < (self.row, self.column):
            raise ValueError(f'start ({row},{column}) precedes previous end ({self.row},{self.column})')
        if row > self.row:
            # Lines that no token ends go on behind a backslash, which the line before tells what is in front of.
            last = self.line.splitlines(keepends=True)[-1:]
            tail = last[0][self.column:] if last else ''
            self.parts.append(tail if tail.strip() == '\\' else '\\\n')
            self.parts.append('\\\n' * (row - self.row - 1))
            self.column = 0
        self.parts.append(' ' * (column - self.column))
        self.row, self.column = row, column

    def write(self, tokens) -> str:
        indents, at_start = [], False
        tokens = iter(tokens)
        for token in tokens:
            if len(token) == 2:
                self.write_pairs(token, tokens)
                break
            kind, string, start, end, line = token
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                self.row, self.column = end
                continue
            if kind in (NEWLINE, NL):
                at_start = True
            elif at_start and indents:
                if start[1] >= len(indents[-1]):
                    self.parts.append(indents[-1])
                    self.column = len(indents[-1])
                at_start = False
            if kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                string = _double_braces(string)
                # The place of the end is one of the text, which has its braces twice.
                last = string.rpartition('\n')[2]
                end = end[0], end[1] + last.count('{{') + last.count('}}')
            self.move_to(*start)
            self.parts.append(string)
            self.row, self.column = end
            self.line = line
            if kind in (NEWLINE, NL):
                self.row += 1
                self.column = 0
        return ''.join(self.parts)

    def write_pairs(self, first, rest) -> None:
        indents, at_start, after_string, in_text = [], first[0] in (NEWLINE, NL), False, 0
        for kind, string in (first, *(token[:2] for token in rest)):
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind in (NAME, NUMBER):
                string += ' '
            is_string = kind == STRING
            if is_string and after_string:
                string = ' ' + string
            after_string = is_string
            if kind in (FSTRING_START, TSTRING_START):
                in_text += 1
            elif kind in (FSTRING_END, TSTRING_END):
                in_text -= 1
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                string = _double_braces(string)
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                at_start = True
            elif at_start and indents:
                self.parts.append(indents[-1])
                at_start = False
            if in_text and string == '{ ':
                string = '{'
            self.parts.append(string)


def _double_braces(string: str) -> str:
    # The braces of names of characters stay as they are.
    parts = re.split(r'(\\N\{[^{}]*\})', string)
    return ''.join(part if index % 2 else part.replace('{', '{{').replace('}', '}}') for index, part in enumerate(parts))


def untokenize(iterable):
    """Return text that has these tokens; as bytes, if one of them is its encoding."""
    untokenizer = _Untokenizer()
    text = untokenizer.write(iterable)
    if untokenizer.encoding is not None:
        return text.encode(untokenizer.encoding)
    return text


def main() -> None:
    """Print the tokens of a file, or of standard input."""
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('filename', nargs='?', metavar='filename.py', help='the file to tokenize; defaults to stdin')
    parser.add_argument('-e', '--exact', action='store_true', help='display token names using the exact type')
    options = parser.parse_args()
    if options.filename:
        with builtins.open(options.filename, 'rb') as file:
            tokens = list(tokenize(file.readline))
    else:
        tokens = generate_tokens(sys.stdin.readline)
    for token in tokens:
        kind = token.exact_type if options.exact else token.type
        place = '%d,%d-%d,%d:' % (token.start + token.end)
        print(f'{place:<20}{tok_name[kind]:<15}{token.string!r:<15}')


if __name__ == '__main__':
    main()
