"""The parser of XML: text comes piece by piece, and handlers are called for what is in it.

A token is read when all of it is there. Where it is wrong is found out by reading it again, word for word, so that
what is right is read by one regular expression.
"""

import codecs
import re

from xml.parsers import _failures
from xml.parsers._content import Content, WAIT, normal
from xml.parsers._doctype import Doctype, NAME, read_declaration, read_head
from xml.parsers._failures import ExpatError

_CONTROL = r'\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff'
_name = re.compile(NAME).match
_space = re.compile(r'[ \t\r\n]*').match
_invalid = re.compile(f'[{_CONTROL}]').search
_instruction = re.compile(rf'<\?({NAME})(?:[ \t\r\n]+(.*?))?\?>', re.DOTALL).match
_declaration = re.compile(r'<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["\']([a-zA-Z0-9_.:\-]+)["\']'
                          r'(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["\']([A-Za-z][A-Za-z0-9._\-]*)["\'])?'
                          r'(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*["\'](yes|no)["\'])?[ \t\r\n]*\?>').match
_declared_encoding = re.compile(rb'''<\?xml[^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z][A-Za-z0-9._\-]*)["']''')

_XML = 'http://www.w3.org/XML/1998/namespace'

# Entities may make so many times as much of a document, once it is longer than this.
_AMPLIFICATION = 100.0
_THRESHOLD = 8 << 20


class XMLParser(Content):
    """One document that is read."""

    StartElementHandler = EndElementHandler = CharacterDataHandler = ProcessingInstructionHandler = None
    CommentHandler = StartCdataSectionHandler = EndCdataSectionHandler = DefaultHandler = None
    DefaultHandlerExpand = StartDoctypeDeclHandler = EndDoctypeDeclHandler = ElementDeclHandler = None
    AttlistDeclHandler = EntityDeclHandler = NotationDeclHandler = UnparsedEntityDeclHandler = None
    StartNamespaceDeclHandler = EndNamespaceDeclHandler = ExternalEntityRefHandler = None
    NotStandaloneHandler = XmlDeclHandler = SkippedEntityHandler = None

    def __init__(self, encoding=None, namespace_separator=None, intern=None) -> None:
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"ParserCreate() argument 'encoding' must be str or None, not "
                            f'{type(encoding).__name__}')
        if namespace_separator is not None:
            if not isinstance(namespace_separator, str):
                raise TypeError("ParserCreate() argument 'namespace_separator' must be str or None, not "
                                f'{type(namespace_separator).__name__}')
            if len(namespace_separator) > 1:
                raise ValueError('namespace_separator must be at most one character, omitted, or None')
        if intern is not None and not isinstance(intern, dict):
            raise TypeError('intern must be a dictionary')
        self.intern = {} if intern is None else intern
        self.ordered_attributes = False
        self.specified_attributes = False
        self.namespace_prefixes = False
        self._buffers_text = False
        self.buffer_size = 8192
        self._pending = []
        self._separator = namespace_separator
        self._encoding = encoding
        self._decoder = None
        self._octets = b''
        self._base = None
        self._text = ''
        self._position = 0
        self._event = 0
        self._read = self._read_start
        self._open = []
        self._namespaces = [({'xml': _XML}, [])]
        self._doctype = None
        self._doctype_name = None
        self._declared_at = 0
        self._in_cdata = False
        self._nesting = 0
        # The document, while the text of an entity is read in its place.
        self._outer = None
        self._standalone = False
        self._has_begun = self._is_finished = False
        self._is_parsing = False
        self._line, self._column, self._octets_before = 1, 0, 0
        self._error = 0
        self._direct = self._indirect = 0
        self._most_amplification, self._threshold = _AMPLIFICATION, _THRESHOLD
        self._parameter_entities = 0
        self._foreign = False
        self._defers = True
        self._is_external = False
        self._parent = None

    @property
    def buffer_text(self) -> bool:
        """Whether text comes in one piece if it can."""
        return self._buffers_text

    @buffer_text.setter
    def buffer_text(self, value) -> None:
        self._flush()
        self._buffers_text = bool(value)

    @property
    def buffer_used(self) -> int:
        """How much text waits for its handler."""
        return sum(map(len, self._pending))

    # Where the parser is

    def _place(self):
        text = self._text if self._outer is None else self._outer
        before = text[:self._event]
        lines = before.replace('\r\n', '\n').replace('\r', '\n')
        count = lines.count('\n')
        if not count:
            return self._line, self._column + len(lines), before
        return self._line + count, len(lines) - lines.rindex('\n') - 1, before

    @property
    def CurrentLineNumber(self) -> int:
        """The line of what the handler is called for, from 1."""
        return self._place()[0]

    @property
    def CurrentColumnNumber(self) -> int:
        """The column of what the handler is called for, from 0."""
        return self._place()[1]

    @property
    def CurrentByteIndex(self) -> int:
        """The octet of what the handler is called for, from 0."""
        if not self._has_begun:
            return -1
        return self._octets_before + len(self._place()[2].encode(self._width, 'surrogatepass'))

    ErrorLineNumber = CurrentLineNumber
    ErrorColumnNumber = CurrentColumnNumber
    ErrorByteIndex = CurrentByteIndex
    _width = 'utf-8'

    @property
    def ErrorCode(self) -> int:
        """The number of the error, 0 without one."""
        return self._error

    def _failure(self, code: int, position=None) -> ExpatError:
        if position is not None and not self._nesting:
            self._event = position
        line, column, _ = self._place()
        self._error = code
        error = ExpatError(f'{_failures.TEXTS[code]}: line {line}, column {column}')
        error.code, error.lineno, error.offset = code, line, column
        return error

    # What programs call

    def Parse(self, data, isfinal=False, /) -> int:
        """Read more of the document, which ends with this if `isfinal`."""
        if self._is_finished:
            raise self._failure(_failures.FINISHED)
        if self._error:
            raise self._failure(self._error)
        if self._is_parsing:
            raise self._failure(23)
        self._is_parsing = True
        try:
            self._take(data, isfinal)
            self._go_on(bool(isfinal))
            if isfinal:
                self._is_finished = True
                self._flush()
        finally:
            self._is_parsing = False
        return 1

    def ParseFile(self, file, /) -> int:
        """Read all of a file."""
        read = file.read
        while True:
            data = read(65536)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f'read() did not return a bytes object (type={type(data).__name__})')
            if not data:
                return self.Parse(b'', True)
            self.Parse(data)

    def SetBase(self, base, /) -> None:
        """Set what addresses in the document are relative to."""
        self._base = base

    def GetBase(self):
        """What addresses in the document are relative to."""
        return self._base

    def GetInputContext(self):
        """The input from what the handler is called for on, or `None`."""
        return self._text[self._event:].encode('utf-8', 'surrogatepass') if self._is_parsing else None

    def SetParamEntityParsing(self, flag, /) -> int:
        """Say whether the external part of a document type is asked for."""
        if self._has_begun:
            return 0
        self._parameter_entities = flag
        return 1

    def UseForeignDTD(self, flag=True, /) -> None:
        """Ask for a document type even if the document names none."""
        if self._has_begun:
            raise self._failure(_failures.CANNOT_CHANGE_FEATURE)
        self._foreign = bool(flag)

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        """A parser for an external entity, with the handlers of this one."""
        parser = XMLParser(encoding, self._separator, self.intern)
        for name in dir(XMLParser):
            if name.endswith('Handler') or name == 'DefaultHandlerExpand':
                setattr(parser, name, getattr(self, name))
        for name in ('ordered_attributes', 'specified_attributes', 'namespace_prefixes', '_buffers_text', '_base',
                     '_doctype', '_namespaces', '_parameter_entities'):
            setattr(parser, name, getattr(self, name))
        parser._is_external = True
        parser._parent = self
        if context is None:
            # The external part of the document type.
            parser._read = parser._read_subset
            parser._doctype = self._doctype or Doctype()
        else:
            parser._read = parser._read_start
        return parser

    def SetReparseDeferralEnabled(self, enabled, /) -> None:
        """Say whether long tokens may wait until more of them is there."""
        self._defers = bool(enabled)

    def GetReparseDeferralEnabled(self) -> bool:
        """Whether long tokens may wait until more of them is there."""
        return self._defers

    def SetBillionLaughsAttackProtectionActivationThreshold(self, threshold, /) -> None:
        """Set the size from which on entities are looked at."""
        self._threshold = threshold

    def SetBillionLaughsAttackProtectionMaximumAmplification(self, max_factor, /) -> None:
        """Set how many times as much entities may make of a document."""
        if not max_factor >= 1.0:
            raise self._failure(_failures.INVALID_ARGUMENT)
        self._most_amplification = max_factor

    def SetAllocTrackerActivationThreshold(self, threshold, /) -> None:
        """Do nothing: memory is counted by the heap."""

    def SetAllocTrackerMaximumAmplification(self, max_factor, /) -> None:
        """Do nothing: memory is counted by the heap."""
        if not max_factor >= 1.0:
            raise self._failure(_failures.INVALID_ARGUMENT)

    # From octets to text

    def _take(self, data, is_final) -> None:
        if isinstance(data, str):
            text = data
            # A text has no encoding but its own, whatever it says.
            self._has_begun = True
            self._direct += len(text)
            self._append(text)
            return
        octets = bytes(data)
        self._direct += len(octets)
        if self._decoder is None:
            self._octets += octets
            if not self._choose_decoder(is_final):
                return
            octets, self._octets = self._octets, b''
        if octets or is_final:
            self._has_begun = True
        try:
            text = self._decoder.decode(octets, bool(is_final))
        except UnicodeDecodeError as error:
            self._append(error.object[:error.start].decode(self._decoder_name, 'replace'))
            at = len(self._text)
            is_partial = error.end == len(error.object) and 'end of data' in error.reason
            # What is before it may be wrong too, and comes first.
            self._go_on(False)
            raise self._failure(_failures.PARTIAL_CHARACTER if is_partial else _failures.INVALID_TOKEN,
                                len(self._text) if at else at) from None
        self._append(text)

    def _choose_decoder(self, is_final) -> bool:
        octets = self._octets
        name = self._encoding
        if name is None:
            if not is_final and (len(octets) < 4 or b'<?xml'.startswith(octets)):
                return False
            if octets.startswith(b'\xef\xbb\xbf'):
                name = 'utf-8-sig'
            elif octets.startswith((b'\xff\xfe', b'\xfe\xff')):
                name = 'utf-16'
            elif octets.startswith(b'<\x00'):
                name = 'utf-16-le'
            elif octets.startswith(b'\x00<'):
                name = 'utf-16-be'
            elif octets.startswith(b'<?xml'):
                if b'?>' not in octets and not is_final and len(octets) < 4096:
                    return False
                match = _declared_encoding.match(octets[:octets.find(b'?>') + 2])
                name = match[1].decode('ascii') if match else 'utf-8'
                if name.lower() in ('utf-16', 'utf16'):
                    # It is not, as its first octets show.
                    self._append(octets.decode('ascii', 'replace'))
                    raise self._failure(_failures.INCORRECT_ENCODING, octets.find(b'encoding') + 10)
            else:
                name = 'utf-8'
        decoder = None
        try:
            decoder = codecs.lookup(name)
            if not getattr(decoder, '_is_text_encoding', True):
                raise LookupError
        except LookupError:
            if decoder is None:
                self._error = _failures.UNKNOWN_ENCODING
                raise LookupError(f'unknown encoding: {name}') from None
            self._append(octets.decode('latin-1'))
            raise self._failure(_failures.UNKNOWN_ENCODING, self._encoding_at(octets)) from None
        self._decoder = decoder.incrementaldecoder('strict')
        self._decoder_name = name
        self._width = 'utf-8' if name == 'utf-8-sig' else 'utf-16-le' if name.startswith('utf-16') else name
        return True

    @staticmethod
    def _encoding_at(octets: bytes) -> int:
        match = _declared_encoding.match(octets)
        return match.start(1) if match else 0

    def _append(self, text: str) -> None:
        if self._position:
            # What was read is not kept, but for the place in the document.
            self._event = self._position
            line, column, before = self._place()
            self._octets_before += len(before.encode(self._width, 'surrogatepass'))
            self._line, self._column = line, column
            self._text = self._text[self._position:]
            self._position = self._event = 0
        self._text += text

    # Telling handlers

    def _flush(self) -> None:
        if self._pending:
            text = ''.join(self._pending)
            self._pending = []
            if self.CharacterDataHandler:
                self.CharacterDataHandler(text)

    def _call(self, handler, *arguments):
        if self._pending:
            self._flush()
        return handler(*arguments)

    def _characters(self, text: str) -> None:
        if self.CharacterDataHandler is None:
            self._default_raw(text)
            return
        if self._buffers_text:
            if self.buffer_used + len(text) > self.buffer_size:
                self._flush()
                if len(text) > self.buffer_size:
                    self.CharacterDataHandler(text)
                    return
            self._pending.append(text)
            return
        # Line ends come apart, as they do where lines may end in several ways.
        for piece in re.split('(\n)', text):
            if piece:
                self.CharacterDataHandler(piece)

    def _default_raw(self, text: str) -> None:
        handler = self.DefaultHandlerExpand or self.DefaultHandler
        if handler and text:
            self._call(handler, text.replace('\r\n', '\n').replace('\r', '\n'))

    def _mark(self, position: int) -> None:
        if not self._nesting:
            self._event = position

    # The document

    def _go_on(self, final: bool) -> None:
        while True:
            before = self._read, self._position
            self._position = self._read(self._position, final)
            if (self._read, self._position) == before:
                break
        if final:
            self._event = self._position
            if self._in_cdata:
                raise self._failure(_failures.UNCLOSED_CDATA, len(self._text))
            if self._position < len(self._text):
                raise self._failure(_failures.UNCLOSED_TOKEN, self._position)
            if self._read != self._read_epilog and not self._is_external:
                raise self._failure(_failures.NO_ELEMENTS, len(self._text))
            if self._is_external and self._open:
                raise self._failure(_failures.ASYNC_ENTITY, len(self._text))

    def _read_start(self, position: int, final: bool) -> int:
        text = self._text
        if text.startswith('\ufeff'):
            position = 1
        if not final and len(text) - position < 6 and '<?xml '.startswith(text[position:]):
            return position
        if text.startswith('<?xml', position) and text[position + 5:position + 6] in ' \t\r\n':
            end = text.find('?>', position)
            if end < 0:
                return position
            self._mark(position)
            match = _declaration(text, position)
            if not match:
                if self._is_external:
                    if re.match(r'<\?xml\s+encoding\s*=\s*["\'][\w.\-]+["\']\s*\?>', text[position:end + 2]):
                        self._read = self._read_content
                        return end + 2
                    raise self._failure(31, position)
                raise self._failure(_failures.XML_DECLARATION, self._wrong_place(text, position, end))
            version, encoding, standalone = match.groups()
            self._standalone = standalone == 'yes'
            if self.XmlDeclHandler:
                number = -1 if standalone is None else int(standalone == 'yes')
                self._call(self.XmlDeclHandler, version, encoding, number)
            else:
                self._default_raw(match[0])
            position = match.end()
        self._read = self._read_content if self._is_external else self._read_prolog
        return position

    @staticmethod
    def _wrong_place(text, position, end) -> int:
        # The first word of the declaration that is not as it should be.
        words = re.compile(r'[ \t\r\n]+(version|encoding|standalone)[ \t\r\n]*=[ \t\r\n]*(["\'])[^"\']*\2')
        at = position + 5
        while match := words.match(text, at):
            at = match.end()
        return _space(text, at).end()

    def _skip_outside(self, position: int) -> int:
        match = _space(self._text, position)
        if match.end() > position:
            self._mark(position)
            self._default_raw(match[0])
        return match.end()

    def _read_prolog(self, position: int, final: bool) -> int:
        text = self._text
        while True:
            position = self._skip_outside(position)
            if position >= len(text):
                return position
            if text[position] != '<':
                raise self._failure(_failures.INVALID_TOKEN if _invalid(text[position]) else _failures.SYNTAX, position)
            following = text[position + 1:position + 2]
            if not following:
                return position
            if following == '!' and not text.startswith('<!--', position):
                if len(text) - position < 9 and '<!DOCTYPE'.startswith(text[position:]) or text[position:] == '<!-':
                    return position
                if self._doctype_name is not None:
                    raise self._failure(_failures.SYNTAX, position)
                if not text.startswith('<!DOCTYPE', position):
                    raise self._failure(_failures.INVALID_TOKEN, position + 3)
                return self._begin_doctype(position, final)
            if following in '?!':
                end = self._misc(position, final)
                if end == WAIT:
                    return position
                position = end
                continue
            self._read = self._read_content
            return position

    def _begin_doctype(self, position: int, final: bool) -> int:
        self._mark(position)
        head = read_head(self, self._text, position)
        if head is None:
            if final:
                rest = self._text[position + 9:]
                if rest.strip() and '"' not in rest and "'" not in rest:
                    raise self._failure(_failures.NO_ELEMENTS, len(self._text))
            return position
        name, public, system, end = head
        has_subset = self._text[end] == '['
        if not has_subset and self._text[end] != '>':
            raise self._failure(_failures.SYNTAX, end)
        self._doctype_name = name
        self._doctype = Doctype()
        self._doctype.has_external = system is not None
        self._external_subset = public, system
        if self.StartDoctypeDeclHandler:
            self._call(self.StartDoctypeDeclHandler, name, system, public, int(has_subset))
        else:
            self._default_raw(self._text[position:end + 1])
        if has_subset:
            self._read = self._read_subset
        else:
            self._end_doctype(end)
        return end + 1

    def _end_doctype(self, position: int) -> None:
        self._mark(position)
        public, system = self._external_subset
        wanted = self._parameter_entities == 2 or self._parameter_entities == 1 and not self._standalone
        if (system is not None or self._foreign) and wanted and self.ExternalEntityRefHandler:
            if not self._call(self.ExternalEntityRefHandler, None, self._base, system, public):
                raise self._failure(_failures.EXTERNAL_ENTITY_HANDLING)
        if system is not None and not self._standalone and self.NotStandaloneHandler:
            if not self._call(self.NotStandaloneHandler):
                raise self._failure(_failures.NOT_STANDALONE)
        if self.EndDoctypeDeclHandler:
            self._call(self.EndDoctypeDeclHandler)
        self._read = self._read_prolog

    def _read_subset(self, position: int, final: bool) -> int:
        text = self._text
        while True:
            position = self._skip_outside(position)
            if position >= len(text):
                return position
            self._mark(position)
            self._declared_at = position
            character = text[position]
            if character == ']' and not self._is_external:
                end = _space(text, position + 1).end()
                if end >= len(text):
                    return position
                if text[end] != '>':
                    raise self._failure(_failures.SYNTAX, end)
                if not self.EndDoctypeDeclHandler:
                    self._default_raw(text[position:end + 1])
                self._end_doctype(end)
                return end + 1
            if character == '%':
                match = _name(text, position + 1)
                if not match or not text.startswith(';', match.end()):
                    if (match.end() if match else position + 1) >= len(text) and not final:
                        return position
                    raise self._failure(_failures.INVALID_TOKEN, position + 1)
                self._parameter(match[0])
                position = match.end() + 1
                continue
            if character != '<':
                raise self._failure(_failures.INVALID_TOKEN if not character.isalnum() else _failures.SYNTAX, position)
            if text.startswith('<!--', position) or text.startswith('<?', position):
                end = self._misc(position, final)
                if end == WAIT:
                    return position
                position = end
                continue
            if len(text) - position < 4:
                return position
            end = read_declaration(self, text, position)
            if end is None:
                return position
            position = end

    def _parameter(self, name: str) -> None:
        entity = self._doctype.parameter_entities.get(name)
        if entity is None:
            # What it would declare is not known, so entities that are not declared may still be there.
            self._doctype.has_external = True
            self._doctype.keep_processing = self._standalone
            if self.SkippedEntityHandler:
                self._call(self.SkippedEntityHandler, name, 1)
            return
        if entity.is_open:
            raise self._failure(_failures.RECURSIVE_ENTITY)
        if entity.value is None:
            self._doctype.has_external = True
            if self._parameter_entities and self.ExternalEntityRefHandler:
                if not self._call(self.ExternalEntityRefHandler, None, self._base, entity.system, entity.public):
                    raise self._failure(_failures.EXTERNAL_ENTITY_HANDLING)
            return
        self._inside(entity, self._finish_subset)

    def _finish_subset(self) -> None:
        was_external, self._is_external = self._is_external, True
        try:
            end = self._read_subset(0, True)
        finally:
            self._is_external = was_external
        if end < len(self._text):
            raise self._failure(29)

    def _inside(self, entity, read) -> None:
        # Reads the text of an entity as if it stood in place of its name.
        self._count(len(entity.value))
        kept = self._text, self._declared_at
        if self._outer is None:
            self._outer = self._text
        self._text = entity.value
        entity.is_open = True
        self._nesting += 1
        if self._nesting > 400:
            raise self._failure(1)
        try:
            read()
        finally:
            self._nesting -= 1
            entity.is_open = False
            self._text, self._declared_at = kept
            if not self._nesting:
                self._outer = None

    def _count(self, length: int) -> None:
        root = self
        while root._parent is not None:
            root = root._parent
        root._indirect += length
        self._check_amplification(0)

    def _check_amplification(self, more: int) -> None:
        root = self
        while root._parent is not None:
            root = root._parent
        total = root._direct + root._indirect + more
        if total > root._threshold and total > root._direct * root._most_amplification:
            raise self._failure(_failures.AMPLIFICATION)

    def _misc(self, position: int, final: bool) -> int:
        # A comment or an instruction; its end.
        text = self._text
        if text.startswith('<!--', position):
            end = text.find('--', position + 4)
            if end < 0 or end + 2 >= len(text):
                wrong = _invalid(text, position + 4)
                if wrong and final:
                    raise self._failure(_failures.INVALID_TOKEN, wrong.start())
                return WAIT
            self._mark(position)
            if text[end + 2] != '>':
                raise self._failure(_failures.INVALID_TOKEN, end + 2)
            wrong = _invalid(text, position, end)
            if wrong:
                raise self._failure(_failures.INVALID_TOKEN, wrong.start())
            if self.CommentHandler:
                self._call(self.CommentHandler, normal(text[position + 4:end]))
            else:
                self._default_raw(text[position:end + 3])
            return end + 3
        if text.startswith('<?', position):
            end = text.find('?>', position)
            if end < 0:
                return WAIT
            match = _instruction(text, position)
            if not match:
                name = _name(text, position + 2)
                raise self._failure(_failures.INVALID_TOKEN, name.end() if name else position + 2)
            if match[1].lower() == 'xml':
                code = _failures.MISPLACED_XML_DECLARATION if match[1] == 'xml' else _failures.INVALID_TOKEN
                raise self._failure(code, position if match[1] == 'xml' else position + 2)
            wrong = _invalid(text, position, end)
            if wrong:
                raise self._failure(_failures.INVALID_TOKEN, wrong.start())
            self._mark(position)
            if self.ProcessingInstructionHandler:
                self._call(self.ProcessingInstructionHandler, match[1], normal(match[2] or ''))
            else:
                self._default_raw(match[0])
            return match.end()
        if len(text) - position < 4 and not final:
            return WAIT
        raise self._failure(_failures.INVALID_TOKEN, position + 2)

    def _read_epilog(self, position: int, final: bool) -> int:
        text = self._text
        while True:
            position = self._skip_outside(position)
            if position >= len(text):
                return position
            if text.startswith(('<?', '<!--'), position):
                end = self._misc(position, final)
                if end == WAIT:
                    return position
                position = end
                continue
            if text[position:] in ('<', '<!', '<!-') and not final:
                return position
            raise self._failure(_failures.JUNK_AFTER_DOCUMENT, position)


XMLParser.__name__ = XMLParser.__qualname__ = 'xmlparser'
XMLParser.__module__ = 'pyexpat'
