"""Trees of what a header's value is made of, and the lines into which they are folded."""

from urllib.parse import quote

from email import _encoded_words, errors

_SPACE = ' \t'
_SPECIALS = frozenset('()<>@,:;.\\"[]')


class Text:
    """A leaf: a word or space, as it reads when it is decoded."""

    is_breakable = False
    combines = True

    def __init__(self, text: str, *, is_encodable: bool = True, quotes_specials: bool = False, defects=()) -> None:
        self.text = text
        self.is_encodable = is_encodable
        # A bare word, in which special characters would mean something else.
        self.quotes_specials = quotes_specials
        # Whether it stands behind the name of the header even if it is too long for that.
        self.stays = False
        self.defects = list(defects)

    def __str__(self) -> str:
        return self.text

    def all_defects(self) -> list:
        """The defects found in it."""
        return self.defects


class Tree:
    """Parts that stay in one line if they can."""

    is_breakable = True

    def __init__(self, parts=(), *, is_encodable: bool = True, defects=()) -> None:
        self.parts = list(parts)
        self.is_encodable = is_encodable
        self.defects = list(defects)

    def __str__(self) -> str:
        return ''.join(map(str, self.parts))

    def all_defects(self) -> list:
        """The defects found in it and in its parts."""
        return sum((part.all_defects() for part in self.parts), list(self.defects))


class Parameters(Tree):
    """The parameters of a MIME header, as pairs."""

    def __init__(self, pairs, defects=()) -> None:
        super().__init__(defects=defects)
        self.pairs = pairs

    def __str__(self) -> str:
        shown = []
        for name, value in self.pairs:
            if value:
                text = value.replace('\\', '\\\\').replace('"', '\\"')
                shown.append(f'{name}="{text}"')
            else:
                shown.append(name)
        return ' ' + '; '.join(shown) if shown else ''


class _Lines:
    def __init__(self, policy) -> None:
        self.policy = policy
        self.most = policy.max_line_length or float('inf')
        self.encoding = 'utf-8' if policy.utf8 else 'us-ascii'
        self.lines = ['']
        # Where the encoded word begins that the next one may be put into.
        self.last_word = None

    def take_trailing_space(self) -> str:
        line = self.lines[-1]
        if line and line[-1] in _SPACE:
            self.lines[-1] = line[:-1]
            return line[-1]
        return ''

    def charset_of(self, part) -> str | None:
        # None if the text can stand as it is.
        try:
            str(part).encode(self.encoding)
        except UnicodeEncodeError:
            undecodable = any(isinstance(defect, errors.UndecodableBytesDefect) for defect in part.all_defects())
            return 'unknown-8bit' if undecodable or _has_surrogates(str(part)) else 'utf-8'
        return None

    def add(self, part, may_encode: bool) -> None:
        if isinstance(part, Parameters):
            self.add_parameters(part)
            return
        text = str(part)
        charset = self.charset_of(part)
        wanted = charset is not None or '\n' in text or '\r' in text
        if isinstance(part, Text) and part.quotes_specials and not _SPECIALS.isdisjoint(text):
            wanted = True
        may_encode = may_encode and part.is_encodable
        if isinstance(part, Tree) and (wanted or len(text) > self.most - len(self.lines[-1])):
            self.add_tree(part, text, wanted, may_encode)
            return
        if wanted and may_encode:
            self.encode(text, charset or self.encoding, part.combines)
            return
        if wanted:
            self.last_word = None
        if len(text) <= self.most - len(self.lines[-1]):
            self.lines[-1] += text
            return
        if part.is_encodable and may_encode and text.strip():
            space = self.take_trailing_space() if len(text) + 1 <= self.most else ''
            if space:
                self.lines.append(space + text)
                self.last_word = None
                return
            self.encode(text, self.encoding, part.combines)
            return
        if part.stays and text.isascii() and len(self.lines) == 1 and self.lines[0].endswith(': '):
            self.lines[-1] += text
            return
        if len(self.lines) > 1 and not self.lines[-1].strip():
            # What is too long for a line has one of its own.
            self.lines[-1] += text
            return
        space = self.take_trailing_space()
        if space or text[:1] in _SPACE:
            self.lines.append(space + text)
            self.last_word = None
        else:
            self.lines[-1] += text

    def add_tree(self, part: Tree, text: str, wanted: bool, may_encode: bool) -> None:
        if not wanted and len(text) + 1 <= self.most:
            space = self.take_trailing_space()
            if space or text[:1] in _SPACE:
                self.lines.append(space + text)
                self.last_word = None
                return
        for child in part.parts:
            self.add(child, may_encode)

    def encode(self, text: str, charset: str, combines: bool) -> None:
        if self.last_word is not None and combines:
            line = self.lines[-1]
            between = line[self.last_word:]
            self.lines[-1] = line[:self.last_word]
            from email._header_values import unstructured
            text = str(unstructured(between + text))
        elif text[0] in _SPACE:
            if len(self.lines[-1]) == self.most:
                self.lines.append(self.take_trailing_space())
            self.lines[-1] += text[0]
            text = text[1:]
        after = ''
        if text and text[-1] in _SPACE:
            text, after = text[:-1], text[-1]
        start = len(self.lines[-1]) if self.last_word is None else self.last_word
        charset = 'utf-8' if charset == 'us-ascii' else charset
        marks = len(charset) + 7
        if marks + 1 >= self.most:
            raise errors.HeaderParseError('max_line_length is too small to fit an encoded word')
        while text:
            remaining = self.most - len(self.lines[-1])
            room = remaining - marks
            if room <= 0:
                self.lines.append(self.take_trailing_space() or ' ')
                start = len(self.lines[-1])
                continue
            piece = text if room == float('inf') else text[:room]
            word = _encoded_words.encode(piece, charset)
            while len(word) > remaining and len(piece) > 1:
                piece = piece[:-1]
                word = _encoded_words.encode(piece, charset)
            if len(word) > remaining and self.lines[-1].strip():
                self.lines.append(self.take_trailing_space() or ' ')
                start = len(self.lines[-1])
                continue
            self.lines[-1] += word
            text = text[len(piece):]
            if text:
                self.lines.append(' ')
                start = len(self.lines[-1])
        self.lines[-1] += after
        self.last_word = start if combines else None

    def add_parameters(self, parameters: Parameters) -> None:
        self.last_word = None
        for name, value in parameters.pairs:
            if not self.lines[-1].rstrip().endswith(';'):
                self.lines[-1] += ';'
            charset, is_encoded = self.encoding, False
            try:
                value.encode(self.encoding)
            except UnicodeEncodeError:
                is_encoded = True
                charset = 'unknown-8bit' if _has_surrogates(value) else 'utf-8'
            on_error = 'surrogateescape' if charset == 'unknown-8bit' else 'strict'
            if is_encoded:
                encoded = quote(value, safe='', encoding='ascii' if charset == 'unknown-8bit' else charset,
                                errors=on_error)
                shown = f"{name}*={charset}''{encoded}"
            else:
                escaped = value.replace('\\', '\\\\').replace('"', '\\"')
                shown = f'{name}="{escaped}"' if value else name
            if len(self.lines[-1]) + len(shown) + 1 <= self.most:
                self.lines[-1] += ' ' + shown
                continue
            if len(shown) + 2 <= self.most:
                self.lines.append(' ' + shown)
                continue
            self.add_sections(name, value, charset, on_error)

    def add_sections(self, name: str, value: str, charset: str, on_error: str) -> None:
        # A parameter of several lines (RFC 2231, section 4.1).
        section, extra = 0, charset + "''"
        while value:
            chrome = len(name) + len(str(section)) + 3 + len(extra)
            if self.most <= chrome + 3:
                self.most = 78
            width = self.most - chrome - 2
            piece = value[:max(width, 1)] if width != float('inf') else value
            while True:
                encoded = quote(piece, safe='', encoding='ascii' if charset == 'unknown-8bit' else charset,
                                errors=on_error)
                if len(encoded) <= width or len(piece) == 1:
                    break
                piece = piece[:-1]
            self.lines.append(f' {name}*{section}*={extra}{encoded}')
            extra = ''
            section += 1
            value = value[len(piece):]
            if value:
                self.lines[-1] += ';'


def _has_surrogates(text: str) -> bool:
    return any('\udc80' <= character <= '\udcff' for character in text)


def fold(name: str, value: Tree, policy) -> str:
    """A header in lines, none longer than the policy says if it can be, with the end of the last."""
    lines = _Lines(policy)
    lines.lines[-1] = name + ':'
    body = str(value)
    parts = value.parts
    if body and not isinstance(value, Parameters):
        lines.lines[-1] += ' '
    for part in parts:
        lines.add(part, value.is_encodable)
    return policy.linesep.join(lines.lines) + policy.linesep
