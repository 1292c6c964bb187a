"""Reads the XML that property lists are written in: elements and text, without declared entities."""

import codecs
import re

_NAMED = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'"}
_MARKS = (
    (codecs.BOM_UTF8, 'utf-8'), (codecs.BOM_UTF32_LE, 'utf-32-le'), (codecs.BOM_UTF32_BE, 'utf-32-be'),
    (codecs.BOM_UTF16_LE, 'utf-16-le'), (codecs.BOM_UTF16_BE, 'utf-16-be'),
)
_ENCODING = re.compile(rb'<\?xml[^>]*?\bencoding\s*=\s*["\']([A-Za-z0-9._-]+)["\']')
_TAG = re.compile(r'''<(/?)([^\s<>/"'=]+)((?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>''')


class MarkupError(ValueError):
    """Text that is no XML."""


class EntityError(MarkupError):
    """A declaration of an entity."""


def decoded(data: bytes) -> str:
    """Return the text of a document, whose first octets say how it is encoded."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark):].decode(encoding)
    if data[:2] in (b'<\0', b'\0<'):
        return data.decode('utf-16-le' if data[0] else 'utf-16-be')
    declared = _ENCODING.match(data)
    return data.decode(declared[1].decode('ascii') if declared else 'utf-8')


class Document:
    """A document that is walked once. `line` is where the walk is."""

    def __init__(self, text: str) -> None:
        self._text = text.replace('\r\n', '\n').replace('\r', '\n')
        self._place = 0

    @property
    def line(self) -> int:
        """The number of the line."""
        return self._text.count('\n', 0, self._place) + 1

    def _fail(self, what: str, kind=MarkupError):
        column = self._place - (self._text.rfind('\n', 0, self._place) + 1)
        raise kind(f'{what}: line {self.line}, column {column}')

    def _after(self, mark: str) -> int:
        end = self._text.find(mark, self._place)
        if end < 0:
            self._fail('unclosed token')
        return end + len(mark)

    def _unescaped(self, text: str) -> str:
        def character(match):
            name = match[1]
            if name in _NAMED:
                return _NAMED[name]
            try:
                if name[:2] == '#x':
                    return chr(int(name[2:], 16))
                if name[:1] == '#':
                    return chr(int(name[1:]))
            except (ValueError, OverflowError):
                self._fail('reference to invalid character number')
            self._fail('undefined entity')
        return re.sub(r'&([^;&<]*);?', character, text) if '&' in text else text

    def _skip_declaration(self) -> None:
        """Skip a document type, with what may stand in brackets inside."""
        end = self._after('>')
        bracket = self._text.find('[', self._place, end)
        if bracket >= 0:
            end = self._after(']')
            if '<!ENTITY' in self._text[bracket:end]:
                self._fail('entity declaration', EntityError)
            end = self._text.find('>', end) + 1 or self._fail('unclosed token')
        self._place = end

    def events(self):
        """Yield `('start', name)`, `('end', name)` and `('text', characters)`."""
        text, open_names, seen_root = self._text, [], False
        while self._place < len(text):
            if text[self._place] != '<':
                end = text.find('<', self._place)
                end = len(text) if end < 0 else end
                characters = text[self._place:end]
                if open_names:
                    yield 'text', self._unescaped(characters)
                elif characters.strip():
                    self._fail('junk after document element' if seen_root else 'syntax error')
                self._place = end
            elif text.startswith('<!--', self._place):
                self._place = self._after('-->')
            elif text.startswith('<![CDATA[', self._place):
                end = self._after(']]>')
                yield 'text', text[self._place + 9:end - 3]
                self._place = end
            elif text.startswith('<!', self._place):
                self._skip_declaration()
            elif text.startswith('<?', self._place):
                self._place = self._after('?>')
            else:
                tag = _TAG.match(text, self._place)
                if tag is None:
                    self._fail('not well-formed (invalid token)')
                closing, name, _, empty = tag.groups()
                if closing:
                    if not open_names or open_names.pop() != name:
                        self._fail('mismatched tag')
                    yield 'end', name
                else:
                    if seen_root and not open_names:
                        self._fail('junk after document element')
                    seen_root = True
                    yield 'start', name
                    if empty:
                        yield 'end', name
                    else:
                        open_names.append(name)
                self._place = tag.end()
        if open_names or not seen_root:
            self._fail('no element found')
