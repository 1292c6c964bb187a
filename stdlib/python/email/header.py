"""Headers whose text may be outside of ASCII, as encoded words in lines that are short enough."""

import binascii
import re

import email.base64mime
import email.quoprimime
from email import charset as _charset
from email.errors import HeaderParseError

__all__ = ['Header', 'decode_header', 'make_header']

Charset = _charset.Charset

_US_ASCII = Charset('us-ascii')
_UTF8 = Charset('utf-8')
_LONGEST_LINE = 78

_ENCODED_WORD = re.compile(r'=\?(?P<charset>[^?]*?)\?(?P<encoding>[qQbB])\?(?P<encoded>.*?)\?=', re.MULTILINE)
# The name of a header at the beginning of a line: a value with one in it would smuggle in another header.
_EMBEDDED_HEADER = re.compile(r'\n[^ \t]+:')


def decode_header(header) -> list[tuple]:
    """The pieces of a header, each with its character set, or `None` for what was not encoded.

    A header with no encoded word is one piece of text; with some, all pieces are octets.
    """
    if hasattr(header, '_chunks'):
        return [(_charset._encode(string, str(charset)), str(charset)) for string, charset in header._chunks]
    if not _ENCODED_WORD.search(header):
        return [(header, None)]
    words = []
    for line in header.splitlines():
        position = 0
        is_first = True
        for match in _ENCODED_WORD.finditer(line):
            plain = line[position:match.start()]
            if is_first:
                plain = plain.lstrip()
                is_first = False
            if plain:
                words.append((plain, None, None))
            words.append((match['encoded'], match['encoding'].lower(), match['charset'].lower()))
            position = match.end()
        plain = line[position:]
        if is_first:
            plain = plain.lstrip()
        if plain:
            words.append((plain, None, None))
    # Space between two encoded words is no part of the text.
    kept = [word for index, word in enumerate(words)
            if not (0 < index < len(words) - 1 and word[1] is None and word[0].isspace()
                    and words[index - 1][1] and words[index + 1][1])]
    pieces = []
    for text, encoding, charset in kept:
        octets = _decode_word(text, encoding)
        if pieces and pieces[-1][1] == charset:
            between = b' ' if charset is None else b''
            pieces[-1] = (pieces[-1][0] + between + octets, charset)
        else:
            pieces.append((octets, charset))
    return pieces


def _decode_word(text: str, encoding: str | None) -> bytes:
    if encoding is None:
        return text.encode('raw-unicode-escape')
    if encoding == 'q':
        return email.quoprimime.header_decode(text).encode('latin1', 'surrogateescape') \
            if text.isascii() else email.quoprimime.header_decode(text).encode('raw-unicode-escape')
    text += '==='[:-len(text) % 4]
    try:
        return email.base64mime.decode(text)
    except binascii.Error:
        raise HeaderParseError('Base64 decoding error')


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=' ') -> 'Header':
    """A header of the pieces that `decode_header` gives."""
    header = Header(maxlinelen=maxlinelen, header_name=header_name, continuation_ws=continuation_ws)
    for text, charset in decoded_seq:
        if charset is not None and not isinstance(charset, Charset):
            charset = Charset(charset)
        header.append(text, charset)
    return header


class Header:
    """A header made of pieces in different character sets."""

    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=' ',
                 errors='strict') -> None:
        if charset is None:
            charset = _US_ASCII
        elif not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        self._continuation_ws = continuation_ws
        self._chunks = []
        if s is not None:
            self.append(s, charset, errors)
        self._maxlinelen = _LONGEST_LINE if maxlinelen is None else maxlinelen
        self._headerlen = 0 if header_name is None else len(header_name) + 2

    def __str__(self) -> str:
        self._normalize()
        text, last_charset, last_space = '', None, False
        for string, charset in self._chunks:
            if charset == _charset.UNKNOWN8BIT:
                string = string.encode('ascii', 'surrogateescape').decode('ascii', 'replace')
            # Pieces in different sets are words of their own; spaces are put between what is ASCII and what is not.
            if text:
                has_space = string and self._nonctext(string[0])
                if last_charset not in (None, 'us-ascii'):
                    if charset in (None, 'us-ascii') and not has_space:
                        text += ' '
                elif charset not in (None, 'us-ascii') and not last_space:
                    text += ' '
            last_space = bool(string) and self._nonctext(string[-1])
            last_charset = charset
            text += string
        return text

    def __eq__(self, other) -> bool:
        return other == str(self)

    def append(self, s, charset=None, errors='strict') -> None:
        """Put text, or octets in the character set, behind what is there."""
        if charset is None:
            charset = self._charset
        elif not isinstance(charset, Charset):
            charset = Charset(charset)
        if not isinstance(s, str):
            input_charset = charset.input_codec or 'us-ascii'
            if input_charset == _charset.UNKNOWN8BIT:
                s = s.decode('us-ascii', 'surrogateescape')
            else:
                s = s.decode(input_charset, errors)
        output_charset = charset.output_codec or 'us-ascii'
        if output_charset != _charset.UNKNOWN8BIT:
            try:
                s.encode(output_charset, errors)
            except UnicodeEncodeError:
                if output_charset != 'us-ascii':
                    raise
                charset = _UTF8
        self._chunks.append((s, charset))

    def _nonctext(self, character: str) -> bool:
        return character.isspace() or character in '()\\'

    def encode(self, splitchars: str = ';, \t', maxlinelen=None, linesep: str = '\n') -> str:
        """The header in lines; `splitchars` are where a long one is rather parted, the best first."""
        self._normalize()
        if maxlinelen is None:
            maxlinelen = self._maxlinelen
        # No length at all is said by 0.
        if maxlinelen == 0:
            maxlinelen = 1000000
        lines = _Lines(self._headerlen, maxlinelen, self._continuation_ws, splitchars)
        last_charset, last_space = None, False
        for position, (string, charset) in enumerate(self._chunks):
            if position:
                has_space = string and self._nonctext(string[0])
                if last_charset not in (None, 'us-ascii'):
                    if not has_space or charset not in (None, 'us-ascii'):
                        lines.add_transition()
                elif charset not in (None, 'us-ascii') and not last_space:
                    lines.add_transition()
            last_space = bool(string) and self._nonctext(string[-1])
            last_charset = charset
            parts = string.splitlines()
            lines.feed('', parts[0] if parts else '', charset)
            for part in parts[1:]:
                lines.newline()
                if charset.header_encoding is not None:
                    lines.feed(self._continuation_ws, ' ' + part.lstrip(), charset)
                else:
                    body = part.lstrip()
                    lines.feed(part[:len(part) - len(body)], body, charset)
            if len(parts) > 1:
                lines.newline()
        if self._chunks:
            lines.add_transition()
        text = lines.text(linesep)
        if _EMBEDDED_HEADER.search(text):
            raise HeaderParseError(f'header value appears to contain an embedded header: {text!r}')
        return text

    def _normalize(self) -> None:
        # Neighbours in one character set become one.
        merged = []
        for string, charset in self._chunks:
            if merged and merged[-1][1] == charset:
                merged[-1][0].append(string)
            else:
                merged.append(([string], charset))
        self._chunks = [(' '.join(strings), charset) for strings, charset in merged]


class _Lines:
    # The lines so far, and the one that is filled: words, each with the space before it.
    def __init__(self, used: int, most: int, continuation: str, splits: str) -> None:
        self.most = most
        self.continuation = continuation
        self.splits = splits
        self.lines = []
        self.words = []
        self.used = used

    def width(self) -> int:
        return self.used + sum(len(space) + len(word) for space, word in self.words)

    def line(self, words=None) -> str:
        return ''.join(space + word for space, word in (self.words if words is None else words))

    def text(self, linesep: str) -> str:
        self.newline()
        return linesep.join(self.lines)

    def newline(self) -> None:
        ending = self.words.pop() if self.words else ('', '')
        if ending != (' ', ''):
            self.words.append(ending)
        if self.width() > 0:
            # Words of nothing but space belong to the line before.
            if self.used == 0 and self.lines and not self.line().strip():
                self.lines[-1] += self.line()
            else:
                self.lines.append(self.line())
        self.words, self.used = [], 0

    def add_transition(self) -> None:
        self.words.append((' ', ''))

    def feed(self, space: str, string: str, charset: Charset) -> None:
        if charset.header_encoding is None:
            self.feed_ascii(space, string)
            return
        encoded = charset.header_encode_lines(string, self.room())
        first = encoded.pop(0)
        if first is not None:
            self.add(space, first)
        if not encoded:
            return
        self.newline()
        self.words.append((self.continuation, encoded.pop()))
        self.lines += [self.continuation + word for word in encoded]

    def room(self):
        yield self.most - self.width()
        while True:
            yield self.most - len(self.continuation)

    def feed_ascii(self, space: str, string: str) -> None:
        for match in re.finditer(r'([ \t]*)([^ \t]+)|([ \t]+)$', space + string):
            if match[3] is not None:
                self.add(match[3], '')
            else:
                self.add(match[1], match[2])
        if not space + string:
            self.add('', '')

    def add(self, space: str, word: str) -> None:
        self.words.append((space, word))
        if self.width() <= self.most:
            return
        at = self.best_split()
        if at is not None:
            remainder = self.words[at:]
            del self.words[at:]
            self.lines.append(self.line())
            self.words, self.used = remainder, 0
            return
        space, word = self.words.pop()
        if self.used > 0:
            # The name of the header stands alone in the first line.
            self.newline()
            space = space or ' '
        self.words.append((space, word))

    def best_split(self) -> int | None:
        for wanted in self.splits:
            for index in range(len(self.words) - 1, 0, -1):
                space, _ = self.words[index]
                before = self.words[index - 1][1]
                if wanted.isspace() and space and space[0] == wanted:
                    return index
                if before and before[-1] == wanted:
                    return index
        return None
