"""Escaping of text, and handlers that write XML or pass on what they are told."""

import codecs
import io
import os
import urllib.parse

from xml.sax import handler, xmlreader


def _replace(text: str, entities: dict) -> str:
    for old, new in entities.items():
        text = text.replace(old, new)
    return text


def escape(data, entities={}) -> str:
    """Text in which `&`, `<` and `>` are escaped, and what else is named."""
    data = data.replace('&', '&amp;').replace('>', '&gt;').replace('<', '&lt;')
    return _replace(data, entities)


def unescape(data, entities={}) -> str:
    """Text in which these are what they stand for again."""
    data = _replace(data.replace('&lt;', '<').replace('&gt;', '>'), entities)
    return data.replace('&amp;', '&')


def quoteattr(data, entities={}) -> str:
    """The value of an attribute in quotes."""
    data = escape(data, {**entities, '\n': '&#10;', '\r': '&#13;', '\t': '&#9;'})
    if '"' not in data:
        return f'"{data}"'
    if "'" not in data:
        return f"'{data}'"
    return '"' + data.replace('"', '&quot;') + '"'


def _text_file(out, encoding):
    if out is None:
        import sys
        return sys.stdout
    if isinstance(out, (io.TextIOBase, codecs.StreamWriter, codecs.StreamReaderWriter)):
        return out
    if isinstance(out, io.RawIOBase):
        class Unclosed:
            __class__ = out.__class__

            def __getattr__(self, name):
                return getattr(out, name)
        buffer = Unclosed()
        buffer.close = lambda: None
    else:
        buffer = io.BufferedIOBase()
        buffer.writable = lambda: True
        buffer.write = out.write
        try:
            buffer.seekable = out.seekable
            buffer.tell = out.tell
        except AttributeError:
            pass
    return io.TextIOWrapper(buffer, encoding=encoding, errors='xmlcharrefreplace', newline='\n', write_through=True)


class XMLGenerator(handler.ContentHandler):
    """What writes a document that it is told of."""

    def __init__(self, out=None, encoding='iso-8859-1', short_empty_elements=False) -> None:
        super().__init__()
        out = _text_file(out, encoding)
        self._write = out.write
        self._flush = out.flush
        self._contexts = [{}]
        self._current = self._contexts[-1]
        self._undeclared = []
        self._encoding = encoding
        self._short = short_empty_elements
        self._pending = False

    def _qname(self, name) -> str:
        uri, local = name
        if uri:
            # This prefix needs no declaration.
            if uri == 'http://www.w3.org/XML/1998/namespace':
                return 'xml:' + local
            prefix = self._current[uri]
            if prefix:
                return f'{prefix}:{local}'
        return local

    def _finish(self) -> None:
        if self._pending:
            self._write('>')
            self._pending = False

    def startDocument(self) -> None:
        """The document begins."""
        self._write(f'<?xml version="1.0" encoding="{self._encoding}"?>\n')

    def endDocument(self) -> None:
        """The document is at its end."""
        self._flush()

    def startPrefixMapping(self, prefix, uri) -> None:
        """A namespace has a prefix."""
        self._contexts.append(self._current.copy())
        self._current[uri] = prefix
        self._undeclared.append((prefix, uri))

    def endPrefixMapping(self, prefix) -> None:
        """A prefix means nothing any longer."""
        self._current = self._contexts.pop()

    def _begin(self, name, attributes) -> None:
        self._finish()
        self._write('<' + name)
        for prefix, uri in self._undeclared:
            self._write(f' {"xmlns:" + prefix if prefix else "xmlns"}={quoteattr(uri)}')
        self._undeclared = []
        for key, value in attributes:
            self._write(f' {key}={quoteattr(value)}')
        if self._short:
            self._pending = True
        else:
            self._write('>')

    def startElement(self, name, attrs) -> None:
        """An element begins."""
        undeclared, self._undeclared = self._undeclared, []
        self._begin(name, attrs.items())
        self._undeclared = undeclared

    def endElement(self, name) -> None:
        """An element ends."""
        if self._pending:
            self._write('/>')
            self._pending = False
        else:
            self._write(f'</{name}>')

    def startElementNS(self, name, qname, attrs) -> None:
        """An element begins, with its namespace."""
        self._begin(self._qname(name), [(self._qname(key), value) for key, value in attrs.items()])

    def endElementNS(self, name, qname) -> None:
        """An element ends, with its namespace."""
        self.endElement(self._qname(name))

    def characters(self, content) -> None:
        """There is text."""
        if content:
            self._finish()
            if not isinstance(content, str):
                content = str(content, self._encoding)
            self._write(escape(content))

    def ignorableWhitespace(self, content) -> None:
        """There is space that means nothing."""
        if content:
            self._finish()
            if not isinstance(content, str):
                content = str(content, self._encoding)
            self._write(content)

    def processingInstruction(self, target, data) -> None:
        """There is an instruction."""
        self._finish()
        self._write(f'<?{target} {data}?>')


class XMLFilterBase(xmlreader.XMLReader):
    """What stands between a parser and its handlers, and passes all on."""

    def __init__(self, parent=None) -> None:
        super().__init__()
        self._parent = parent

    def parse(self, source) -> None:
        """Read a document."""
        self._parent.setContentHandler(self)
        self._parent.setErrorHandler(self)
        self._parent.setEntityResolver(self)
        self._parent.setDTDHandler(self)
        self._parent.parse(source)

    def setDocumentLocator(self, locator) -> None:
        """Take what knows where the parser is."""
        self._cont_handler.setDocumentLocator(locator)

    def setLocale(self, locale) -> None:
        """Set the language of errors."""
        self._parent.setLocale(locale)

    def getFeature(self, name):
        """Whether a feature is on."""
        return self._parent.getFeature(name)

    def setFeature(self, name, state) -> None:
        """Set a feature."""
        self._parent.setFeature(name, state)

    def getProperty(self, name):
        """The value of a property."""
        return self._parent.getProperty(name)

    def setProperty(self, name, value) -> None:
        """Set a property."""
        self._parent.setProperty(name, value)

    def getParent(self):
        """The parser."""
        return self._parent

    def setParent(self, parent) -> None:
        """Set the parser."""
        self._parent = parent


def _passing_on(name: str, attribute: str):
    def method(self, *arguments):
        return getattr(getattr(self, attribute), name)(*arguments)
    method.__name__ = name
    method.__qualname__ = 'XMLFilterBase.' + name
    method.__doc__ = 'Pass it on.'
    return method


for _attribute, _names in (
        ('_err_handler', 'error fatalError warning'),
        ('_cont_handler', 'startDocument endDocument startPrefixMapping endPrefixMapping startElement endElement '
                          'startElementNS endElementNS characters ignorableWhitespace processingInstruction '
                          'skippedEntity'),
        ('_dtd_handler', 'notationDecl unparsedEntityDecl'), ('_ent_handler', 'resolveEntity')):
    for _name in _names.split():
        setattr(XMLFilterBase, _name, _passing_on(_name, _attribute))
del _attribute, _names, _name


def prepare_input_source(source, base=''):
    """An input source that is open, of a name, a file, or another."""
    if isinstance(source, os.PathLike):
        source = os.fspath(source)
    if isinstance(source, str):
        source = xmlreader.InputSource(source)
    elif hasattr(source, 'read'):
        file = source
        source = xmlreader.InputSource()
        if isinstance(file.read(0), str):
            source.setCharacterStream(file)
        else:
            source.setByteStream(file)
        if hasattr(file, 'name') and isinstance(file.name, str):
            source.setSystemId(file.name)
    if source.getCharacterStream() is None and source.getByteStream() is None:
        name = source.getSystemId()
        path = os.path.join(os.path.dirname(os.path.normpath(base)), name)
        if os.path.isfile(path):
            source.setSystemId(path)
            source.setByteStream(open(path, 'rb'))
        else:
            import urllib.request
            source.setSystemId(urllib.parse.urljoin(base, name))
            source.setByteStream(urllib.request.urlopen(source.getSystemId()))
    return source
