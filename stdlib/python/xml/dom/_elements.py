"""Elements and their attributes."""

import xml.dom
from xml.dom import EMPTY_NAMESPACE, XMLNS_NAMESPACE
from xml.dom._nodes import Node, NodeList, Text, get_elements, get_elements_of_namespace, write_data


class TypeInfo:
    """A type that is declared."""

    __slots__ = 'namespace', 'name'

    def __init__(self, namespace, name) -> None:
        self.namespace = namespace
        self.name = name

    def __repr__(self) -> str:
        shown = f'{self.name!r} (from {self.namespace!r})' if self.namespace else f'{self.name!r}'
        return f'<{self.__class__.__name__} {shown}>'


class Attr(Node):
    """An attribute."""

    nodeType = Node.ATTRIBUTE_NODE
    attributes = None
    specified = False
    ownerElement = None
    _is_id = False
    schemaType = TypeInfo(None, None)
    _child_node_types = (Node.TEXT_NODE, Node.ENTITY_REFERENCE_NODE)

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None) -> None:
        self.ownerElement = None
        self._name = qName
        self.namespaceURI = namespaceURI
        self._prefix = prefix
        self._local = localName
        self.childNodes = NodeList()
        text = Text()
        text.data = ''
        self.childNodes.append(text)
        text.parentNode = self

    @property
    def localName(self):
        """The name without its prefix."""
        return self._local if self._local is not None else self._name.partition(':')[2] or self._name

    @property
    def name(self):
        """The name."""
        return self._name

    @name.setter
    def name(self, name) -> None:
        self._change(lambda: setattr(self, '_name', name))

    nodeName = name

    @property
    def prefix(self):
        """The prefix, or `None`."""
        return self._prefix

    @prefix.setter
    def prefix(self, prefix) -> None:
        if prefix == 'xmlns' and self.namespaceURI != XMLNS_NAMESPACE:
            raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix for the wrong namespace")
        self._prefix = prefix
        name = self.localName if prefix is None else f'{prefix}:{self.localName}'
        self._change(lambda: setattr(self, '_name', name))

    def _change(self, change) -> None:
        element = self.ownerElement
        if element is not None:
            element._forget_attribute(self)
        change()
        if element is not None:
            element._take_attribute(self)

    def _rename(self, uri, name, prefix, local) -> None:
        def change():
            self._name, self.namespaceURI, self._prefix, self._local = name, uri, prefix, local
        self._change(change)

    @property
    def value(self):
        """The value."""
        return self._value

    @value.setter
    def value(self, value) -> None:
        self._value = value
        self.childNodes[0].data = value

    _value = ''
    nodeValue = value

    @property
    def isId(self) -> bool:
        """Whether it is the identifier of its element."""
        return self._is_id

    def unlink(self) -> None:
        """Take it away from its element."""
        if self.ownerElement is not None:
            self.ownerElement._forget_attribute(self)
            self.ownerElement = None
        super().unlink()

    def _clone(self, deep, document):
        clone = Attr(self._name, self.namespaceURI, self._local, self._prefix)
        clone.value = self.value
        clone.specified = True
        return self._finish_clone(clone, document)


class NamedNodeMap:
    """The attributes of an element."""

    __slots__ = ('_attrs', '_by_namespace', '_owner')

    def __init__(self, attrs, by_namespace, owner) -> None:
        self._attrs = attrs
        self._by_namespace = by_namespace
        self._owner = owner

    @property
    def length(self) -> int:
        """How many there are."""
        return len(self._attrs)

    def item(self, index):
        """The one at a place, or `None`."""
        return list(self._attrs.values())[index] if 0 <= index < len(self._attrs) else None

    def items(self) -> list:
        """Names and values."""
        return [(attribute.nodeName, attribute.value) for attribute in self._attrs.values()]

    def itemsNS(self) -> list:
        """Pairs of namespace and name, and values."""
        return [((attribute.namespaceURI, attribute.localName), attribute.value)
                for attribute in self._attrs.values()]

    def __contains__(self, key) -> bool:
        return key in (self._attrs if isinstance(key, str) else self._by_namespace)

    def keys(self):
        """All names."""
        return self._attrs.keys()

    def keysNS(self):
        """All pairs of namespace and name."""
        return self._by_namespace.keys()

    def values(self):
        """All attributes."""
        return self._attrs.values()

    def get(self, name, value=None):
        """The one of a name."""
        return self._attrs.get(name, value)

    def __len__(self) -> int:
        return len(self._attrs)

    def _order(self, other) -> int:
        if self._attrs is getattr(other, '_attrs', None):
            return 0
        return (id(self) > id(other)) - (id(self) < id(other))

    def __eq__(self, other) -> bool:
        return self._order(other) == 0

    def __ge__(self, other) -> bool:
        return self._order(other) >= 0

    def __gt__(self, other) -> bool:
        return self._order(other) > 0

    def __le__(self, other) -> bool:
        return self._order(other) <= 0

    def __lt__(self, other) -> bool:
        return self._order(other) < 0

    def __getitem__(self, key):
        return self._by_namespace[key] if isinstance(key, tuple) else self._attrs[key]

    def __setitem__(self, name, value) -> None:
        if isinstance(value, str):
            attribute = self._attrs.get(name)
            if attribute is None:
                attribute = Attr(name)
                attribute.ownerDocument = self._owner.ownerDocument
                self.setNamedItem(attribute)
            attribute.value = value
            return
        if not isinstance(value, Attr):
            raise TypeError('value must be a string or Attr object')
        self.setNamedItem(value)

    def __delitem__(self, key) -> None:
        self[key].unlink()

    def getNamedItem(self, name):
        """The one of a name, or `None`."""
        return self._attrs.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        """The one of a name in a namespace, or `None`."""
        return self._by_namespace.get((namespaceURI, localName))

    def removeNamedItem(self, name):
        """Take the one of a name away."""
        attribute = self.getNamedItem(name)
        if attribute is None:
            raise xml.dom.NotFoundErr()
        self._owner._forget_attribute(attribute)
        attribute.ownerElement = None
        return attribute

    def removeNamedItemNS(self, namespaceURI, localName):
        """Take the one of a name in a namespace away."""
        attribute = self.getNamedItemNS(namespaceURI, localName)
        if attribute is None:
            raise xml.dom.NotFoundErr()
        return self.removeNamedItem(attribute.nodeName)

    def setNamedItem(self, node):
        """Take one, and return the one that it replaces."""
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr(f'{node!r} cannot be child of {self!r}')
        old = self._attrs.get(node.name)
        if old:
            old.unlink()
        self._owner._take_attribute(node)
        return old

    def setNamedItemNS(self, node):
        """Take one, and return the one that it replaces."""
        return self.setNamedItem(node)


AttributeList = NamedNodeMap


class Element(Node):
    """An element."""

    nodeType = Node.ELEMENT_NODE
    nodeValue = None
    schemaType = TypeInfo(None, None)
    _child_node_types = (Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.TEXT_NODE,
                         Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE)

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None) -> None:
        self.parentNode = None
        self.tagName = self.nodeName = tagName
        self.prefix = prefix
        self.namespaceURI = namespaceURI
        self.childNodes = NodeList()
        self.nextSibling = self.previousSibling = None
        self._local = localName
        self._attributes = {}
        self._by_namespace = {}

    @property
    def localName(self):
        """The name without its prefix."""
        return self._local if self._local is not None else self.tagName.partition(':')[2] or self.tagName

    @property
    def attributes(self):
        """The attributes."""
        return NamedNodeMap(self._attributes, self._by_namespace, self)

    def _take_attribute(self, attribute) -> None:
        self._attributes[attribute.name] = attribute
        self._by_namespace[attribute.namespaceURI, attribute.localName] = attribute
        attribute.ownerElement = self
        attribute.ownerDocument = self.ownerDocument

    def _forget_attribute(self, attribute) -> None:
        self._attributes.pop(attribute.name, None)
        self._by_namespace.pop((attribute.namespaceURI, attribute.localName), None)

    def _rename(self, uri, name, prefix, local) -> None:
        self.tagName = self.nodeName = name
        self.namespaceURI, self.prefix, self._local = uri, prefix, local

    def unlink(self) -> None:
        """Take the tree apart."""
        for attribute in list(self._attributes.values()):
            attribute.unlink()
        super().unlink()

    def getAttribute(self, attname) -> str:
        """The value of an attribute, or an empty text."""
        attribute = self._attributes.get(attname)
        return '' if attribute is None else attribute.value

    def getAttributeNS(self, namespaceURI, localName) -> str:
        """The value of an attribute in a namespace, or an empty text."""
        attribute = self._by_namespace.get((namespaceURI, localName))
        return '' if attribute is None else attribute.value

    def setAttribute(self, attname, value) -> None:
        """Set an attribute."""
        attribute = self._attributes.get(attname)
        if attribute is None:
            attribute = Attr(attname)
            attribute.value = value
            attribute.ownerDocument = self.ownerDocument
            self.setAttributeNode(attribute)
        elif value != attribute.value:
            attribute.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value) -> None:
        """Set an attribute in a namespace."""
        prefix, colon, local = qualifiedName.partition(':')
        if not colon:
            prefix, local = None, qualifiedName
        attribute = self._by_namespace.get((namespaceURI, local))
        if attribute is None:
            attribute = Attr(qualifiedName, namespaceURI, local, prefix)
            attribute.value = value
            attribute.ownerDocument = self.ownerDocument
            self.setAttributeNode(attribute)
            return
        attribute.value = value
        if attribute.prefix != prefix:
            attribute._rename(namespaceURI, qualifiedName, prefix, local)

    def getAttributeNode(self, attrname):
        """An attribute, or `None`."""
        return self._attributes.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        """An attribute in a namespace, or `None`."""
        return self._by_namespace.get((namespaceURI, localName))

    def setAttributeNode(self, attr):
        """Take an attribute, and return the one that it replaces."""
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr('attribute node already owned')
        old = self._attributes.get(attr.name)
        if old is not None and old is not attr:
            self.removeAttributeNode(old)
        other = self._by_namespace.get((attr.namespaceURI, attr.localName))
        if other is not None and other is not attr:
            self.removeAttributeNode(other)
            old = old or other
        self._take_attribute(attr)
        return None if old is attr else old

    setAttributeNodeNS = setAttributeNode

    def removeAttribute(self, name) -> None:
        """Take an attribute away."""
        if name not in self._attributes:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(self._attributes[name])

    def removeAttributeNS(self, namespaceURI, localName) -> None:
        """Take an attribute in a namespace away."""
        if (namespaceURI, localName) not in self._by_namespace:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(self._by_namespace[namespaceURI, localName])

    def removeAttributeNode(self, node):
        """Take an attribute away."""
        if node is None or self._attributes.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        self._forget_attribute(node)
        node.ownerElement = None
        return node

    removeAttributeNodeNS = removeAttributeNode

    def hasAttribute(self, name) -> bool:
        """Whether there is an attribute."""
        return name in self._attributes

    def hasAttributeNS(self, namespaceURI, localName) -> bool:
        """Whether there is an attribute in a namespace."""
        return (namespaceURI, localName) in self._by_namespace

    def hasAttributes(self) -> bool:
        """Whether there is any attribute."""
        return bool(self._attributes)

    def setIdAttribute(self, name) -> None:
        """Let an attribute be the identifier."""
        self.setIdAttributeNode(self.getAttributeNode(name))

    def setIdAttributeNS(self, namespaceURI, localName) -> None:
        """Let an attribute in a namespace be the identifier."""
        self.setIdAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def setIdAttributeNode(self, idAttr) -> None:
        """Let an attribute be the identifier."""
        if idAttr is None or not self.isSameNode(idAttr.ownerElement):
            raise xml.dom.NotFoundErr()
        idAttr._is_id = True

    def getElementsByTagName(self, name):
        """All elements in it with a name."""
        return get_elements(self, name, NodeList())

    def getElementsByTagNameNS(self, namespaceURI, localName):
        """All elements in it with a name in a namespace."""
        return get_elements_of_namespace(self, namespaceURI, localName, NodeList())

    def __repr__(self) -> str:
        return f'<DOM Element: {self.tagName} at {id(self):#x}>'

    def writexml(self, writer, indent='', addindent='', newl='') -> None:
        """Write the element."""
        writer.write(f'{indent}<{self.tagName}')
        for name, attribute in self._attributes.items():
            writer.write(f' {name}="')
            write_data(writer, attribute.value, True)
            writer.write('"')
        if not self.childNodes:
            writer.write(f'/>{newl}')
            return
        writer.write('>')
        if len(self.childNodes) == 1 and self.childNodes[0].nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
            # Text alone stays in its line.
            self.childNodes[0].writexml(writer, '', '', '')
        else:
            writer.write(newl)
            for node in self.childNodes:
                node.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write(f'</{self.tagName}>{newl}')

    def _clone(self, deep, document):
        clone = document.createElementNS(self.namespaceURI, self.nodeName)
        for attribute in self._attributes.values():
            clone.setAttributeNS(attribute.namespaceURI, attribute.nodeName, attribute.value)
            copied = clone.getAttributeNodeNS(attribute.namespaceURI, attribute.localName)
            copied.specified = attribute.specified
        if deep:
            for child in self.childNodes:
                clone.appendChild(child._clone(deep, document))
        return self._finish_clone(clone, document)


for _value in list(globals().values()):
    if isinstance(_value, type) and _value.__module__ == __name__:
        _value.__module__ = 'xml.dom.minidom'
del _value
