"""Nodes of documents: what all have, text and the like."""

import xml.dom
from xml.dom import EMPTY_PREFIX

StringTypes = (str,)


class NodeList(list):
    """Nodes in their order."""

    __slots__ = ()

    def item(self, index):
        """The node at a place, or `None`."""
        return self[index] if 0 <= index < len(self) else None

    @property
    def length(self) -> int:
        """How many there are."""
        return len(self)

    _get_length = length.fget

    def __add__(self, other):
        return NodeList([*self, *other])

    def __radd__(self, other):
        return NodeList([*other, *self])


class EmptyNodeList(tuple):
    """No nodes, and never any."""

    __slots__ = ()
    length = 0

    def __add__(self, other):
        return NodeList(other)

    __radd__ = __add__

    def item(self, index):
        """Always `None`."""
        return None


class Node(xml.dom.Node):
    """What all nodes have."""

    namespaceURI = parentNode = ownerDocument = nextSibling = previousSibling = None
    prefix = EMPTY_PREFIX
    localName = None
    _child_node_types = ()

    def __bool__(self) -> bool:
        return True

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.unlink()

    def toxml(self, encoding=None, standalone=None):
        """The node as text, or as octets if an encoding is named."""
        return self.toprettyxml('', '', encoding, standalone)

    def toprettyxml(self, indent='\t', newl='\n', encoding=None, standalone=None):
        """The node with an element in each line."""
        import io
        if encoding is None:
            writer = io.StringIO()
        else:
            writer = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors='xmlcharrefreplace', newline='\n')
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(writer, '', indent, newl, encoding, standalone)
        else:
            self.writexml(writer, '', indent, newl)
        return writer.getvalue() if encoding is None else writer.detach().getvalue()

    def hasChildNodes(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.childNodes)

    @property
    def firstChild(self):
        """The first node in it, or `None`."""
        return self.childNodes[0] if self.childNodes else None

    @property
    def lastChild(self):
        """The last node in it, or `None`."""
        return self.childNodes[-1] if self.childNodes else None

    _get_firstChild, _get_lastChild = firstChild.fget, lastChild.fget

    def _get_childNodes(self):
        return self.childNodes

    def _get_localName(self):
        return self.localName

    def _check_child(self, node) -> None:
        if node.nodeType not in self._child_node_types:
            raise xml.dom.HierarchyRequestErr(f'{node!r} cannot be child of {self!r}')

    def _leave(self) -> None:
        before, behind = self.previousSibling, self.nextSibling
        if before is not None:
            before.nextSibling = behind
        if behind is not None:
            behind.previousSibling = before
        self.parentNode = self.previousSibling = self.nextSibling = None

    def _append_quickly(self, node) -> None:
        children = self.childNodes
        if children:
            last = children[-1]
            node.previousSibling = last
            last.nextSibling = node
        children.append(node)
        node.parentNode = self

    def insertBefore(self, newChild, refChild):
        """Put a node before another one, or behind all."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(newChild.childNodes):
                self.insertBefore(child, refChild)
            return newChild
        self._check_child(newChild)
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        if refChild is None:
            self.appendChild(newChild)
            return newChild
        try:
            index = self.childNodes.index(refChild)
        except ValueError:
            raise xml.dom.NotFoundErr()
        self.childNodes.insert(index, newChild)
        newChild.nextSibling = refChild
        refChild.previousSibling = newChild
        if index:
            before = self.childNodes[index - 1]
            before.nextSibling = newChild
            newChild.previousSibling = before
        else:
            newChild.previousSibling = None
        newChild.parentNode = self
        return newChild

    def appendChild(self, node):
        """Put a node behind the others."""
        if node.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(node.childNodes):
                self.appendChild(child)
            return node
        self._check_child(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        node.nextSibling = node.previousSibling = None
        self._append_quickly(node)
        return node

    def replaceChild(self, newChild, oldChild):
        """Put a node in place of another one."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            following = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, following)
        self._check_child(newChild)
        if newChild is oldChild:
            return None
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        try:
            index = self.childNodes.index(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr()
        self.childNodes[index] = newChild
        newChild.parentNode = self
        newChild.previousSibling, newChild.nextSibling = oldChild.previousSibling, oldChild.nextSibling
        oldChild.parentNode = oldChild.previousSibling = oldChild.nextSibling = None
        if newChild.previousSibling:
            newChild.previousSibling.nextSibling = newChild
        if newChild.nextSibling:
            newChild.nextSibling.previousSibling = newChild
        return oldChild

    def removeChild(self, oldChild):
        """Take a node away."""
        try:
            self.childNodes.remove(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr()
        oldChild._leave()
        return oldChild

    def normalize(self) -> None:
        """Make one of texts beside each other, and take empty ones away."""
        kept = []
        for child in self.childNodes:
            if child.nodeType == Node.TEXT_NODE:
                if not child.data:
                    child.parentNode = child.previousSibling = child.nextSibling = None
                    continue
                if kept and kept[-1].nodeType == Node.TEXT_NODE:
                    kept[-1].data = kept[-1].data + child.data
                    child.parentNode = child.previousSibling = child.nextSibling = None
                    continue
            elif child.nodeType == Node.ELEMENT_NODE:
                child.normalize()
            kept.append(child)
        for index, child in enumerate(kept):
            child.previousSibling = kept[index - 1] if index else None
            child.nextSibling = kept[index + 1] if index + 1 < len(kept) else None
        self.childNodes[:] = kept

    def cloneNode(self, deep):
        """A node like this one, with what is in it if `deep`."""
        return self._clone(deep, self.ownerDocument or self)

    def _clone(self, deep, document):
        raise xml.dom.NotSupportedErr('Cannot clone node ' + repr(self))

    def _told(self, operation: int, clone) -> None:
        for key, (data, handler) in list(self.__dict__.get('_user_data', {}).items()):
            if handler is not None:
                handler.handle(operation, key, data, self, clone)

    def _finish_clone(self, clone, document):
        clone.ownerDocument = document
        is_own = document.isSameNode(self.ownerDocument) if self.ownerDocument is not None else True
        user_data = xml.dom.UserDataHandler
        self._told(user_data.NODE_CLONED if is_own else user_data.NODE_IMPORTED, clone)
        return clone

    def isSupported(self, feature, version) -> bool:
        """Whether something is supported."""
        return self.ownerDocument.implementation.hasFeature(feature, version)

    def isSameNode(self, other) -> bool:
        """Whether another node is this one."""
        return self is other

    def getInterface(self, feature):
        """This, if it supports something."""
        return self if self.isSupported(feature, None) else None

    def getUserData(self, key):
        """What a program has kept with the node."""
        return self.__dict__.get('_user_data', {}).get(key, (None,))[0]

    def setUserData(self, key, data, handler):
        """Keep something with the node; what was there before."""
        known = self.__dict__.setdefault('_user_data', {})
        old = known.get(key, (None,))[0]
        if data is None:
            known.pop(key, None)
        else:
            known[key] = data, handler
        return old

    def unlink(self) -> None:
        """Take the tree apart."""
        self.parentNode = self.ownerDocument = None
        if self.childNodes:
            for child in self.childNodes:
                child.unlink()
            self.childNodes = NodeList()
        self.previousSibling = self.nextSibling = None


def write_data(writer, text, in_attribute: bool) -> None:
    if text:
        text = text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
        if in_attribute:
            text = (text.replace('"', '&quot;').replace('\r', '&#13;').replace('\n', '&#10;')
                    .replace('\t', '&#9;'))
        writer.write(text)


def get_elements(parent, name, found):
    """All elements below a node with a name."""
    for node in parent.childNodes:
        if node.nodeType == Node.ELEMENT_NODE:
            if name in ('*', node.tagName):
                found.append(node)
            get_elements(node, name, found)
    return found


def get_elements_of_namespace(parent, uri, name, found):
    """All elements below a node with a name in a namespace."""
    for node in parent.childNodes:
        if node.nodeType == Node.ELEMENT_NODE:
            if name in ('*', node.localName) and uri in ('*', node.namespaceURI):
                found.append(node)
            get_elements_of_namespace(node, uri, name, found)
    return found


class DocumentFragment(Node):
    """Nodes without a place, which go all together where they are put."""

    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = '#document-fragment'
    nodeValue = attributes = parentNode = None
    _child_node_types = (Node.ELEMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE,
                         Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.NOTATION_NODE)

    def __init__(self) -> None:
        self.childNodes = NodeList()

    def _clone(self, deep, document):
        clone = DocumentFragment()
        clone.ownerDocument = document
        if deep:
            for child in self.childNodes:
                clone.appendChild(child._clone(deep, document))
        return self._finish_clone(clone, document)


class Childless:
    """What has nothing in it."""

    attributes = None
    childNodes = EmptyNodeList()
    firstChild = lastChild = None

    def appendChild(self, node):
        """Raise `HierarchyRequestErr`."""
        raise xml.dom.HierarchyRequestErr(self.nodeName + ' nodes cannot have children')

    def hasChildNodes(self) -> bool:
        """Always false."""
        return False

    def insertBefore(self, newChild, refChild):
        """Raise `HierarchyRequestErr`."""
        raise xml.dom.HierarchyRequestErr(self.nodeName + ' nodes do not have children')

    def removeChild(self, oldChild):
        """Raise `NotFoundErr`."""
        raise xml.dom.NotFoundErr(self.nodeName + ' nodes do not have children')

    def normalize(self) -> None:
        """Do nothing."""

    def replaceChild(self, newChild, oldChild):
        """Raise `HierarchyRequestErr`."""
        raise xml.dom.HierarchyRequestErr(self.nodeName + ' nodes do not have children')


class ProcessingInstruction(Childless, Node):
    """An instruction."""

    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data) -> None:
        self.target = target
        self.data = data

    @property
    def nodeValue(self):
        """What is behind the target."""
        return self.data

    @nodeValue.setter
    def nodeValue(self, value) -> None:
        self.data = value

    @property
    def nodeName(self):
        """The target."""
        return self.target

    @nodeName.setter
    def nodeName(self, name) -> None:
        self.target = name

    def writexml(self, writer, indent='', addindent='', newl='') -> None:
        """Write the instruction."""
        writer.write(f'{indent}<?{self.target} {self.data}?>{newl}')

    def _clone(self, deep, document):
        return self._finish_clone(document.createProcessingInstruction(self.target, self.data), document)


class CharacterData(Childless, Node):
    """What is made of text."""

    def __init__(self) -> None:
        self.ownerDocument = self.parentNode = self.previousSibling = self.nextSibling = None
        self.data = ''

    @property
    def nodeValue(self):
        """The text."""
        return self.data

    @nodeValue.setter
    def nodeValue(self, value) -> None:
        self.data = value

    @property
    def length(self) -> int:
        """How long it is."""
        return len(self.data)

    __len__ = length.fget

    def __repr__(self) -> str:
        dots = '...' if len(self.data) > 10 else ''
        return f'<DOM {self.__class__.__name__} node "{self.data[:10]!r}{dots}">'

    def _check(self, offset, count=0) -> None:
        if offset < 0:
            raise xml.dom.IndexSizeErr('offset cannot be negative')
        if offset > len(self.data):
            raise xml.dom.IndexSizeErr('offset cannot be beyond end of data')
        if count < 0:
            raise xml.dom.IndexSizeErr('count cannot be negative')

    def substringData(self, offset, count):
        """Some of the text."""
        self._check(offset, count)
        return self.data[offset:offset + count]

    def appendData(self, arg) -> None:
        """Put text behind it."""
        self.data = self.data + arg

    def insertData(self, offset, arg) -> None:
        """Put text into it."""
        self._check(offset)
        if arg:
            self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count) -> None:
        """Take some of the text away."""
        self._check(offset, count)
        if count:
            self.data = self.data[:offset] + self.data[offset + count:]

    def replaceData(self, offset, count, arg) -> None:
        """Put other text in place of some."""
        self._check(offset, count)
        if count:
            self.data = self.data[:offset] + arg + self.data[offset + count:]


class Text(CharacterData):
    """Text."""

    nodeType = Node.TEXT_NODE
    nodeName = '#text'

    def splitText(self, offset):
        """Make two of it; the second."""
        if offset < 0 or offset > len(self.data):
            raise xml.dom.IndexSizeErr('illegal offset value')
        other = self.__class__()
        other.data = self.data[offset:]
        other.ownerDocument = self.ownerDocument
        following = self.nextSibling
        if self.parentNode and self in self.parentNode.childNodes:
            if following is None:
                self.parentNode.appendChild(other)
            else:
                self.parentNode.insertBefore(other, following)
        self.data = self.data[:offset]
        return other

    def writexml(self, writer, indent='', addindent='', newl='') -> None:
        """Write the text."""
        write_data(writer, f'{indent}{self.data}{newl}', False)

    def _siblings(self) -> list:
        # The texts beside it, with itself.
        found = [self]
        while (node := found[0].previousSibling) is not None and node.nodeType in (3, 4):
            found.insert(0, node)
        while (node := found[-1].nextSibling) is not None and node.nodeType in (3, 4):
            found.append(node)
        return found

    @property
    def wholeText(self) -> str:
        """The text, with what is beside it."""
        return ''.join(node.data for node in self._siblings())

    def replaceWholeText(self, content):
        """Put other text in place of it and of what is beside it."""
        for node in self._siblings():
            if node is not self:
                node.parentNode.removeChild(node)
        if content:
            self.data = content
            return self
        self.parentNode.removeChild(self)
        return None

    @property
    def isWhitespaceInElementContent(self) -> bool:
        """Whether it means nothing, as far as is known."""
        return False

    def _clone(self, deep, document):
        return self._finish_clone(document.createTextNode(self.data), document)


class Comment(CharacterData):
    """A comment."""

    nodeType = Node.COMMENT_NODE
    nodeName = '#comment'

    def __init__(self, data) -> None:
        super().__init__()
        self.data = data

    def writexml(self, writer, indent='', addindent='', newl='') -> None:
        """Write the comment."""
        if '--' in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write(f'{indent}<!--{self.data}-->{newl}')

    def _clone(self, deep, document):
        return self._finish_clone(document.createComment(self.data), document)


class CDATASection(Text):
    """Text that is written as it is."""

    nodeType = Node.CDATA_SECTION_NODE
    nodeName = '#cdata-section'

    def writexml(self, writer, indent='', addindent='', newl='') -> None:
        """Write the text."""
        if ']]>' in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write(f'<![CDATA[{self.data}]]>')

    def _clone(self, deep, document):
        return self._finish_clone(document.createCDATASection(self.data), document)


class ReadOnlySequentialNamedNodeMap:
    """What a document type declares, by name."""

    __slots__ = '_seq',

    def __init__(self, seq=()) -> None:
        self._seq = list(seq)

    def __len__(self) -> int:
        return len(self._seq)

    @property
    def length(self) -> int:
        """How many there are."""
        return len(self._seq)

    def getNamedItem(self, name):
        """The one of a name, or `None`."""
        return next((node for node in self._seq if node.nodeName == name), None)

    def getNamedItemNS(self, namespaceURI, localName):
        """The one of a name in a namespace, or `None`."""
        return next((node for node in self._seq
                     if node.namespaceURI == namespaceURI and node.localName == localName), None)

    def __getitem__(self, key):
        node = self.getNamedItemNS(*key) if isinstance(key, tuple) else self.getNamedItem(key)
        if node is None:
            raise KeyError(key)
        return node

    def item(self, index):
        """The one at a place, or `None`."""
        return self._seq[index] if 0 <= index < len(self._seq) else None

    def _refuse(self, *arguments):
        raise xml.dom.NoModificationAllowedErr('NamedNodeMap instance is read-only')

    removeNamedItem = removeNamedItemNS = setNamedItem = setNamedItemNS = _refuse


class Identified:
    """What has a public and a system identifier."""

    publicId = systemId = None

    def _identified_mixin_init(self, publicId, systemId) -> None:
        self.publicId = publicId
        self.systemId = systemId


for _value in list(globals().values()):
    if isinstance(_value, type) and _value.__module__ == __name__:
        _value.__module__ = 'xml.dom.minidom'
del _value
