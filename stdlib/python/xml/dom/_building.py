"""Documents made of what a parser tells."""

from xml.dom import EMPTY_NAMESPACE, XMLNS_NAMESPACE
from xml.parsers import expat


class _Builder:
    def __init__(self) -> None:
        from xml.dom import minidom
        self.minidom = minidom
        self.document = minidom.getDOMImplementation().createDocument(None, None, None)
        self.current = self.document
        self.in_cdata = self.begins_cdata = False
        self.declared = []
        self.identifiers = set()
        parser = self.parser = expat.ParserCreate(namespace_separator=' ')
        parser.buffer_text = parser.ordered_attributes = parser.specified_attributes = True
        parser.namespace_prefixes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.ProcessingInstructionHandler = self.instruction
        parser.CommentHandler = self.comment
        parser.StartCdataSectionHandler = self.start_cdata
        parser.EndCdataSectionHandler = self.end_cdata
        parser.StartDoctypeDeclHandler = self.doctype
        parser.EndDoctypeDeclHandler = self.end_doctype
        parser.EntityDeclHandler = self.entity
        parser.NotationDeclHandler = self.notation
        parser.UnparsedEntityDeclHandler = self.unparsed
        parser.StartNamespaceDeclHandler = lambda prefix, uri: self.declared.append((prefix, uri))
        parser.XmlDeclHandler = self.declaration
        parser.AttlistDeclHandler = self.attribute_declaration

    def add(self, node) -> None:
        node.ownerDocument = self.document
        self.current._append_quickly(node)

    def declaration(self, version, encoding, standalone) -> None:
        self.document.version = version
        self.document.encoding = encoding
        # Whether it stands alone is known only if it says so.
        if standalone >= 0:
            self.document.standalone = bool(standalone)

    @staticmethod
    def names(name):
        parts = name.split(' ')
        if len(parts) == 3:
            return parts[0], parts[1], parts[2], f'{parts[2]}:{parts[1]}'
        if len(parts) == 2:
            return parts[0], parts[1], None, parts[1]
        return EMPTY_NAMESPACE, name, None, name

    def start(self, name, attributes) -> None:
        minidom = self.minidom
        uri, local, prefix, qname = self.names(name)
        element = minidom.Element(qname, uri, prefix, local)
        self.add(element)
        self.current = element
        for declared, value in self.declared:
            attribute = minidom.Attr('xmlns:' + declared if declared else 'xmlns', XMLNS_NAMESPACE,
                                     declared or 'xmlns', 'xmlns' if declared else None)
            attribute.value = value or ''
            element._take_attribute(attribute)
        self.declared = []
        for index in range(0, len(attributes), 2):
            uri, local, prefix, full = self.names(attributes[index])
            attribute = minidom.Attr(full, uri, local, prefix)
            attribute.value = attributes[index + 1]
            attribute._is_id = (qname, full) in self.identifiers
            element._take_attribute(attribute)

    def end(self, name) -> None:
        self.current = self.current.parentNode

    def text(self, data) -> None:
        minidom = self.minidom
        last = self.current.lastChild
        if self.in_cdata:
            if not self.begins_cdata and last is not None and last.nodeType == last.CDATA_SECTION_NODE:
                last.appendData(data)
                return
            node = minidom.CDATASection()
            self.begins_cdata = False
        elif last is not None and last.nodeType == last.TEXT_NODE:
            last.data = last.data + data
            return
        else:
            node = minidom.Text()
        node.data = data
        self.add(node)

    def start_cdata(self) -> None:
        self.in_cdata = self.begins_cdata = True

    def end_cdata(self) -> None:
        self.parser.buffer_text = True
        if self.begins_cdata:
            # There was nothing in it, but it was there.
            self.text('')
        self.in_cdata = self.begins_cdata = False

    def instruction(self, target, data) -> None:
        self.add(self.minidom.ProcessingInstruction(target, data))

    def comment(self, data) -> None:
        if self.in_doctype:
            return
        self.add(self.minidom.Comment(data))

    in_doctype = False

    def doctype(self, name, system, public, has_subset) -> None:
        doctype = self.document.implementation.createDocumentType(name, public, system)
        doctype.name = doctype.nodeName = name
        self.add(doctype)
        self.document.doctype = doctype
        self.in_doctype = True


    def end_doctype(self) -> None:
        self.in_doctype = False

    def entity(self, name, is_parameter, value, base, system, public, notation) -> None:
        if is_parameter:
            return
        entity = self.minidom.Entity(name, public, system, notation)
        entity.ownerDocument = self.document
        if value is not None:
            text = self.document.createTextNode(value)
            entity.childNodes.append(text)
        self.document.doctype.entities._seq.append(entity)

    def unparsed(self, name, base, system, public, notation) -> None:
        self.entity(name, False, None, base, system, public, notation)

    def notation(self, name, base, system, public) -> None:
        notation = self.minidom.Notation(name, public, system)
        notation.ownerDocument = self.document
        self.document.doctype.notations._seq.append(notation)

    def attribute_declaration(self, element, name, kind, default, required) -> None:
        if kind == 'ID':
            self.identifiers.add((element, name))


def build(file):
    """The document in a file."""
    builder = _Builder()
    # Defaults of attributes are part of the document here.
    builder.parser.specified_attributes = False
    while data := file.read(16 * 1024):
        builder.parser.Parse(data, False)
    builder.parser.Parse(b'', True)
    return builder.document


def build_by_sax(parser, file):
    """The document in a file, read by a parser of the kind SAX."""
    from xml.dom import pulldom
    events = pulldom.parse(file, parser)
    _, root = events.getEvent()
    events.expandNode(root)
    events.clear()
    return root
