"""Documents as events, of which some are made trees when a program asks for it."""

import io

import xml.sax
import xml.sax.handler

START_ELEMENT = 'START_ELEMENT'
END_ELEMENT = 'END_ELEMENT'
COMMENT = 'COMMENT'
START_DOCUMENT = 'START_DOCUMENT'
END_DOCUMENT = 'END_DOCUMENT'
PROCESSING_INSTRUCTION = 'PROCESSING_INSTRUCTION'
IGNORABLE_WHITESPACE = 'IGNORABLE_WHITESPACE'
CHARACTERS = 'CHARACTERS'


class PullDOM(xml.sax.ContentHandler):
    """What makes nodes and events of what a parser tells."""

    _locator = None
    document = None

    def __init__(self, documentFactory=None) -> None:
        super().__init__()
        from xml.dom import XML_NAMESPACE
        self.documentFactory = documentFactory
        self.events = []
        self.open = []
        self.before = []
        self._contexts = [{XML_NAMESPACE: 'xml'}]
        self._current = self._contexts[-1]
        self._declared = []

    def setDocumentLocator(self, locator) -> None:
        """Take what knows where the parser is."""
        self._locator = locator

    def startPrefixMapping(self, prefix, uri) -> None:
        """A namespace has a prefix."""
        self._declared.append((prefix or 'xmlns', uri))
        self._contexts.append(self._current)
        self._current = {**self._current, uri: prefix or None}

    def endPrefixMapping(self, prefix) -> None:
        """A prefix means nothing any longer."""
        self._current = self._contexts.pop()

    def _qualified(self, uri, local) -> str:
        prefix = self._current.get(uri) if uri else None
        return f'{prefix}:{local}' if prefix else local

    def startElementNS(self, name, tagName, attrs) -> None:
        """An element begins, with its namespace."""
        from xml.dom import XMLNS_NAMESPACE
        uri, local = name
        tagName = tagName or self._qualified(uri, local)
        self._root(uri, tagName)
        node = self.document.createElementNS(uri, tagName) if uri else self.document.createElement(local)
        for prefix, value in self._declared:
            self._attribute(node, XMLNS_NAMESPACE, prefix if prefix == 'xmlns' else 'xmlns:' + prefix, value)
        self._declared = []
        for (attribute_uri, attribute_local), value in attrs.items():
            self._attribute(node, attribute_uri, self._qualified(attribute_uri, attribute_local), value)
        self._begin(node)

    def _attribute(self, node, uri, name, value) -> None:
        attribute = self.document.createAttributeNS(uri, name) if uri else self.document.createAttribute(name)
        attribute.value = value
        node.setAttributeNode(attribute)

    def startElement(self, name, attrs) -> None:
        """An element begins."""
        self._root(None, name)
        node = self.document.createElement(name)
        for key, value in attrs.items():
            self._attribute(node, None, key, value)
        self._begin(node)

    def _root(self, uri, name) -> None:
        # The document is made when its root is known.
        if self.document is not None:
            return
        if self.documentFactory is None:
            from xml.dom import minidom
            self.documentFactory = minidom.Document.implementation
        self.document = self.documentFactory.createDocument(None, None, None)
        self.events[0] = START_DOCUMENT, self.document
        self.open.append(self.document)
        for index, (kind, node) in enumerate(self.events[1:], 1):
            if node is None:
                kind, arguments = self.before.pop(0)
                made = (self.document.createComment(*arguments) if kind == COMMENT
                        else self.document.createProcessingInstruction(*arguments))
                self.events[index] = kind, made

    def _begin(self, node) -> None:
        self.open.append(node)
        self.events.append((START_ELEMENT, node))

    def endElementNS(self, name, tagName) -> None:
        """An element ends, with its namespace."""
        self.events.append((END_ELEMENT, self.open.pop()))

    def endElement(self, name) -> None:
        """An element ends."""
        self.events.append((END_ELEMENT, self.open.pop()))

    def _single(self, kind, name, *arguments) -> None:
        if self.document is None:
            self.before.append((kind, arguments))
            self.events.append((kind, None))
            return
        node = getattr(self.document, name)(*arguments)
        self.events.append((kind, node))

    def comment(self, s) -> None:
        """There is a comment."""
        self._single(COMMENT, 'createComment', s)

    def processingInstruction(self, target, data) -> None:
        """There is an instruction."""
        self._single(PROCESSING_INSTRUCTION, 'createProcessingInstruction', target, data)

    def ignorableWhitespace(self, chars) -> None:
        """There is space that means nothing."""
        self._single(IGNORABLE_WHITESPACE, 'createTextNode', chars)

    def characters(self, chars) -> None:
        """There is text."""
        self._single(CHARACTERS, 'createTextNode', chars)

    def startDocument(self) -> None:
        """The document begins."""
        self.events.append((START_DOCUMENT, None))

    def endDocument(self) -> None:
        """The document is at its end."""
        self.events.append((END_DOCUMENT, self.document))


class ErrorHandler:
    """What raises errors and prints warnings."""

    def warning(self, exception) -> None:
        """Print it."""
        print(exception)

    def error(self, exception):
        """Raise it."""
        raise exception

    def fatalError(self, exception):
        """Raise it."""
        raise exception


class DOMEventStream:
    """The events of a document, one after the other."""

    def __init__(self, stream, parser, bufsize) -> None:
        self.stream = stream
        self.parser = parser
        self.bufsize = bufsize
        if not hasattr(parser, 'feed'):
            self.getEvent = self._slurp
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        self.pulldom = PullDOM()
        self.parser.setFeature(xml.sax.handler.feature_namespaces, 1)
        self.parser.setContentHandler(self.pulldom)
        self._ended = False

    def __next__(self):
        found = self.getEvent()
        if found is None:
            raise StopIteration
        return found

    def __iter__(self):
        return self

    def expandNode(self, node) -> None:
        """Make a tree of all that is in a node."""
        parents = [node]
        while (event := self.getEvent()) is not None:
            kind, current = event
            if current is node:
                return
            if kind != END_ELEMENT:
                parents[-1].appendChild(current)
            if kind == START_ELEMENT:
                parents.append(current)
            elif kind == END_ELEMENT:
                parents.pop()

    def getEvent(self):
        """The next event, or `None` at the end."""
        events = self.pulldom.events
        while not events or events[0][0] == START_DOCUMENT and events[0][1] is None:
            if self._ended:
                return None
            data = self.stream.read(self.bufsize)
            if data:
                self.parser.feed(data)
            else:
                # The end of the document is the end of the events.
                self.parser.close()
                self._ended = True
                return None
        return events.pop(0)

    def _slurp(self):
        self.parser.parse(self.stream)
        self.getEvent = self._emit
        return self._emit()

    def _emit(self):
        return self.pulldom.events.pop(0) if self.pulldom.events else None

    def clear(self) -> None:
        """Forget the document."""
        del self.pulldom
        self.parser = self.stream = None


default_bufsize = 2 ** 14 - 20


def parse(stream_or_string, parser=None, bufsize=None):
    """The events of the document in a file."""
    stream = open(stream_or_string, 'rb') if isinstance(stream_or_string, str) else stream_or_string
    return DOMEventStream(stream, parser or xml.sax.make_parser(), default_bufsize if bufsize is None else bufsize)


def parseString(string, parser=None):
    """The events of the document in a text."""
    return DOMEventStream(io.StringIO(string), parser or xml.sax.make_parser(), len(string))
