"""Parsers of the kind SAX: base classes, and what they give to handlers."""

from xml.sax import handler
from xml.sax._exceptions import SAXNotRecognizedException, SAXNotSupportedException


class XMLReader:
    """What reads documents and tells handlers of them."""

    def __init__(self) -> None:
        self._cont_handler = handler.ContentHandler()
        self._dtd_handler = handler.DTDHandler()
        self._ent_handler = handler.EntityResolver()
        self._err_handler = handler.ErrorHandler()

    def parse(self, source):
        """Read a document."""
        raise NotImplementedError('This method must be implemented!')

    def getContentHandler(self):
        """What is told of elements and text."""
        return self._cont_handler

    def setContentHandler(self, handler) -> None:
        """Set what is told of elements and text."""
        self._cont_handler = handler

    def getDTDHandler(self):
        """What is told of declarations."""
        return self._dtd_handler

    def setDTDHandler(self, handler) -> None:
        """Set what is told of declarations."""
        self._dtd_handler = handler

    def getEntityResolver(self):
        """What says where entities are."""
        return self._ent_handler

    def setEntityResolver(self, resolver) -> None:
        """Set what says where entities are."""
        self._ent_handler = resolver

    def getErrorHandler(self):
        """What is told of errors."""
        return self._err_handler

    def setErrorHandler(self, handler) -> None:
        """Set what is told of errors."""
        self._err_handler = handler

    def setLocale(self, locale):
        """Set the language of errors."""
        raise SAXNotSupportedException('Locale support not implemented')

    def getFeature(self, name):
        """Whether a feature is on."""
        raise SAXNotRecognizedException(f"Feature '{name}' not recognized")

    def setFeature(self, name, state):
        """Set a feature."""
        raise SAXNotRecognizedException(f"Feature '{name}' not recognized")

    def getProperty(self, name):
        """The value of a property."""
        raise SAXNotRecognizedException(f"Property '{name}' not recognized")

    def setProperty(self, name, value):
        """Set a property."""
        raise SAXNotRecognizedException(f"Property '{name}' not recognized")


class IncrementalParser(XMLReader):
    """What is fed documents piece by piece."""

    def __init__(self, bufsize=2 ** 16) -> None:
        self._bufsize = bufsize
        super().__init__()

    def parse(self, source) -> None:
        """Read a document."""
        from xml.sax import saxutils
        source = saxutils.prepare_input_source(source)
        self.prepareParser(source)
        file = source.getCharacterStream() or source.getByteStream()
        while buffer := file.read(self._bufsize):
            self.feed(buffer)
        self.close()

    def feed(self, data):
        """Take more of the document."""
        raise NotImplementedError('This method must be implemented!')

    def prepareParser(self, source):
        """Get ready for a document."""
        raise NotImplementedError('prepareParser must be overridden!')

    def close(self):
        """There is no more."""
        raise NotImplementedError('This method must be implemented!')

    def reset(self):
        """Get ready for another document."""
        raise NotImplementedError('This method must be implemented!')


class Locator:
    """Where in a document something is."""

    def getColumnNumber(self) -> int:
        """The column."""
        return -1

    def getLineNumber(self) -> int:
        """The line."""
        return -1

    def getPublicId(self):
        """The public identifier."""
        return None

    def getSystemId(self):
        """Where the document is."""
        return None


class InputSource:
    """What a document is read from."""

    def __init__(self, system_id=None) -> None:
        self.__system_id = system_id
        self.__public_id = None
        self.__encoding = None
        self.__bytefile = None
        self.__charfile = None

    def setPublicId(self, public_id) -> None:
        """Set the public identifier."""
        self.__public_id = public_id

    def getPublicId(self):
        """The public identifier."""
        return self.__public_id

    def setSystemId(self, system_id) -> None:
        """Set where it is."""
        self.__system_id = system_id

    def getSystemId(self):
        """Where it is."""
        return self.__system_id

    def setEncoding(self, encoding) -> None:
        """Set its encoding."""
        self.__encoding = encoding

    def getEncoding(self):
        """Its encoding."""
        return self.__encoding

    def setByteStream(self, bytefile) -> None:
        """Set the file of octets."""
        self.__bytefile = bytefile

    def getByteStream(self):
        """The file of octets."""
        return self.__bytefile

    def setCharacterStream(self, charfile) -> None:
        """Set the file of text."""
        self.__charfile = charfile

    def getCharacterStream(self):
        """The file of text."""
        return self.__charfile


class AttributesImpl:
    """Attributes by their names."""

    def __init__(self, attrs) -> None:
        self._attrs = attrs

    def getLength(self) -> int:
        """How many there are."""
        return len(self._attrs)

    def getType(self, name) -> str:
        """The type of one, as far as it is known."""
        return 'CDATA'

    def getValue(self, name):
        """The value of one."""
        return self._attrs[name]

    def getValueByQName(self, name):
        """The value of one, by its name with prefix."""
        return self._attrs[name]

    def getNameByQName(self, name):
        """The name of one, by that with prefix."""
        if name not in self._attrs:
            raise KeyError(name)
        return name

    def getQNameByName(self, name):
        """The name with prefix of one."""
        if name not in self._attrs:
            raise KeyError(name)
        return name

    def getNames(self) -> list:
        """All names."""
        return list(self._attrs.keys())

    def getQNames(self) -> list:
        """All names with prefix."""
        return list(self._attrs.keys())

    def __len__(self) -> int:
        return len(self._attrs)

    def __getitem__(self, name):
        return self._attrs[name]

    def keys(self) -> list:
        """All names."""
        return list(self._attrs.keys())

    def __contains__(self, name) -> bool:
        return name in self._attrs

    def get(self, name, alternative=None):
        """The value of one, or another if it is not there."""
        return self._attrs.get(name, alternative)

    def copy(self):
        """Attributes like these."""
        return self.__class__(self._attrs)

    def items(self) -> list:
        """Names and values."""
        return list(self._attrs.items())

    def values(self) -> list:
        """All values."""
        return list(self._attrs.values())


class AttributesNSImpl(AttributesImpl):
    """Attributes by namespace and name."""

    def __init__(self, attrs, qnames) -> None:
        self._attrs = attrs
        self._qnames = qnames

    def getValueByQName(self, name):
        """The value of one, by its name with prefix."""
        return self._attrs[self.getNameByQName(name)]

    def getNameByQName(self, name):
        """Namespace and name of one, by that with prefix."""
        for pair, qname in self._qnames.items():
            if qname == name:
                return pair
        raise KeyError(name)

    def getQNameByName(self, name):
        """The name with prefix of one."""
        return self._qnames[name]

    def getQNames(self) -> list:
        """All names with prefix."""
        return list(self._qnames.values())

    def copy(self):
        """Attributes like these."""
        return self.__class__(self._attrs, self._qnames)
