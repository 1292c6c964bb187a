"""What a parser of XML finds in elements: text, entities, attributes and namespaces."""

import re

from xml.parsers import _failures
from xml.parsers._doctype import NAME

_CONTROL = r'\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff'
_name = re.compile(NAME).match
_space = re.compile(r'[ \t\r\n]*').match
_text = re.compile(rf'[^<&\]{_CONTROL}]+').match
_invalid = re.compile(f'[{_CONTROL}]').search
_start_tag = re.compile(rf'<({NAME})((?:[ \t\r\n]+{NAME}[ \t\r\n]*=[ \t\r\n]*(?:"[^"<]*"|\'[^\'<]*\'))*)'
                        r'[ \t\r\n]*(/?)>').match
_attribute = re.compile(rf'[ \t\r\n]+({NAME})[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|\'([^\'<]*)\')').finditer
_end_tag = re.compile(rf'</({NAME})[ \t\r\n]*>').match
_reference = re.compile(rf'&(?:#x([0-9a-fA-F]+)|#([0-9]+)|({NAME}));')
_PREDEFINED = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}
_XML = 'http://www.w3.org/XML/1998/namespace'
_XMLNS = 'http://www.w3.org/2000/xmlns/'

# More comes: the token that begins here does not end in what there is.
WAIT = -1


def normal(text: str) -> str:
    """Text whose lines end in one way."""
    return text.replace('\r\n', '\n').replace('\r', '\n') if '\r' in text else text


class Content:
    """The part of a parser that reads elements."""

    def _read_content(self, position: int, final: bool) -> int:
        text = self._text
        length = len(text)
        depth = len(self._open)
        while position < length:
            if self._in_cdata:
                end = self._cdata(position, final)
                if end == position:
                    break
                position = end
                continue
            character = text[position]
            if character == '<':
                end = self._markup(position, final)
                if end == WAIT:
                    break
                position = end
                if not self._open and not self._is_external and not self._nesting:
                    self._read = self._read_epilog
                    return position
                if self._nesting and len(self._open) < depth:
                    raise self._failure(_failures.ASYNC_ENTITY)
            elif character == '&':
                end = self._entity(position, final)
                if end == WAIT:
                    break
                position = end
            else:
                end = self._plain(position, final)
                if end == position:
                    break
                position = end
        if self._nesting and position >= length and len(self._open) != depth:
            raise self._failure(_failures.ASYNC_ENTITY)
        return position

    def _plain(self, position: int, final: bool) -> int:
        text = self._text
        match = _text(text, position)
        if match is None:
            if text[position] == ']':
                if text.startswith(']]>', position):
                    raise self._failure(_failures.INVALID_TOKEN, position + 2)
                if ']]>'.startswith(text[position:]) and not final:
                    return position
                self._mark(position)
                self._characters(']')
                return position + 1
            raise self._failure(_failures.INVALID_TOKEN, position)
        end = match.end()
        if end == len(text) and text[end - 1] == '\r' and not final:
            # A line may end in two characters, of which the second comes later.
            end -= 1
            if end == position:
                return position
        self._mark(position)
        self._characters(normal(text[position:end]))
        return end

    def _cdata(self, position: int, final: bool) -> int:
        text = self._text
        end = text.find(']]>', position)
        stop = end if end >= 0 else len(text) if final else max(position, len(text) - 2)
        if end < 0 and stop > position and text[stop - 1] == '\r' and not final:
            stop -= 1
        wrong = _invalid(text, position, stop)
        if wrong:
            raise self._failure(_failures.INVALID_TOKEN, wrong.start())
        if stop > position:
            self._mark(position)
            self._characters(normal(text[position:stop]))
        if end < 0:
            return stop
        self._mark(end)
        self._in_cdata = False
        if self.EndCdataSectionHandler:
            self._call(self.EndCdataSectionHandler)
        else:
            self._default_raw(']]>')
        return end + 3

    def _character(self, number: int, position: int) -> str:
        if number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD \
                or 0x10000 <= number <= 0x10FFFF:
            return chr(number)
        raise self._failure(_failures.BAD_CHARACTER_REFERENCE, position)

    def _entity(self, position: int, final: bool) -> int:
        text = self._text
        match = _reference.match(text, position)
        if match is None:
            part = re.compile(rf'&(?:#(?:x[0-9a-fA-F]*|[0-9]*)|(?:{NAME})?)').match(text, position)
            if part.end() >= len(text):
                if final and self._nesting:
                    raise self._failure(_failures.INVALID_TOKEN)
                return WAIT
            raise self._failure(_failures.INVALID_TOKEN, part.end())
        self._mark(position)
        hexadecimal, decimal, name = match.groups()
        if name is None:
            digits = hexadecimal or decimal
            number = int(digits[-9:], 16 if hexadecimal else 10) if len(digits.lstrip('0')) < 9 else -1
            self._characters_or_default(self._character(number, position), match[0])
        elif name in _PREDEFINED:
            self._characters_or_default(_PREDEFINED[name], match[0])
        else:
            self._general(name, match[0])
        return match.end()

    def _characters_or_default(self, text: str, raw: str) -> None:
        if self.CharacterDataHandler is None:
            self._default_raw(raw)
        elif self._buffers_text:
            self._characters(text)
        else:
            self.CharacterDataHandler(text)

    def _general(self, name: str, raw: str) -> None:
        doctype = self._doctype
        entity = doctype.entities.get(name) if doctype else None
        if entity is None:
            # It may be declared where nobody has looked.
            if doctype is None or not doctype.has_external or self._standalone:
                raise self._failure(_failures.UNDEFINED_ENTITY)
            if self.SkippedEntityHandler:
                self._call(self.SkippedEntityHandler, name, 0)
            else:
                self._default_raw(raw)
            return
        if entity.is_open:
            raise self._failure(_failures.RECURSIVE_ENTITY)
        if entity.notation is not None:
            raise self._failure(_failures.BINARY_ENTITY)
        if entity.value is not None:
            if not self._nesting:
                self._foresee(name)
            if self.DefaultHandler and not self.DefaultHandlerExpand:
                if self.SkippedEntityHandler:
                    self._call(self.SkippedEntityHandler, name, 0)
                else:
                    self._default_raw(raw)
                return
            self._inside(entity, self._finish_content)
            return
        if self.ExternalEntityRefHandler:
            entity.is_open = True
            try:
                done = self._call(self.ExternalEntityRefHandler, name, self._base, entity.system, entity.public)
            finally:
                entity.is_open = False
            if not done:
                raise self._failure(_failures.EXTERNAL_ENTITY_HANDLING)
        else:
            self._default_raw(raw)

    def _foresee(self, name: str) -> None:
        # What all entities in it come to is known before any is read, so that much of nothing takes no time.
        entities = self._doctype.entities
        sizes = {}

        def size(name: str, depth: int) -> int:
            entity = entities.get(name)
            if entity is None or entity.value is None or depth > 400:
                return 0
            if name not in sizes:
                # One that contains itself is found when it is read.
                sizes[name] = 0
                inside = (match[3] for match in _reference.finditer(entity.value) if match[3])
                sizes[name] = len(entity.value) + sum(size(other, depth + 1) for other in inside)
            return sizes[name]

        self._check_amplification(size(name, 0))

    def _finish_content(self) -> None:
        end = self._read_content(0, True)
        if end < len(self._text):
            raise self._failure(_failures.UNCLOSED_TOKEN if not self._in_cdata else _failures.UNCLOSED_CDATA)
        if self._in_cdata:
            raise self._failure(_failures.UNCLOSED_CDATA)

    def _attribute_value(self, raw: str, position: int, is_text: bool = True) -> str:
        if '&' in raw:
            value = self._expanded(raw, position)
        else:
            value = raw
            wrong = _invalid(raw)
            if wrong:
                raise self._failure(_failures.INVALID_TOKEN, position + wrong.start())
            if '\n' in value or '\t' in value or '\r' in value:
                value = value.replace('\r\n', ' ').replace('\n', ' ').replace('\t', ' ').replace('\r', ' ')
        return value if is_text else ' '.join(part for part in value.split(' ') if part)

    def _expanded(self, raw: str, position: int, depth: int = 0) -> str:
        pieces, at = [], 0
        while True:
            start = raw.find('&', at)
            plain = raw[at:] if start < 0 else raw[at:start]
            wrong = _invalid(plain)
            if wrong:
                raise self._failure(_failures.INVALID_TOKEN, position + at + wrong.start())
            pieces.append(plain.replace('\r\n', ' ').replace('\n', ' ').replace('\t', ' ').replace('\r', ' '))
            if start < 0:
                return ''.join(pieces)
            match = _reference.match(raw, start)
            if not match:
                part = re.compile(rf'&(?:#(?:x[0-9a-fA-F]*|[0-9]*)|(?:{NAME})?)').match(raw, start)
                raise self._failure(_failures.INVALID_TOKEN, position + part.end())
            hexadecimal, decimal, name = match.groups()
            if name is None:
                digits = hexadecimal or decimal
                number = int(digits, 16 if hexadecimal else 10) if len(digits) < 12 else -1
                pieces.append(self._character(number, position + start))
            elif name in _PREDEFINED:
                pieces.append(_PREDEFINED[name])
            else:
                entity = self._doctype.entities.get(name) if self._doctype else None
                if entity is None:
                    if self._doctype is None or not self._doctype.has_external or self._standalone:
                        raise self._failure(_failures.UNDEFINED_ENTITY)
                elif entity.is_open or depth > 400:
                    raise self._failure(_failures.RECURSIVE_ENTITY)
                elif entity.notation is not None:
                    raise self._failure(_failures.BINARY_ENTITY)
                elif entity.value is None:
                    raise self._failure(_failures.ATTRIBUTE_EXTERNAL_ENTITY)
                else:
                    if not depth:
                        self._foresee(name)
                    self._count(len(entity.value))
                    if '<' in entity.value:
                        raise self._failure(_failures.INVALID_TOKEN)
                    entity.is_open = True
                    try:
                        pieces.append(self._expanded(entity.value, position, depth + 1))
                    finally:
                        entity.is_open = False
            at = match.end()

    def _markup(self, position: int, final: bool) -> int:
        text = self._text
        match = _start_tag(text, position)
        if match:
            self._mark(position)
            self._start(match, position)
            return match.end()
        following = text[position + 1:position + 2]
        if following == '/':
            match = _end_tag(text, position)
            if match:
                self._mark(position)
                self._end(match[1], position)
                return match.end()
            return self._wrong_end_tag(position, final)
        if following == '!' or following == '?':
            if text.startswith('<![CDATA[', position):
                self._mark(position)
                self._in_cdata = True
                if self.StartCdataSectionHandler:
                    self._call(self.StartCdataSectionHandler)
                else:
                    self._default_raw('<![CDATA[')
                return position + 9
            if '<![CDATA['.startswith(text[position:]) and len(text) - position < 9:
                return WAIT
            return self._misc(position, final)
        return self._wrong_start_tag(position, final)

    def _wrong_end_tag(self, position: int, final: bool) -> int:
        text = self._text
        name = _name(text, position + 2)
        at = position + 2
        if name:
            at = _space(text, name.end()).end()
        if at >= len(text):
            return WAIT
        raise self._failure(_failures.INVALID_TOKEN, at)

    def _wrong_start_tag(self, position: int, final: bool) -> int:
        # Word for word, up to the end or to what is wrong.
        text = self._text
        name = _name(text, position + 1)
        at = name.end() if name else position + 1
        if not name and at < len(text):
            raise self._failure(_failures.INVALID_TOKEN, at)
        while True:
            after = _space(text, at).end()
            if after >= len(text):
                return WAIT
            if text[after] == '/':
                if after + 1 >= len(text):
                    return WAIT
                raise self._failure(_failures.INVALID_TOKEN, after + 1)
            name = _name(text, after)
            if after == at or not name:
                raise self._failure(_failures.INVALID_TOKEN, after)
            at = _space(text, name.end()).end()
            if at >= len(text):
                return WAIT
            if text[at] != '=':
                raise self._failure(_failures.INVALID_TOKEN, at)
            at = _space(text, at + 1).end()
            if at >= len(text):
                return WAIT
            quote = text[at]
            if quote not in '"\'':
                raise self._failure(_failures.INVALID_TOKEN, at)
            end = text.find(quote, at + 1)
            less = text.find('<', at + 1, end if end >= 0 else len(text))
            if less >= 0:
                raise self._failure(_failures.INVALID_TOKEN, less)
            if end < 0:
                return WAIT
            at = end + 1

    def _start(self, match, position: int) -> None:
        name, raw, is_empty = match.groups()
        declared = self._doctype.attributes.get(name) if self._doctype else None
        attributes = {}
        offset = match.start(2)
        if raw:
            for found in _attribute(raw):
                key = found[1]
                if key in attributes:
                    raise self._failure(_failures.DUPLICATE_ATTRIBUTE, offset + found.start(1))
                value, group = (found[2], 2) if found[2] is not None else (found[3], 3)
                is_text = not declared or key not in declared or declared[key][0]
                attributes[key] = self._attribute_value(value, offset + found.start(group), is_text)
        specified = len(attributes)
        if declared:
            for key, (_, default) in declared.items():
                if default is not None and key not in attributes:
                    attributes[key] = default
        shown, opened = name, ()
        if self._separator is not None:
            shown, attributes, opened, specified = self._resolve(name, attributes, specified)
        self._open.append((name, shown, opened))
        if self.StartElementHandler:
            if self.specified_attributes and specified < len(attributes):
                attributes = dict(list(attributes.items())[:specified])
            if self.ordered_attributes:
                attributes = [part for pair in attributes.items() for part in pair]
            self._call(self.StartElementHandler, self.intern.setdefault(shown, shown), attributes)
        else:
            self._default_raw(match[0])
        if is_empty:
            self._mark(match.end())
            self._end(name, position, is_empty=True)

    def _end(self, name: str, position: int, is_empty: bool = False) -> None:
        if not self._open:
            raise self._failure(_failures.INVALID_TOKEN if not self._nesting else _failures.ASYNC_ENTITY,
                                position + 1)
        expected, shown, opened = self._open[-1]
        if name != expected:
            raise self._failure(_failures.TAG_MISMATCH, position + 2)
        self._open.pop()
        if self.EndElementHandler:
            self._call(self.EndElementHandler, self.intern.setdefault(shown, shown))
        elif not is_empty:
            self._default_raw(f'</{name}>')
        if opened:
            self._namespaces.pop()
            if self.EndNamespaceDeclHandler:
                for prefix in reversed(opened):
                    self._call(self.EndNamespaceDeclHandler, prefix)

    # Namespaces

    def _resolve(self, name: str, attributes: dict, specified: int):
        known = self._namespaces[-1][0]
        opened, kept, number = [], [], 0
        for index, (key, value) in enumerate(attributes.items()):
            if key == 'xmlns' or key.startswith('xmlns:'):
                prefix = key[6:] or None
                self._check_namespace(prefix, value)
                if not opened:
                    known = dict(known)
                opened.append(prefix)
                known[prefix] = value or None
                if self.StartNamespaceDeclHandler:
                    self._call(self.StartNamespaceDeclHandler, prefix, value or None)
            else:
                number += index < specified
                kept.append((key, value))
        if opened:
            self._namespaces.append((known, opened))
        resolved = {}
        for key, value in kept:
            prefix, colon, _ = key.partition(':')
            full = self._expanded_name(key, known) if colon else key
            if full in resolved:
                raise self._failure(_failures.DUPLICATE_ATTRIBUTE)
            resolved[full] = value
        return self._expanded_name(name, known), resolved, opened, number

    def _expanded_name(self, name: str, known: dict) -> str:
        prefix, colon, local = name.partition(':')
        if colon:
            space = known.get(prefix)
            if space is None:
                raise self._failure(_failures.UNBOUND_PREFIX)
        else:
            space, local, prefix = known.get(None), name, ''
        if space is None:
            return name
        full = space + self._separator + local
        if self.namespace_prefixes and prefix:
            full += self._separator + prefix
        return full

    def _check_namespace(self, prefix, value: str) -> None:
        if prefix == 'xmlns':
            raise self._failure(_failures.RESERVED_PREFIX_XMLNS)
        if prefix == 'xml' and value != _XML:
            raise self._failure(_failures.RESERVED_PREFIX_XML)
        if prefix is not None and not value:
            raise self._failure(_failures.UNDECLARING_PREFIX)
        if prefix != 'xml' and value == _XML or value == _XMLNS:
            raise self._failure(_failures.RESERVED_NAMESPACE)
