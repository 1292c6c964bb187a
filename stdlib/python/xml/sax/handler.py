"""What a parser of the kind SAX tells of a document: base classes, features and properties."""

version = '2.0beta'


class ErrorHandler:
    """What is told of errors."""

    def error(self, exception):
        """Raise it."""
        raise exception

    def fatalError(self, exception):
        """Raise it."""
        raise exception

    def warning(self, exception) -> None:
        """Print it."""
        print(exception)


class ContentHandler:
    """What is told of elements and text."""

    def __init__(self) -> None:
        self._locator = None

    def setDocumentLocator(self, locator) -> None:
        """Take what knows where the parser is."""
        self._locator = locator

    def startDocument(self) -> None:
        """The document begins."""

    def endDocument(self) -> None:
        """The document is at its end."""

    def startPrefixMapping(self, prefix, uri) -> None:
        """A namespace has a prefix."""

    def endPrefixMapping(self, prefix) -> None:
        """A prefix means nothing any longer."""

    def startElement(self, name, attrs) -> None:
        """An element begins."""

    def endElement(self, name) -> None:
        """An element ends."""

    def startElementNS(self, name, qname, attrs) -> None:
        """An element begins, with its namespace."""

    def endElementNS(self, name, qname) -> None:
        """An element ends, with its namespace."""

    def characters(self, content) -> None:
        """There is text."""

    def ignorableWhitespace(self, whitespace) -> None:
        """There is space that means nothing."""

    def processingInstruction(self, target, data) -> None:
        """There is an instruction."""

    def skippedEntity(self, name) -> None:
        """An entity was not read."""


class DTDHandler:
    """What is told of some declarations."""

    def notationDecl(self, name, publicId, systemId) -> None:
        """A notation is declared."""

    def unparsedEntityDecl(self, name, publicId, systemId, ndata) -> None:
        """An entity that is no XML is declared."""


class EntityResolver:
    """What says where entities are."""

    def resolveEntity(self, publicId, systemId):
        """Where an entity is, or what to read it from."""
        return systemId


class LexicalHandler:
    """What is told of comments and the like."""

    def comment(self, content) -> None:
        """There is a comment."""

    def startDTD(self, name, public_id, system_id) -> None:
        """The document type begins."""

    def endDTD(self) -> None:
        """The document type is at its end."""

    def startCDATA(self) -> None:
        """Text that is taken as it is begins."""

    def endCDATA(self) -> None:
        """Text that is taken as it is ends."""


_FEATURES = 'http://xml.org/sax/features/'
_PROPERTIES = 'http://xml.org/sax/properties/'
feature_namespaces = _FEATURES + 'namespaces'
feature_namespace_prefixes = _FEATURES + 'namespace-prefixes'
feature_string_interning = _FEATURES + 'string-interning'
feature_validation = _FEATURES + 'validation'
feature_external_ges = _FEATURES + 'external-general-entities'
feature_external_pes = _FEATURES + 'external-parameter-entities'
all_features = [feature_namespaces, feature_namespace_prefixes, feature_string_interning, feature_validation,
                feature_external_ges, feature_external_pes]
property_lexical_handler = _PROPERTIES + 'lexical-handler'
property_declaration_handler = _PROPERTIES + 'declaration-handler'
property_dom_node = _PROPERTIES + 'dom-node'
property_xml_string = _PROPERTIES + 'xml-string'
property_encoding = 'http://www.python.org/sax/properties/encoding'
property_interning_dict = 'http://www.python.org/sax/properties/interning-dict'
all_properties = [property_lexical_handler, property_dom_node, property_declaration_handler, property_xml_string,
                  property_encoding, property_interning_dict]
