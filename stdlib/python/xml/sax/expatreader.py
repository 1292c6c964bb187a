"""The parser of the kind SAX that is made of the one that calls functions."""

import weakref

from xml.parsers import expat
from xml.sax import saxutils, xmlreader
from xml.sax._exceptions import SAXNotRecognizedException, SAXNotSupportedException, SAXParseException
from xml.sax.handler import (feature_external_ges, feature_external_pes, feature_namespace_prefixes,
                             feature_namespaces, feature_string_interning, feature_validation,
                             property_interning_dict, property_lexical_handler, property_xml_string)

version = '0.20'
AttributesImpl = xmlreader.AttributesImpl
AttributesNSImpl = xmlreader.AttributesNSImpl


class _ClosedParser:
    # What is known of a parser after its end.
    def __init__(self, parser) -> None:
        self.ErrorColumnNumber = parser.ErrorColumnNumber
        self.ErrorLineNumber = parser.ErrorLineNumber
        self.CurrentColumnNumber = parser.CurrentColumnNumber
        self.CurrentLineNumber = parser.CurrentLineNumber


class ExpatLocator(xmlreader.Locator):
    """Where a parser is."""

    def __init__(self, parser) -> None:
        self._ref = weakref.ref(parser)

    def _number(self, name):
        parser = self._ref()
        if parser is None or parser._parser is None:
            return 1 if name.endswith('LineNumber') else None
        return getattr(parser._parser, name)

    def getColumnNumber(self):
        """The column."""
        return self._number('ErrorColumnNumber')

    def getLineNumber(self):
        """The line."""
        return self._number('ErrorLineNumber')

    def getPublicId(self):
        """The public identifier of the document."""
        parser = self._ref()
        return None if parser is None else parser._source.getPublicId()

    def getSystemId(self):
        """Where the document is."""
        parser = self._ref()
        return None if parser is None else parser._source.getSystemId()


class ExpatParser(xmlreader.IncrementalParser, xmlreader.Locator):
    """The parser."""

    def __init__(self, namespaceHandling=0, bufsize=2 ** 16 - 20) -> None:
        super().__init__(bufsize)
        self._source = xmlreader.InputSource()
        self._parser = None
        self._namespaces = namespaceHandling
        self._lex_handler_prop = None
        self._parsing = False
        self._entity_stack = []
        self._external_ges = 0
        self._interning = None

    def parse(self, source) -> None:
        """Read a document."""
        source = saxutils.prepare_input_source(source)
        self._source = source
        try:
            self.reset()
            self._cont_handler.setDocumentLocator(ExpatLocator(self))
            xmlreader.IncrementalParser.parse(self, source)
        except:
            self._close_source()
            raise

    def prepareParser(self, source) -> None:
        """Get ready for a document."""
        if source.getSystemId() is not None:
            self._parser.SetBase(source.getSystemId())

    def setContentHandler(self, handler) -> None:
        """Set what is told of elements and text."""
        super().setContentHandler(handler)
        if self._parsing:
            self._reset_cont_handler()

    def getFeature(self, name):
        """Whether a feature is on."""
        if name == feature_namespaces:
            return self._namespaces
        if name == feature_string_interning:
            return self._interning is not None
        if name in (feature_validation, feature_external_pes, feature_namespace_prefixes):
            return 0
        if name == feature_external_ges:
            return self._external_ges
        raise SAXNotRecognizedException(f"Feature '{name}' not recognized")

    def setFeature(self, name, state) -> None:
        """Set a feature."""
        if self._parsing:
            raise SAXNotSupportedException('Cannot set features while parsing')
        if name == feature_namespaces:
            self._namespaces = state
        elif name == feature_external_ges:
            self._external_ges = state
        elif name == feature_string_interning:
            if not state:
                self._interning = None
            elif self._interning is None:
                self._interning = {}
        elif name == feature_validation:
            if state:
                raise SAXNotSupportedException('expat does not support validation')
        elif name == feature_external_pes:
            if state:
                raise SAXNotSupportedException('expat does not read external parameter entities')
        elif name == feature_namespace_prefixes:
            if state:
                raise SAXNotSupportedException('expat does not report namespace prefixes')
        else:
            raise SAXNotRecognizedException(f"Feature '{name}' not recognized")

    def getProperty(self, name):
        """The value of a property."""
        if name == property_lexical_handler:
            return self._lex_handler_prop
        if name == property_interning_dict:
            return self._interning
        if name == property_xml_string:
            if self._parser:
                return self._parser.GetInputContext()
            raise SAXNotSupportedException('This version of expat does not support getting the XML string')
        raise SAXNotRecognizedException(f"Property '{name}' not recognized")

    def setProperty(self, name, value) -> None:
        """Set a property."""
        if name == property_lexical_handler:
            self._lex_handler_prop = value
            if self._parsing:
                self._reset_lex_handler_prop()
        elif name == property_interning_dict:
            self._interning = value
        elif name == property_xml_string:
            raise SAXNotSupportedException(f"Property '{name}' cannot be set")
        else:
            raise SAXNotRecognizedException(f"Property '{name}' not recognized")

    def feed(self, data, isFinal=False) -> None:
        """Take more of the document."""
        if not self._parsing:
            self.reset()
            self._parsing = True
            self._cont_handler.startDocument()
        try:
            self._parser.Parse(data, isFinal)
        except expat.error as error:
            self._err_handler.fatalError(SAXParseException(expat.ErrorString(error.code), error, self))

    def flush(self) -> None:
        """Read what waits for more."""
        if self._parser is not None:
            try:
                self._parser.Parse(b'', False)
            except expat.error as error:
                self._err_handler.fatalError(SAXParseException(expat.ErrorString(error.code), error, self))

    def _close_source(self) -> None:
        for file in (self._source.getCharacterStream(), self._source.getByteStream()):
            if file is not None:
                file.close()

    def close(self) -> None:
        """There is no more."""
        if self._entity_stack or self._parser is None or isinstance(self._parser, _ClosedParser):
            return
        try:
            self.feed(b'', isFinal=True)
            self._cont_handler.endDocument()
            self._parsing = False
        finally:
            self._parsing = False
            if self._parser is not None:
                self._parser = _ClosedParser(self._parser)
            self._close_source()

    def _reset_cont_handler(self) -> None:
        self._parser.ProcessingInstructionHandler = self._cont_handler.processingInstruction
        self._parser.CharacterDataHandler = self._cont_handler.characters

    def _reset_lex_handler_prop(self) -> None:
        lexical, parser = self._lex_handler_prop, self._parser
        if lexical is None:
            parser.CommentHandler = parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = None
            parser.StartDoctypeDeclHandler = parser.EndDoctypeDeclHandler = None
        else:
            parser.CommentHandler = lexical.comment
            parser.StartCdataSectionHandler = lexical.startCDATA
            parser.EndCdataSectionHandler = lexical.endCDATA
            parser.StartDoctypeDeclHandler = self.start_doctype_decl
            parser.EndDoctypeDeclHandler = lexical.endDTD

    def reset(self) -> None:
        """Get ready for another document."""
        encoding = self._source.getEncoding()
        if self._namespaces:
            self._parser = expat.ParserCreate(encoding, ' ', intern=self._interning)
            self._parser.namespace_prefixes = 1
            self._parser.StartElementHandler = self.start_element_ns
            self._parser.EndElementHandler = self.end_element_ns
        else:
            self._parser = expat.ParserCreate(encoding, intern=self._interning)
            self._parser.StartElementHandler = self.start_element
            self._parser.EndElementHandler = self.end_element
        self._reset_cont_handler()
        parser = self._parser
        parser.UnparsedEntityDeclHandler = self.unparsed_entity_decl
        parser.NotationDeclHandler = self.notation_decl
        parser.StartNamespaceDeclHandler = self.start_namespace_decl
        parser.EndNamespaceDeclHandler = self.end_namespace_decl
        parser.SkippedEntityHandler = self.skipped_entity_handler
        parser.ExternalEntityRefHandler = self.external_entity_ref
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)
        self._reset_lex_handler_prop()
        self._parsing = False
        self._entity_stack = []

    def getColumnNumber(self):
        """The column."""
        return None if self._parser is None else self._parser.ErrorColumnNumber

    def getLineNumber(self):
        """The line."""
        return 1 if self._parser is None else self._parser.ErrorLineNumber

    def getPublicId(self):
        """The public identifier of the document."""
        return self._source.getPublicId()

    def getSystemId(self):
        """Where the document is."""
        return self._source.getSystemId()

    def start_element(self, name, attrs) -> None:
        """An element begins."""
        self._cont_handler.startElement(name, AttributesImpl(attrs))

    def end_element(self, name) -> None:
        """An element ends."""
        self._cont_handler.endElement(name)

    @staticmethod
    def _pair(name):
        # Namespace and local name, and the name with prefix.
        parts = name.split()
        if len(parts) == 1:
            return (None, name), name
        if len(parts) == 3:
            return (parts[0], parts[1]), f'{parts[2]}:{parts[1]}'
        return tuple(parts), parts[1]

    def start_element_ns(self, name, attrs) -> None:
        """An element begins, with its namespace."""
        pair, _ = self._pair(name)
        attributes, qnames = {}, {}
        for key, value in attrs.items():
            known, qname = self._pair(key)
            attributes[known] = value
            qnames[known] = qname
        self._cont_handler.startElementNS(pair, None, AttributesNSImpl(attributes, qnames))

    def end_element_ns(self, name) -> None:
        """An element ends, with its namespace."""
        self._cont_handler.endElementNS(self._pair(name)[0], None)

    def processing_instruction(self, target, data) -> None:
        """There is an instruction."""
        self._cont_handler.processingInstruction(target, data)

    def character_data(self, data) -> None:
        """There is text."""
        self._cont_handler.characters(data)

    def start_namespace_decl(self, prefix, uri) -> None:
        """A namespace has a prefix."""
        self._cont_handler.startPrefixMapping(prefix, uri)

    def end_namespace_decl(self, prefix) -> None:
        """A prefix means nothing any longer."""
        self._cont_handler.endPrefixMapping(prefix)

    def start_doctype_decl(self, name, sysid, pubid, has_internal_subset) -> None:
        """The document type begins."""
        self._lex_handler_prop.startDTD(name, pubid, sysid)

    def unparsed_entity_decl(self, name, base, sysid, pubid, notation_name) -> None:
        """An entity that is no XML is declared."""
        self._dtd_handler.unparsedEntityDecl(name, pubid, sysid, notation_name)

    def notation_decl(self, name, base, sysid, pubid) -> None:
        """A notation is declared."""
        self._dtd_handler.notationDecl(name, pubid, sysid)

    def external_entity_ref(self, context, base, sysid, pubid) -> int:
        """Read an entity, if that is asked for."""
        if not self._external_ges:
            return 1
        source = self._ent_handler.resolveEntity(pubid, sysid)
        source = saxutils.prepare_input_source(source, self._source.getSystemId() or '')
        self._entity_stack.append((self._parser, self._source))
        self._parser = self._parser.ExternalEntityParserCreate(context)
        self._source = source
        try:
            xmlreader.IncrementalParser.parse(self, source)
        except Exception:
            return 0
        finally:
            self._parser, self._source = self._entity_stack.pop()
        return 1

    def skipped_entity_handler(self, name, is_pe) -> None:
        """An entity was not read."""
        if is_pe:
            name = '%' + name
        self._cont_handler.skippedEntity(name)


def create_parser(*args, **kwargs):
    """A new parser."""
    return ExpatParser(*args, **kwargs)
