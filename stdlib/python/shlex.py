"""Text split into words as a shell does."""

import os
import sys
from collections import deque
from io import StringIO

__all__ = ['shlex', 'split', 'quote', 'join']

# What the lexer is in; within quotes or after an escape, the sign that began that.
_BETWEEN, _WORD, _PUNCTUATION, _END = ' ', 'a', 'c', None


class shlex:
    """Reads words from a stream or a string."""

    def __init__(self, instream=None, infile=None, posix: bool = False, punctuation_chars=False) -> None:
        if isinstance(instream, str):
            instream = StringIO(instream)
        self.instream = sys.stdin if instream is None else instream
        self.infile = infile if instream is not None else None
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
        if posix:
            self.wordchars += 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.state = _BETWEEN
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self.filestack = deque()
        self.source = None
        if not punctuation_chars:
            punctuation_chars = ''
        elif punctuation_chars is True:
            punctuation_chars = '();<>|&'
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            # Characters that were read too far.
            self._pushback_chars = deque()
            # What is used in paths and patterns belongs to words.
            self.wordchars += '~-./*?='
            self.wordchars = ''.join(sign for sign in self.wordchars if sign not in punctuation_chars)

    @property
    def punctuation_chars(self) -> str:
        """The characters of which runs are words of their own."""
        return self._punctuation_chars

    def _say(self, level: int, text: str) -> None:
        if self.debug >= level:
            print('shlex: ' + text)

    def push_token(self, tok) -> None:
        """Put a word back, to be read next."""
        self._say(1, f'pushing token {tok!r}')
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None) -> None:
        """Read from another stream until it ends."""
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, newstream, 1
        self._say(1, f'pushing to stream {newstream}' if newfile is None else f'pushing to file {newfile}')

    def pop_source(self) -> None:
        """Go back to the stream before."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self._say(1, f'popping to {self.instream}, line {self.lineno}')
        self.state = _BETWEEN

    def get_token(self):
        """Return the next word, or `eof`."""
        if self.pushback:
            word = self.pushback.popleft()
            self._say(1, f'popping token {word!r}')
            return word
        raw = self.read_token()
        if self.source is not None:
            while raw == self.source:
                found = self.sourcehook(self.read_token())
                if found:
                    newfile, newstream = found
                    self.push_source(newstream, newfile)
                raw = self.get_token()
        while raw == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            raw = self.get_token()
        if raw != self.eof:
            self._say(1, f'token={raw!r}')
        else:
            self._say(1, 'token=EOF')
        return raw

    def _read_char(self) -> str:
        if self._punctuation_chars and self._pushback_chars:
            return self._pushback_chars.pop()
        return self.instream.read(1)

    def read_token(self):
        """Return the next word of the current stream."""
        self._quoted = False
        # The state to which an escape goes back.
        self._escaped_state = _BETWEEN
        while True:
            character = self._read_char()
            if character == '\n':
                self.lineno += 1
            self._say(3, f'in state {self.state!r} I see character: {character!r}')
            if self.state is _END:
                self.token = ''
                break
            if self.state == _BETWEEN:
                ended = self._between(character)
            elif self.state in self.quotes:
                ended = self._in_quotes(character)
            elif self.state in self.escape:
                ended = self._after_escape(character)
            else:
                ended = self._in_word(character)
            if ended:
                break
        result, self.token = self.token, ''
        if self.posix and not self._quoted and result == '':
            result = None
        if self.debug > 1:
            self._say(2, f'raw token={result!r}' if result else 'raw token=EOF')
        return result

    def _skip_line(self) -> None:
        self.instream.readline()
        self.lineno += 1

    def _between(self, character: str) -> bool:
        if not character:
            self.state = _END
            return True
        if character in self.whitespace:
            self._say(2, 'I see whitespace in whitespace state')
            return bool(self.token or self.posix and self._quoted)
        if character in self.commenters:
            self._skip_line()
        elif self.posix and character in self.escape:
            self._escaped_state = _WORD
            self.state = character
        elif character in self.wordchars:
            self.token = character
            self.state = _WORD
        elif character in self._punctuation_chars:
            self.token = character
            self.state = _PUNCTUATION
        elif character in self.quotes:
            if not self.posix:
                self.token = character
            self.state = character
        elif self.whitespace_split:
            self.token = character
            self.state = _WORD
        else:
            self.token = character
            return bool(self.token or self.posix and self._quoted)
        return False

    def _in_quotes(self, character: str) -> bool:
        self._quoted = True
        if not character:
            self._say(2, 'I see EOF in quotes state')
            raise ValueError('No closing quotation')
        if character == self.state:
            if not self.posix:
                self.token += character
                self.state = _BETWEEN
                return True
            self.state = _WORD
        elif self.posix and character in self.escape and self.state in self.escapedquotes:
            self._escaped_state = self.state
            self.state = character
        else:
            self.token += character
        return False

    def _after_escape(self, character: str) -> bool:
        if not character:
            self._say(2, 'I see EOF in escape state')
            raise ValueError('No escaped character')
        # Within quotes only the quote and the escape itself can be escaped.
        if (self._escaped_state in self.quotes and character != self.state
                and character != self._escaped_state):
            self.token += self.state
        self.token += character
        self.state = self._escaped_state
        return False

    def _in_word(self, character: str) -> bool:
        if not character:
            self.state = _END
            return True
        if character in self.whitespace:
            self._say(2, 'I see whitespace in word state')
            self.state = _BETWEEN
            return bool(self.token or self.posix and self._quoted)
        if character in self.commenters:
            self._skip_line()
            if not self.posix:
                return False
            self.state = _BETWEEN
            return bool(self.token or self._quoted)
        if self.state == _PUNCTUATION:
            if character in self._punctuation_chars:
                self.token += character
                return False
            if character not in self.whitespace:
                self._pushback_chars.append(character)
            self.state = _BETWEEN
            return True
        if self.posix and character in self.quotes:
            self.state = character
            return False
        if self.posix and character in self.escape:
            self._escaped_state = _WORD
            self.state = character
            return False
        if (character in self.wordchars or character in self.quotes
                or self.whitespace_split and character not in self._punctuation_chars):
            self.token += character
            return False
        if self._punctuation_chars:
            self._pushback_chars.append(character)
        else:
            self.pushback.appendleft(character)
        self._say(2, 'I see punctuation in word state')
        self.state = _BETWEEN
        return bool(self.token or self.posix and self._quoted)

    def sourcehook(self, newfile: str) -> tuple:
        """Return the name and the stream of a file that is to be read next."""
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile, 'r')

    def error_leader(self, infile=None, lineno=None) -> str:
        """Return how an error message begins."""
        return f'"{infile or self.infile}", line {lineno or self.lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments: bool = False, posix: bool = True) -> list:
    """Return the words of a command line."""
    if s is None:
        raise ValueError('s argument must not be None')
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ''
    return list(lexer)


def join(split_command) -> str:
    """Return the command line that has these words."""
    return ' '.join(quote(word) for word in split_command)


_safe = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_%+,-./:=@')


def quote(s: str) -> str:
    """Return the text as one word of a command line."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f'expected string object, got {type(s).__name__!r}')
    if all(character in _safe for character in s):
        return s
    # A single quote ends the quotes, stands in double ones, and begins quotes again.
    return "'" + s.replace("'", "'\"'\"'") + "'"
