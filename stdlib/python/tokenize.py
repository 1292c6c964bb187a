"""Cuts Python source into tokens, and puts it together again."""

import re
from builtins import open as _builtin_open
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from io import TextIOWrapper

from _source_tokens import ScanError, Scanner
from token import *
from token import EXACT_TOKEN_TYPES
import token as _token

cookie_re = re.compile(br'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)')
blank_re = re.compile(br'^[ \t\f]*(?:[#\r\n]|$)')

__all__ = _token.__all__ + [
    'tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo', 'open', 'TokenError',
]


class TokenInfo(namedtuple('TokenInfo', 'type string start end line')):
    """A token: its type and text, where it begins and ends, and its line."""

    def __repr__(self) -> str:
        kind = f'{self.type} ({tok_name[self.type]})'
        rest = ', '.join(f'{name}={value!r}' for name, value in zip(self._fields[1:], self[1:]))
        return f'TokenInfo(type={kind}, {rest})'

    @property
    def exact_type(self) -> int:
        """The type; that of the sign itself for operators."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class TokenError(Exception):
    """Raised for a text that ends within something, or that cannot be cut into tokens."""


class Untokenizer:
    """Puts tokens together to a text."""

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.prev_row = 1
        self.prev_col = 0
        self.prev_type = None
        self.prev_line = ''
        self.encoding = None

    def add_whitespace(self, start: tuple[int, int]) -> None:
        """Goes on to a place."""
        row, column = start
        if row < self.prev_row or row == self.prev_row and column < self.prev_col:
            raise ValueError(
                f'start ({row},{column}) precedes previous end ({self.prev_row},{self.prev_col})'
            )
        rows = row - self.prev_row
        if rows:
            # The line ended in a backslash, perhaps with blanks before it.
            kept = self.prev_line.rstrip('\\\r\n')
            blanks = kept[len(kept.rstrip()):]
            end = '\r\n' if self.prev_line.endswith('\r\n') else '\n'
            self.tokens.append(blanks + ('\\' + end) * rows)
            self.prev_col = 0
        columns = column - self.prev_col
        if columns:
            # Blanks that are no spaces are taken over from the line.
            gap = self.prev_line[self.prev_col:column] if not rows else ''
            self.tokens.append(gap if len(gap) == columns and gap.isspace() else ' ' * columns)

    def untokenize(self, iterable) -> str:
        """The text of full tokens, each at its place."""
        indents: list[str] = []
        line_begins = False
        for item in iterable:
            if len(item) == 2:
                self.compat(item, iterable)
                break
            kind, text, start, end, line = item
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if kind in (NEWLINE, NL):
                line_begins = True
            elif line_begins and indents:
                indent = indents[-1]
                if start[1] >= len(indent):
                    self.tokens.append(indent)
                    self.prev_col = len(indent)
                line_begins = False
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                text, end = self.escape_braces(text, end)
            self.add_whitespace(start)
            self.tokens.append(text)
            self.prev_row, self.prev_col = end
            if kind in (NEWLINE, NL):
                self.prev_row += 1
                self.prev_col = 0
            self.prev_type, self.prev_line = kind, line
        return ''.join(self.tokens)

    def escape_braces(self, text: str, end: tuple[int, int]) -> tuple[str, tuple[int, int]]:
        """The text between fields as it was written, with its braces doubled."""
        if '{' not in text and '}' not in text:
            return text, end
        escaped = re.sub(r'\\N\{[^{}]*\}|[{}]', lambda found: found[0] if len(found[0]) > 1 else found[0] * 2, text)
        last = text.rpartition('\n')[2]
        plain = re.sub(r'\\N\{[^{}]*\}', '', last)
        return escaped, (end[0], end[1] + plain.count('{') + plain.count('}'))

    def compat(self, token, iterable) -> None:
        """Puts together pairs of type and text, with blanks where they are needed."""
        from itertools import chain

        indents: list[str] = []
        write = self.tokens.append
        line_begins = token[0] in (NEWLINE, NL)
        was_string = False
        depth = 0
        for kind, text, *_ in chain([token], iterable):
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind in (NAME, NUMBER):
                text += ' '
            if kind == STRING:
                if was_string:
                    text = ' ' + text
                was_string = True
            else:
                was_string = False
            if kind in (FSTRING_START, TSTRING_START):
                if depth == 0 and self.prev_type in (STRING, FSTRING_END, TSTRING_END):
                    text = ' ' + text
                depth += 1
            elif kind in (FSTRING_END, TSTRING_END):
                depth -= 1
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                text = self.escape_braces(text, (0, 0))[0]
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                line_begins = True
            elif line_begins and indents:
                write(indents[-1])
                line_begins = False
            if kind == OP and text in ('}', '{') and depth and self.tokens and self.tokens[-1].endswith(' '):
                self.tokens[-1] = self.tokens[-1].rstrip(' ') if text == '}' else self.tokens[-1]
            write(text)
            self.prev_type = kind


def untokenize(iterable):
    """The source that tokens stand for: bytes if the first tells an encoding, a string otherwise."""
    writer = Untokenizer()
    text = writer.untokenize(iter(iterable))
    if writer.encoding is not None:
        return text.encode(writer.encoding)
    return text


def _normal_name(name: str) -> str:
    # The two encodings whose names are written in many ways.
    short = name[:12].lower().replace('_', '-')
    if short == 'utf-8' or short.startswith('utf-8-'):
        return 'utf-8'
    for latin in ('latin-1', 'iso-8859-1', 'iso-latin-1'):
        if short == latin or short.startswith(latin + '-'):
            return 'iso-8859-1'
    return name


def detect_encoding(readline) -> tuple[str, list[bytes]]:
    """The encoding of a source by its byte order mark or cookie, and the lines that were read to find it."""
    filename = getattr(getattr(readline, '__self__', None), 'name', None)
    has_mark = False
    default = 'utf-8'

    def shown(message: str) -> str:
        return message if filename is None else f'{message} for {filename!r}'

    def line() -> bytes:
        try:
            return readline()
        except StopIteration:
            return b''

    def check(found: bytes, encoding: str) -> None:
        if b'\0' in found:
            raise SyntaxError('source code cannot contain null bytes')
        try:
            found.decode(encoding)
        except UnicodeDecodeError:
            raise SyntaxError(shown('invalid or missing encoding declaration')) from None

    def cookie(found: bytes) -> str | None:
        match = cookie_re.match(found)
        if match is None:
            return None
        encoding = _normal_name(match.group(1).decode())
        try:
            lookup(encoding)
        except LookupError:
            if filename is None:
                raise SyntaxError('unknown encoding: ' + encoding) from None
            raise SyntaxError(f'unknown encoding for {filename!r}: {encoding}') from None
        if has_mark:
            if encoding != 'utf-8':
                raise SyntaxError(shown('encoding problem: utf-8'))
            encoding += '-sig'
        return encoding

    first = line()
    if first.startswith(BOM_UTF8):
        has_mark = True
        first = first[3:]
        default = 'utf-8-sig'
    if not first:
        return default, []
    encoding = cookie(first)
    if encoding or not blank_re.match(first):
        check(first, encoding or default)
        return encoding or default, [first]
    second = line()
    if not second:
        check(first, default)
        return default, [first]
    encoding = cookie(second)
    check(first + second, encoding or default)
    return encoding or default, [first, second]


def open(filename):
    """Opens a source file for reading as text, in the encoding that it says."""
    buffer = _builtin_open(filename, 'rb')
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except:
        buffer.close()
        raise


def _scan(readline, extra: bool = True):
    try:
        for kind, text, start, end, line in Scanner(readline, extra).tokens():
            yield TokenInfo(kind, text, start, end, line)
    except ScanError as error:
        raise TokenError(error.message, error.place) from None


def tokenize(readline):
    """The tokens of a source whose lines come as bytes; the first tells its encoding."""
    encoding, consumed = detect_encoding(readline)
    yield TokenInfo(ENCODING, 'utf-8' if encoding == 'utf-8-sig' else encoding, (0, 0), (0, 0), '')
    waiting = iter(consumed)

    def line() -> str:
        found = next(waiting, None)
        if found is None:
            try:
                found = readline()
            except StopIteration:
                found = b''
        return found.decode(encoding)

    yield from _scan(line)


def generate_tokens(readline):
    """The tokens of a source whose lines come as strings."""
    return _scan(readline)


def _main(args=None) -> None:
    import argparse
    import sys

    def fail(message: str, filename: str | None = None, place: tuple[int, int] | None = None):
        where = f'{filename}:' if filename else ''
        where += '{}:{}:'.format(*place) + ' ' if place else (' ' if filename else '')
        sys.stderr.write(f'{where}error: {message}\n')
        sys.exit(1)

    parser = argparse.ArgumentParser()
    parser.add_argument(dest='filename', nargs='?', metavar='filename.py', help='the file to tokenize; defaults to stdin')
    parser.add_argument('-e', '--exact', dest='exact', action='store_true', help='display token names using the exact type')
    arguments = parser.parse_args(args)
    filename = arguments.filename
    try:
        if filename:
            with _builtin_open(filename, 'rb') as file:
                tokens = list(tokenize(file.readline))
        else:
            filename = '<stdin>'
            tokens = _scan(sys.stdin.readline)
        for token in tokens:
            kind = token.exact_type if arguments.exact else token.type
            place = '%d,%d-%d,%d:' % (token.start + token.end)
            print('%-20s%-15s%-15r' % (place, tok_name[kind], token.string))
    except IndentationError as error:
        line, column = error.args[1][1:3]
        fail(error.args[0], filename, (line, column))
    except TokenError as error:
        fail(error.args[0], filename, error.args[1])
    except SyntaxError as error:
        fail(str(error), filename)
    except OSError as error:
        fail(str(error))
    except KeyboardInterrupt:
        print('interrupted\n')


if __name__ == '__main__':
    _main()
