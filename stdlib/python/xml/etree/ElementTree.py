"""Trees of elements, read from XML and written to it."""

import collections
import collections.abc
import contextlib
import io
import weakref

from xml.etree import ElementPath
from xml.etree._canonical import C14NWriterTarget, canonicalize
from xml.etree._element import Comment, Element, ProcessingInstruction, SubElement
from xml.etree._writing import (QName, collect_names as _namespaces, escape_attribute as _escape_attrib,
                                escape_text as _escape_cdata, indent, namespace_map as _namespace_map,
                                open_for_writing as _get_writer, write_html, write_text, write_xml)

__all__ = ['Comment', 'dump', 'Element', 'ElementTree', 'canonicalize', 'fromstring', 'fromstringlist', 'indent',
           'iselement', 'iterparse', 'parse', 'ParseError', 'PI', 'ProcessingInstruction', 'QName', 'SubElement',
           'tostring', 'tostringlist', 'TreeBuilder', 'VERSION', 'XML', 'XMLID', 'XMLParser', 'XMLPullParser',
           'register_namespace', 'C14NWriterTarget']

VERSION = '1.3.0'
PI = ProcessingInstruction


class ParseError(SyntaxError):
    """A document is not well-formed; `code` and `position` say how and where."""


def iselement(element) -> bool:
    """Whether something looks like an element."""
    return hasattr(element, 'tag')


class ElementTree:
    """A whole document."""

    def __init__(self, element=None, file=None) -> None:
        if element is not None and not iselement(element):
            raise TypeError(f'expected an Element, not {type(element).__name__}')
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        """The root."""
        return self._root

    def _setroot(self, element) -> None:
        if not iselement(element):
            raise TypeError(f'expected an Element, not {type(element).__name__}')
        self._root = element

    def parse(self, source, parser=None):
        """Read a document from a file or its name; its root."""
        with contextlib.ExitStack() as stack:
            if not hasattr(source, 'read'):
                source = stack.enter_context(open(source, 'rb'))
            if parser is None:
                parser = XMLParser()
            while data := source.read(65536):
                parser.feed(data)
            self._root = parser.close()
            return self._root

    def iter(self, tag=None):
        """All elements, or those with a tag."""
        return self._root.iter(tag)

    @staticmethod
    def _relative(path: str) -> str:
        if path[:1] == '/':
            import warnings
            path = '.' + path
            warnings.warn('This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you '
                          f'rely on the current behaviour, change it to {path!r}', FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        """The first element that a path leads to, or `None`."""
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """The text of the first element that a path leads to."""
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None) -> list:
        """All elements that a path leads to."""
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        """All elements that a path leads to, one after the other."""
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True) -> None:
        """Write the document to a file."""
        if self._root is None:
            raise TypeError('ElementTree not initialized')
        if not method:
            method = 'xml'
        elif method not in ('xml', 'html', 'text', 'c14n'):
            raise ValueError('unknown method %r' % method)
        if not encoding:
            encoding = 'utf-8' if method == 'c14n' else 'us-ascii'
        with _get_writer(file_or_filename, encoding) as (write, declared):
            if method == 'xml' and (xml_declaration or xml_declaration is None and encoding.lower() != 'unicode'
                                    and declared.lower() not in ('utf-8', 'us-ascii')):
                write(f"<?xml version='1.0' encoding='{declared}'?>\n")
            if method == 'text':
                write_text(write, self._root)
                return
            names, namespaces = _namespaces(self._root, default_namespace)
            serialize = write_html if method == 'html' else write_xml
            serialize(write, self._root, names, namespaces, short_empty_elements=short_empty_elements)

    def write_c14n(self, file) -> None:
        """Write the document as the method `c14n` does."""
        self.write(file, method='c14n')


def register_namespace(prefix, uri) -> None:
    """Let a namespace be written with a prefix."""
    import re
    if re.match(r'ns\d+$', prefix):
        raise ValueError('Prefix format reserved for internal use')
    for known, used in list(_namespace_map.items()):
        if known == uri or used == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


register_namespace._namespace_map = _namespace_map


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    """An element as octets, or as text if the encoding is `unicode`."""
    stream = io.StringIO() if encoding == 'unicode' else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration,
                               default_namespace=default_namespace, method=method,
                               short_empty_elements=short_empty_elements)
    return stream.getvalue()


class _ListStream(io.BufferedIOBase):
    def __init__(self, pieces) -> None:
        self.pieces = pieces

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, piece) -> None:
        self.pieces.append(piece)

    def tell(self) -> int:
        return len(self.pieces)


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
                 short_empty_elements=True) -> list:
    """An element as pieces of octets or text."""
    pieces = []
    ElementTree(element).write(_ListStream(pieces), encoding, xml_declaration=xml_declaration,
                               default_namespace=default_namespace, method=method,
                               short_empty_elements=short_empty_elements)
    return pieces


def dump(elem) -> None:
    """Print an element."""
    import sys
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding='unicode')
    tail = elem.getroot().tail
    if not tail or tail[-1] != '\n':
        sys.stdout.write('\n')


def parse(source, parser=None):
    """The document in a file."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def iterparse(source, events=None, parser=None):
    """Read a document and tell what is found meanwhile; the iterator has its root when it is at the end."""
    pull = XMLPullParser(events=events, _parser=parser)
    if not hasattr(source, 'read'):
        source = open(source, 'rb')
        closes = True
    else:
        closes = False

    def iterator():
        try:
            while True:
                yield from pull.read_events()
                data = source.read(16 * 1024)
                if not data:
                    break
                pull.feed(data)
            root = pull._close_and_return_root()
            yield from pull.read_events()
            found = itself()
            if found is not None:
                found.root = root
        finally:
            if closes:
                source.close()

    running = iterator()

    class IterParseIterator(collections.abc.Iterator):
        """What has been found so far."""

        __next__ = running.__next__

        def close(self) -> None:
            """Read no further."""
            running.close()
            if closes:
                source.close()

        def __del__(self) -> None:
            if closes and not source.closed:
                import warnings
                warnings.warn(f'unclosed iterparse iterator {source.name!r}', ResourceWarning, stacklevel=2)
                source.close()

    found = IterParseIterator()
    found.root = None
    itself = weakref.ref(found)
    return found


class XMLPullParser:
    """What is fed a document, and asked what was found in it."""

    def __init__(self, events=None, *, _parser=None) -> None:
        self._events_queue = collections.deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        self._parser._setevents(self._events_queue, ('end',) if events is None else events)

    def feed(self, data) -> None:
        """Take more of the document."""
        if self._parser is None:
            raise ValueError('feed() called after end of stream')
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as error:
                # It comes when its turn is.
                self._events_queue.append(error)

    def _close_and_return_root(self):
        root = self._parser.close()
        self._parser = None
        return root

    def close(self) -> None:
        """There is no more."""
        self._close_and_return_root()

    def read_events(self):
        """What was found and not told yet."""
        events = self._events_queue
        while events:
            event = events.popleft()
            if isinstance(event, Exception):
                raise event
            yield event

    def flush(self) -> None:
        """Read what waits for more."""
        if self._parser is None:
            raise ValueError('flush() called after end of stream')
        self._parser.flush()


def XML(text, parser=None):
    """The root of the document in a text."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    """The root of the document in a text, and its elements by their attribute `id`."""
    tree = XML(text, parser)
    return tree, {element.get('id'): element for element in tree.iter() if element.get('id')}


def fromstringlist(sequence, parser=None):
    """The root of the document in pieces of text."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


class TreeBuilder:
    """What makes a tree of what it is told."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False,
                 insert_pis=False) -> None:
        self._data = []
        self._open = []
        self._last = None
        self._root = None
        # Whether text belongs behind the last element, and not into it.
        self._behind = None
        self._comment_factory = Comment if comment_factory is None else comment_factory
        self.insert_comments = insert_comments
        self._pi_factory = ProcessingInstruction if pi_factory is None else pi_factory
        self.insert_pis = insert_pis
        self._factory = Element if element_factory is None else element_factory

    def close(self):
        """The root."""
        return self._root

    def _flush(self) -> None:
        if not self._data:
            return
        if self._last is not None:
            text = ''.join(self._data)
            if self._behind:
                self._last.tail = (self._last.tail or '') + text
            else:
                self._last.text = (self._last.text or '') + text
        self._data = []

    def data(self, data, /) -> None:
        """Take text."""
        self._data.append(data)

    def start(self, tag, attrs, /):
        """Begin an element."""
        if self._data:
            self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._behind = 0
        return element

    def end(self, tag, /):
        """End an element."""
        if self._data:
            self._flush()
        try:
            self._last = self._open.pop()
        except IndexError:
            raise IndexError('pop from empty stack') from None
        self._behind = 1
        return self._last

    def comment(self, text, /):
        """Take a comment."""
        return self._single(self._comment_factory, self.insert_comments, text)

    def pi(self, target, text=None, /):
        """Take an instruction."""
        return self._single(self._pi_factory, self.insert_pis, target, text)

    def _single(self, factory, insert, *arguments):
        element = factory(*arguments)
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._behind = 1
        return element


class XMLParser:
    """What reads a document and tells a target of it, which makes a tree if it is not another."""

    def __init__(self, *, target=None, encoding=None) -> None:
        from xml.parsers import expat
        self._parser = parser = expat.ParserCreate(encoding, '}')
        self.target = TreeBuilder() if target is None else target
        self._error = expat.error
        self._names = {}
        self.entity = {}
        self.version = 'Expat %d.%d.%d' % expat.version_info
        target = self.target
        parser.DefaultHandlerExpand = self._default
        if hasattr(target, 'start'):
            parser.StartElementHandler = self._start
        if hasattr(target, 'end'):
            parser.EndElementHandler = self._end
        if hasattr(target, 'start_ns'):
            parser.StartNamespaceDeclHandler = lambda prefix, uri: target.start_ns(prefix or '', uri or '')
        if hasattr(target, 'end_ns'):
            parser.EndNamespaceDeclHandler = lambda prefix: target.end_ns(prefix or '')
        if hasattr(target, 'data'):
            parser.CharacterDataHandler = target.data
        if hasattr(target, 'comment'):
            parser.CommentHandler = target.comment
        if hasattr(target, 'pi'):
            parser.ProcessingInstructionHandler = target.pi
        parser.buffer_text = True
        if hasattr(target, 'doctype'):
            self._tell_doctype(parser, target)

    @staticmethod
    def _tell_doctype(parser, target) -> None:
        parser.StartDoctypeDeclHandler = lambda name, system, public, subset: target.doctype(name, public, system)

    def _setevents(self, queue, events) -> None:
        # Has what is found put into a queue, besides telling the target.
        parser, target = self._parser, self.target
        for event in events:
            if event == 'start':
                parser.StartElementHandler = lambda tag, attributes, event=event: \
                    queue.append((event, self._start(tag, attributes)))
            elif event == 'end':
                parser.EndElementHandler = lambda tag, event=event: queue.append((event, self._end(tag)))
            elif event == 'start-ns':
                def start_ns(prefix, uri, event=event):
                    pair = prefix or '', uri or ''
                    if hasattr(target, 'start_ns'):
                        pair = target.start_ns(*pair)
                    queue.append((event, pair))
                parser.StartNamespaceDeclHandler = start_ns
            elif event == 'end-ns':
                def end_ns(prefix, event=event):
                    found = target.end_ns(prefix or '') if hasattr(target, 'end_ns') else None
                    queue.append((event, found))
                parser.EndNamespaceDeclHandler = end_ns
            elif event == 'comment':
                parser.CommentHandler = lambda text, event=event: queue.append((event, target.comment(text)))
            elif event == 'pi':
                parser.ProcessingInstructionHandler = lambda name, data, event=event: \
                    queue.append((event, target.pi(name, data)))
            else:
                raise ValueError('unknown event %r' % event)

    def _raise(self, value):
        error = ParseError(value)
        error.code = value.code
        error.position = value.lineno, value.offset
        raise error

    def _fixname(self, key: str) -> str:
        try:
            return self._names[key]
        except KeyError:
            name = '{' + key if '}' in key else key
            self._names[key] = name
            return name

    def _start(self, tag, attributes):
        fix = self._fixname
        return self.target.start(fix(tag), {fix(key): value for key, value in attributes.items()})

    def _end(self, tag):
        return self.target.end(self._fixname(tag))

    def _default(self, text: str) -> None:
        if text[:1] != '&':
            return
        # An entity that is declared nowhere, or where nobody has looked.
        data = getattr(self.target, 'data', None)
        if data is None:
            return
        try:
            data(self.entity[text[1:-1]])
        except KeyError:
            from xml.parsers import expat
            parser = self._parser
            error = expat.error(f'undefined entity {text}: line {parser.ErrorLineNumber}, column '
                                f'{parser.ErrorColumnNumber}')
            error.code = 11
            error.lineno, error.offset = parser.ErrorLineNumber, parser.ErrorColumnNumber
            raise error

    def feed(self, data, /) -> None:
        """Take more of the document."""
        try:
            self._parser.Parse(data, False)
        except self._error as value:
            self._raise(value)

    def close(self):
        """What the target makes of the document."""
        try:
            self._parser.Parse(b'', True)
        except self._error as value:
            self._raise(value)
        close = getattr(self.target, 'close', None)
        return None if close is None else close()

    def flush(self) -> None:
        """Read what waits for more."""
        try:
            self._parser.Parse(b'', False)
        except self._error as value:
            self._raise(value)
