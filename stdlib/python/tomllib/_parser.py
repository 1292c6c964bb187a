"""The grammar of TOML."""

from tomllib._tables import Document
from tomllib._values import read_number

__all__ = ['TOMLDecodeError', 'load', 'loads']

# Each part nests a table, and what walks over the tables may recurse.
_MOST_KEY_PARTS = 1000
_blank = ' \t'
_bare = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
_control = frozenset(chr(number) for number in range(32)) | {'\x7f'}
_not_in_comment = _control - {'\t'}
_not_in_string = _control - {'\t'}
_not_in_lines = _control - {'\t', '\n'}
_escapes = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}
_missing = object()


class TOMLDecodeError(ValueError):
    """The text is no TOML; `msg`, `doc`, `pos`, `lineno` and `colno` say why and where."""

    __module__ = 'tomllib'

    def __init__(self, msg=_missing, doc=_missing, pos=_missing, *args) -> None:
        if args or not (isinstance(msg, str) and isinstance(doc, str) and isinstance(pos, int)):
            import warnings
            warnings.warn('Free-form arguments for TOMLDecodeError are deprecated. Please set \'msg\' (str), \'doc\' '
                          '(str) and \'pos\' (int) arguments only.', DeprecationWarning, stacklevel=2)
            given = [argument for argument in (msg, doc, pos) if argument is not _missing]
            ValueError.__init__(self, *given, *args)
            return
        line = doc.count('\n', 0, pos) + 1
        column = pos + 1 if line == 1 else pos - doc.rindex('\n', 0, pos)
        place = 'end of document' if pos >= len(doc) else f'line {line}, column {column}'
        ValueError.__init__(self, f'{msg} (at {place})')
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno, self.colno = line, column


def load(fp, /, *, parse_float=float) -> dict:
    """Read a file that is open for bytes."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s: str, /, *, parse_float=float) -> dict:
    """Read a text."""
    try:
        text = s.replace('\r\n', '\n')
    except (AttributeError, TypeError):
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'") from None
    return _Reader(text, _checked(parse_float)).read()


def _checked(parse_float):
    if parse_float is float:
        return float

    def parse(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError('parse_float must not return dicts or lists')
        return value
    return parse


class _Reader:
    def __init__(self, text: str, parse_float) -> None:
        self.text = text
        self.position = 0
        self.parse_float = parse_float
        self.document = Document()

    def fail(self, message: str, position: int | None = None):
        return TOMLDecodeError(message, self.text, self.position if position is None else position)

    def peek(self) -> str:
        return self.text[self.position:self.position + 1]

    def skip(self, characters) -> None:
        while self.peek() and self.peek() in characters:
            self.position += 1

    def expect(self, sign: str, message: str) -> None:
        if not self.text.startswith(sign, self.position):
            raise self.fail(message)
        self.position += len(sign)

    def read(self) -> dict:
        header = ()
        while True:
            self.skip(_blank)
            character = self.peek()
            if not character:
                break
            if character == '\n':
                self.position += 1
                continue
            if character in _bare or character in '"\'':
                self.read_pair(header)
                self.skip(_blank)
            elif character == '[':
                self.document.end_header()
                header = self.read_header()
                self.skip(_blank)
            elif character != '#':
                raise self.fail('Invalid statement')
            self.skip_comment()
            if self.peek() not in ('', '\n'):
                raise self.fail('Expected newline or end of document after a statement')
            self.position += 1
        return self.document.root

    def skip_comment(self) -> None:
        if self.peek() != '#':
            return
        self.position += 1
        self.skip_until('\n', _not_in_comment)

    def skip_until(self, sign: str, illegal) -> None:
        end = self.text.find(sign, self.position)
        if end < 0:
            end = len(self.text)
        for position in range(self.position, end):
            if self.text[position] in illegal:
                raise self.fail(f'Found invalid character {self.text[position]!r}', position)
        self.position = end

    def skip_lines(self) -> None:
        while True:
            before = self.position
            self.skip(_blank + '\n')
            self.skip_comment()
            if self.position == before:
                return

    def read_header(self) -> tuple:
        many = self.text.startswith('[[', self.position)
        self.position += 2 if many else 1
        self.skip(_blank)
        key = self.read_key()
        if many:
            if not self.document.begin_item(key):
                raise self.fail(f'Cannot mutate immutable namespace {key}') if self.document.is_frozen(key) \
                    else self.fail('Cannot overwrite a value')
            self.expect(']]', "Expected ']]' at the end of an array declaration")
            return key
        problem = self.document.begin_table(key)
        if problem:
            raise self.fail(problem)
        self.expect(']', "Expected ']' at the end of a table declaration")
        return key

    def read_pair(self, header: tuple) -> None:
        key, value = self.read_key_and_value()
        problem = self.document.add(header, key, value, isinstance(value, (dict, list)))
        if problem:
            raise self.fail(problem)

    def read_key_and_value(self) -> tuple:
        key = self.read_key()
        if self.peek() != '=':
            raise self.fail("Expected '=' after a key in a key/value pair")
        self.position += 1
        self.skip(_blank)
        return key, self.read_value()

    def read_key(self) -> tuple:
        parts = [self.read_key_part()]
        self.skip(_blank)
        while self.peek() == '.':
            self.position += 1
            self.skip(_blank)
            parts.append(self.read_key_part())
            if len(parts) > _MOST_KEY_PARTS:
                raise RecursionError(f'TOML key has more than the allowed {_MOST_KEY_PARTS} parts')
            self.skip(_blank)
        return tuple(parts)

    def read_key_part(self) -> str:
        character = self.peek()
        if character and character in _bare:
            begin = self.position
            self.skip(_bare)
            return self.text[begin:self.position]
        if character == "'":
            return self.read_literal()
        if character == '"':
            return self.read_basic()
        raise self.fail('Invalid initial character for a key part')

    def read_literal(self) -> str:
        self.position += 1
        begin = self.position
        self.skip_to_quote("'")
        self.position += 1
        return self.text[begin:self.position - 1]

    def skip_to_quote(self, quote: str) -> None:
        end = self.text.find(quote, self.position)
        limit = len(self.text) if end < 0 else end
        for position in range(self.position, limit):
            if self.text[position] in _not_in_string:
                raise self.fail(f'Found invalid character {self.text[position]!r}', position)
        if end < 0:
            raise self.fail(f'Expected {quote!r}', len(self.text))
        self.position = end

    def read_basic(self) -> str:
        self.position += 1
        pieces = []
        while True:
            character = self.peek()
            if not character:
                raise self.fail('Unterminated string')
            if character == '"':
                self.position += 1
                return ''.join(pieces)
            if character == '\\':
                pieces.append(self.read_escape(False))
                continue
            if character in _not_in_string:
                raise self.fail(f'Illegal character {character!r}')
            self.position += 1
            pieces.append(character)

    def read_escape(self, in_lines: bool) -> str:
        sign = self.text[self.position + 1:self.position + 2]
        self.position += 2
        if in_lines and sign and sign in ' \t\n':
            # A backslash at the end of a line takes the whitespace that follows away.
            if sign != '\n':
                self.skip(_blank)
                if not self.peek():
                    return ''
                if self.peek() != '\n':
                    raise self.fail("Unescaped '\\' in a string")
                self.position += 1
            self.skip(_blank + '\n')
            return ''
        if sign in ('u', 'U'):
            return self.read_code_point(4 if sign == 'u' else 8)
        if sign not in _escapes:
            self.position = min(self.position, len(self.text))
            raise self.fail("Unescaped '\\' in a string" if sign else 'Unterminated string')
        return _escapes[sign]

    def read_code_point(self, length: int) -> str:
        digits = self.text[self.position:self.position + length]
        if len(digits) != length or any(digit not in '0123456789abcdefABCDEF' for digit in digits):
            raise self.fail('Invalid hex value')
        self.position += length
        number = int(digits, 16)
        if 0xd800 <= number <= 0xdfff or number > 0x10ffff:
            raise self.fail('Escaped character is not a Unicode scalar value')
        return chr(number)

    def read_literal_lines(self) -> str:
        begin = self.position
        end = self.text.find("'''", begin)
        limit = len(self.text) if end < 0 else end
        for position in range(begin, limit):
            if self.text[position] in _not_in_lines:
                raise self.fail(f'Found invalid character {self.text[position]!r}', position)
        if end < 0:
            raise self.fail('Expected "\'\'\'"', len(self.text))
        self.position = end + 3
        return self.text[begin:end]

    def read_basic_lines(self) -> str:
        pieces = []
        while True:
            character = self.peek()
            if not character:
                raise self.fail('Unterminated string')
            if self.text.startswith('"""', self.position):
                self.position += 3
                return ''.join(pieces)
            if character == '\\':
                pieces.append(self.read_escape(True))
                continue
            if character in _not_in_lines:
                raise self.fail(f'Illegal character {character!r}')
            self.position += 1
            pieces.append(character)

    def read_lines(self, quote: str) -> str:
        self.position += 3
        if self.peek() == '\n':
            self.position += 1
        text = self.read_basic_lines() if quote == '"' else self.read_literal_lines()
        # Up to two quotes may stand before those that end it.
        for _ in range(2):
            if self.peek() == quote:
                self.position += 1
                text += quote
        return text

    def read_value(self):
        text, position = self.text, self.position
        character = self.peek()
        if character and character in '"\'':
            if text.startswith(character * 3, position):
                return self.read_lines(character)
            return self.read_basic() if character == '"' else self.read_literal()
        for word, value in (('true', True), ('false', False)):
            if text.startswith(word, position):
                self.position += len(word)
                return value
        if character == '[':
            return self.read_array()
        if character == '{':
            return self.read_inline_table()
        start = text[position:position + 5]
        if start[2:3] == ':' and start[:2].isdecimal() or start[4:] == '-' and start[:4].isdecimal():
            # Few texts hold dates, whose module is large.
            from tomllib._dates import read_date
            try:
                found = read_date(text, position)
            except ValueError as error:
                raise self.fail('Invalid date or datetime') from error
            if found is not None:
                value, self.position = found
                return value
        found = read_number(text, position, self.parse_float)
        if found is None:
            raise self.fail('Invalid value')
        value, self.position = found
        return value

    def read_array(self) -> list:
        self.position += 1
        items = []
        self.skip_lines()
        while self.peek() != ']':
            items.append(self.read_value())
            self.skip_lines()
            if self.peek() == ']':
                break
            if self.peek() != ',':
                raise self.fail('Unclosed array')
            self.position += 1
            self.skip_lines()
        self.position += 1
        return items

    def read_inline_table(self) -> dict:
        self.position += 1
        table = Document()
        self.skip(_blank)
        if self.peek() == '}':
            self.position += 1
            return table.root
        while True:
            key, value = self.read_key_and_value()
            problem = table.add_inline(key, value, isinstance(value, (dict, list)))
            if problem:
                raise self.fail(problem)
            self.skip(_blank)
            if self.peek() == '}':
                self.position += 1
                return table.root
            if self.peek() != ',':
                raise self.fail('Unclosed inline table')
            self.position += 1
            self.skip(_blank)
