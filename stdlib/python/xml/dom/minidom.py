"""A small DOM: documents as trees of nodes that can be changed and written."""

import io

import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XMLNS_NAMESPACE
from xml.dom._elements import Attr, AttributeList, Element, NamedNodeMap, TypeInfo
from xml.dom._nodes import (CDATASection, CharacterData, Childless, Comment, DocumentFragment, EmptyNodeList,
                            Identified, Node, NodeList, ProcessingInstruction, ReadOnlySequentialNamedNodeMap,
                            StringTypes, Text, get_elements, get_elements_of_namespace)

__all__ = ['parse', 'parseString', 'getDOMImplementation', 'Node', 'NodeList', 'Attr', 'NamedNodeMap',
           'AttributeList', 'TypeInfo', 'Element', 'Childless', 'ProcessingInstruction', 'CharacterData', 'Text',
           'Comment', 'CDATASection', 'ReadOnlySequentialNamedNodeMap', 'Identified', 'DocumentType', 'Entity',
           'Notation', 'DOMImplementation', 'ElementInfo', 'Document', 'DocumentFragment']


class DocumentType(Identified, Childless, Node):
    """What a document type declares, as far as it is kept."""

    nodeType = Node.DOCUMENT_TYPE_NODE
    nodeValue = None
    attributes = None
    name = publicId = systemId = internalSubset = None

    def __init__(self, qualifiedName) -> None:
        self.entities = ReadOnlySequentialNamedNodeMap()
        self.notations = ReadOnlySequentialNamedNodeMap()
        if qualifiedName:
            self.name = qualifiedName.rpartition(':')[2]
        self.nodeName = self.name

    def cloneNode(self, deep):
        """A document type like this one, if it belongs to no document."""
        if self.ownerDocument is not None:
            return None
        clone = DocumentType(None)
        clone.name = clone.nodeName = self.name
        if deep:
            clone.entities._seq = [entity.cloneNode(deep) for entity in self.entities._seq]
            clone.notations._seq = [notation.cloneNode(deep) for notation in self.notations._seq]
        return clone

    def writexml(self, writer, indent='', addindent='', newl='') -> None:
        """Write the declaration."""
        writer.write('<!DOCTYPE ' + self.name)
        if self.publicId:
            writer.write(f"{newl}  PUBLIC '{self.publicId}'{newl}  '{self.systemId}'")
        elif self.systemId:
            writer.write(f"{newl}  SYSTEM '{self.systemId}'")
        if self.internalSubset is not None:
            writer.write(f' [{self.internalSubset}]')
        writer.write('>' + newl)


class Entity(Identified, Node):
    """An entity that a document type declares."""

    attributes = None
    nodeType = Node.ENTITY_NODE
    nodeValue = actualEncoding = encoding = version = None

    def __init__(self, name, publicId, systemId, notation) -> None:
        self.nodeName = name
        self.notationName = notation
        self.childNodes = NodeList()
        self._identified_mixin_init(publicId, systemId)


class Notation(Identified, Childless, Node):
    """A notation that a document type declares."""

    nodeType = Node.NOTATION_NODE
    nodeValue = None

    def __init__(self, name, publicId, systemId) -> None:
        self.nodeName = name
        self._identified_mixin_init(publicId, systemId)


class DOMImplementation:
    """What makes documents."""

    _features = [('core', '1.0'), ('core', '2.0'), ('core', None), ('xml', '1.0'), ('xml', '2.0'), ('xml', None),
                 ('ls-load', '3.0'), ('ls-load', None)]

    def hasFeature(self, feature, version) -> bool:
        """Whether something is supported."""
        return (feature.lower(), version or None) in self._features

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        """A new document, with a root if it is named."""
        if doctype and doctype.parentNode is not None:
            raise xml.dom.WrongDocumentErr('doctype object owned by another DOM tree')
        document = self._create_document()
        wants_root = not (namespaceURI is None and qualifiedName is None and doctype is None)
        if not qualifiedName and wants_root:
            raise xml.dom.InvalidCharacterErr('Element with no name')
        if wants_root:
            prefix, colon, _ = qualifiedName.partition(':')
            if colon and prefix == 'xml' and namespaceURI != xml.dom.XML_NAMESPACE:
                raise xml.dom.NamespaceErr("illegal use of 'xml' prefix")
            if colon and prefix and not namespaceURI:
                raise xml.dom.NamespaceErr('illegal use of prefix without namespaces')
            element = document.createElementNS(namespaceURI, qualifiedName)
            if doctype:
                document.appendChild(doctype)
            document.appendChild(element)
        if doctype:
            doctype.parentNode = doctype.ownerDocument = document
        document.doctype = doctype
        document.implementation = self
        return document

    def createDocumentType(self, qualifiedName, publicId, systemId):
        """A new document type."""
        doctype = DocumentType(qualifiedName)
        doctype.publicId = publicId
        doctype.systemId = systemId
        return doctype

    def getInterface(self, feature):
        """This, if it supports something."""
        return self if self.hasFeature(feature, None) else None

    def _create_document(self):
        return Document()


class ElementInfo:
    """What is known of elements of one name."""

    def __init__(self, name) -> None:
        self.tagName = name

    def getAttributeType(self, aname):
        """The type of an attribute."""
        return TypeInfo(None, None)

    def isElementContent(self) -> bool:
        """Whether there is no text in it."""
        return False

    def isEmpty(self) -> bool:
        """Whether there is nothing in it."""
        return False

    def isId(self, aname) -> bool:
        """Whether an attribute is an identifier."""
        return False


class Document(Node):
    """A whole document."""

    _child_node_types = (Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE,
                         Node.DOCUMENT_TYPE_NODE)
    nodeType = Node.DOCUMENT_NODE
    nodeName = '#document'
    nodeValue = None
    attributes = None
    parentNode = previousSibling = nextSibling = None
    implementation = DOMImplementation()
    actualEncoding = encoding = standalone = version = None
    strictErrorChecking = False
    errorHandler = documentURI = doctype = None

    def __init__(self) -> None:
        self.childNodes = NodeList()

    @property
    def documentElement(self):
        """The root, or `None`."""
        for node in self.childNodes:
            if node.nodeType == Node.ELEMENT_NODE:
                return node
        return None

    _get_documentElement = documentElement.fget

    def appendChild(self, node):
        """Put a node behind the others; there is one root."""
        if node.nodeType not in self._child_node_types and node.nodeType != Node.DOCUMENT_FRAGMENT_NODE:
            raise xml.dom.HierarchyRequestErr(f'{node!r} cannot be child of {self!r}')
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        if node.nodeType == Node.ELEMENT_NODE and self.documentElement:
            raise xml.dom.HierarchyRequestErr('two document elements disallowed')
        return super().appendChild(node)

    def removeChild(self, oldChild):
        """Take a node away."""
        try:
            self.childNodes.remove(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr()
        oldChild._leave()
        if self.doctype is oldChild:
            self.doctype = None
        return oldChild

    def unlink(self) -> None:
        """Take the tree apart."""
        self.doctype = None
        super().unlink()

    def cloneNode(self, deep):
        """A document like this one."""
        if not deep:
            return None
        clone = self.implementation.createDocument(None, None, None)
        clone.encoding, clone.standalone, clone.version = self.encoding, self.standalone, self.version
        for node in self.childNodes:
            child = node.cloneNode(deep) if node.nodeType == Node.DOCUMENT_TYPE_NODE else clone.importNode(node, deep)
            if child is None:
                child = DocumentType(node.name)
                child.publicId, child.systemId = node.publicId, node.systemId
                child.internalSubset = node.internalSubset
            clone.appendChild(child)
            child.ownerDocument = clone
            if child.nodeType == Node.DOCUMENT_TYPE_NODE:
                clone.doctype = child
        return clone

    def _owned(self, node):
        node.ownerDocument = self
        return node

    def createDocumentFragment(self):
        """New nodes without a place."""
        return self._owned(DocumentFragment())

    def createElement(self, tagName):
        """A new element."""
        return self._owned(Element(tagName))

    def createTextNode(self, data):
        """New text."""
        if not isinstance(data, str):
            raise TypeError('node contents must be a string')
        text = Text()
        text.data = data
        return self._owned(text)

    def createCDATASection(self, data):
        """New text that is written as it is."""
        if not isinstance(data, str):
            raise TypeError('node contents must be a string')
        text = CDATASection()
        text.data = data
        return self._owned(text)

    def createComment(self, data):
        """A new comment."""
        return self._owned(Comment(data))

    def createProcessingInstruction(self, target, data):
        """A new instruction."""
        return self._owned(ProcessingInstruction(target, data))

    def createAttribute(self, qName):
        """A new attribute."""
        attribute = Attr(qName)
        attribute.value = ''
        return self._owned(attribute)

    def createElementNS(self, namespaceURI, qualifiedName):
        """A new element in a namespace."""
        prefix, colon, _ = qualifiedName.partition(':')
        return self._owned(Element(qualifiedName, namespaceURI, prefix if colon else None))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        """A new attribute in a namespace."""
        prefix, colon, local = qualifiedName.partition(':')
        attribute = Attr(qualifiedName, namespaceURI, local if colon else qualifiedName, prefix if colon else None)
        attribute.value = ''
        return self._owned(attribute)

    def getElementById(self, id):
        """The element with an identifier, or `None`."""
        pending = [self.documentElement] if self.documentElement else []
        while pending:
            node = pending.pop()
            for attribute in node._attributes.values():
                if attribute._is_id and attribute.value == id:
                    return node
            pending += [child for child in node.childNodes if child.nodeType == Node.ELEMENT_NODE]
        return None

    def getElementsByTagName(self, name):
        """All elements with a name."""
        return get_elements(self, name, NodeList())

    def getElementsByTagNameNS(self, namespaceURI, localName):
        """All elements with a name in a namespace."""
        return get_elements_of_namespace(self, namespaceURI, localName, NodeList())

    def isSupported(self, feature, version) -> bool:
        """Whether something is supported."""
        return self.implementation.hasFeature(feature, version)

    def importNode(self, node, deep):
        """A node like one of another document."""
        if node.nodeType == Node.DOCUMENT_NODE:
            raise xml.dom.NotSupportedErr('cannot import document nodes')
        if node.nodeType == Node.DOCUMENT_TYPE_NODE:
            raise xml.dom.NotSupportedErr('cannot import document type nodes')
        return node._clone(deep, self)

    def renameNode(self, n, namespaceURI, name):
        """Give an element or attribute another name."""
        if n.ownerDocument is not self:
            raise xml.dom.WrongDocumentErr(f'cannot rename nodes from other documents;\nexpected {self},\n'
                                           f'found {n.ownerDocument}')
        if n.nodeType not in (Node.ELEMENT_NODE, Node.ATTRIBUTE_NODE):
            raise xml.dom.NotSupportedErr('renameNode() only applies to element and attribute nodes')
        prefix, colon, local = name.partition(':')
        if colon and prefix == 'xmlns' and namespaceURI != XMLNS_NAMESPACE:
            raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix")
        n._rename(namespaceURI, name, prefix if colon else None, local if colon else name)
        return n

    def writexml(self, writer, indent='', addindent='', newl='', encoding=None, standalone=None) -> None:
        """Write the document."""
        declarations = []
        if encoding:
            declarations.append(f'encoding="{encoding}"')
        if standalone is not None:
            declarations.append(f'standalone="{"yes" if standalone else "no"}"')
        writer.write('<?xml version="1.0" ' + ' '.join(declarations) + '?>' + newl if declarations
                     else '<?xml version="1.0" ?>' + newl)
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


def parse(file, parser=None, bufsize=None):
    """The document in a file."""
    from xml.dom._building import build, build_by_sax
    if parser is not None or bufsize is not None:
        from xml.sax import make_parser
        return build_by_sax(parser or make_parser(), file)
    if isinstance(file, (str, bytes)) or hasattr(file, '__fspath__'):
        with open(file, 'rb') as opened:
            return build(opened)
    return build(file)


def parseString(string, parser=None):
    """The document in a text or octets."""
    from xml.dom._building import build, build_by_sax
    file = io.StringIO(string) if isinstance(string, str) else io.BytesIO(string)
    return build(file) if parser is None else build_by_sax(parser, file)


def getDOMImplementation(features=None):
    """What makes documents, if it has some features."""
    if features:
        if isinstance(features, str):
            words = features.split()
            pairs, index = [], 0
            while index < len(words):
                version = None
                if index + 1 < len(words) and words[index + 1][0].isdigit():
                    version = words[index + 1]
                    index += 1
                pairs.append((words[index - (version is not None)], version))
                index += 1
            features = pairs
        for feature, version in features:
            if not Document.implementation.hasFeature(feature, version):
                return None
    return Document.implementation
