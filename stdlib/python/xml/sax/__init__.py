"""Reading XML by being told of each thing in a document (SAX)."""


from xml.sax import handler, xmlreader
from xml.sax._exceptions import (SAXException, SAXNotRecognizedException, SAXNotSupportedException,
                                 SAXParseException, SAXReaderNotAvailable)
from xml.sax.handler import ContentHandler, ErrorHandler
from xml.sax.xmlreader import InputSource

__all__ = ['ContentHandler', 'ErrorHandler', 'InputSource', 'SAXException', 'SAXNotRecognizedException',
           'SAXNotSupportedException', 'SAXParseException', 'SAXReaderNotAvailable', 'default_parser_list',
           'make_parser', 'parse', 'parseString', 'handler', 'xmlreader']

default_parser_list = ['xml.sax.expatreader']


def parse(source, handler, errorHandler=None) -> None:
    """Read a document, and tell a handler of it."""
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(ErrorHandler() if errorHandler is None else errorHandler)
    parser.parse(source)


def parseString(string, handler, errorHandler=None) -> None:
    """Read a document in a text or octets, and tell a handler of it."""
    import io
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(ErrorHandler() if errorHandler is None else errorHandler)
    source = InputSource()
    if isinstance(string, str):
        source.setCharacterStream(io.StringIO(string))
    else:
        source.setByteStream(io.BytesIO(string))
    parser.parse(source)


def make_parser(parser_list=()):
    """A parser, of the first module that has one."""
    import importlib
    import sys
    for name in [*parser_list, *default_parser_list]:
        try:
            return importlib.import_module(name).create_parser()
        except ImportError:
            if name in sys.modules:
                # It was found, and it is broken.
                raise
        except SAXReaderNotAvailable:
            pass
    raise SAXReaderNotAvailable('No parsers found', None)
