"""Elements: a tag, attributes, text, and children."""

import warnings

from xml.etree import ElementPath


class Element:
    """An element; it is a list of its children."""

    __slots__ = ('_tag', '_attributes', 'text', 'tail', '_children', '__weakref__', '__dict__')

    def __new__(cls, *args, **kwargs):
        element = super().__new__(cls)
        element._tag, element._attributes, element._children = None, {}, []
        element.text = element.tail = None
        return element

    def __init__(self, tag, attrib={}, **extra) -> None:
        if not isinstance(attrib, dict):
            raise TypeError(f'Element() argument 2 must be dict, not {type(attrib).__name__}')
        self._tag = tag
        self._attributes = {**attrib, **extra}
        self._children = []

    @property
    def tag(self):
        """The name of the element."""
        return self._tag

    @tag.setter
    def tag(self, tag) -> None:
        self._tag = tag

    @property
    def attrib(self):
        """The attributes."""
        return self._attributes

    @attrib.setter
    def attrib(self, attrib) -> None:
        if not isinstance(attrib, dict):
            raise TypeError(f'attrib must be dict, not {type(attrib).__name__}')
        self._attributes = attrib

    def __repr__(self) -> str:
        return f'<Element {self._tag!r} at {id(self):#x}>'

    def makeelement(self, tag, attrib, /):
        """A new element of the same class."""
        return self.__class__(tag, attrib)

    def __copy__(self):
        element = Element(self._tag, dict(self._attributes))
        element.text, element.tail = self.text, self.tail
        element._children = self._children[:]
        return element

    def __deepcopy__(self, memo):
        from copy import deepcopy
        element = Element(deepcopy(self._tag, memo), deepcopy(self._attributes, memo))
        memo[id(self)] = element
        element.text, element.tail = deepcopy(self.text, memo), deepcopy(self.tail, memo)
        element._children = [deepcopy(child, memo) for child in self._children]
        return element

    def __getstate__(self):
        return {'tag': self._tag, '_children': list(self._children), 'attrib': self._attributes, 'text': self.text,
                'tail': self.tail}

    def __setstate__(self, state) -> None:
        if not isinstance(state, dict):
            raise TypeError("Don't know how to unpickle \"%r\" as an Element" % (state,))
        self._tag = state['tag']
        self._children = list(state.get('_children') or ())
        self._attributes = dict(state.get('attrib') or {})
        self.text, self.tail = state.get('text'), state.get('tail')

    def __reduce__(self):
        import copyreg
        return copyreg.__newobj__, (self.__class__,), self.__getstate__()

    def __len__(self) -> int:
        return len(self._children)

    def __bool__(self) -> bool:
        warnings.warn('Testing an element\'s truth value will always return True in future versions.  Use specific '
                      "'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, stacklevel=2)
        return len(self._children) != 0

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError('child index out of range') from None

    @staticmethod
    def _check(element) -> None:
        if not isinstance(element, Element):
            raise TypeError(f'expected an Element, not {type(element).__name__}')

    def __setitem__(self, index, element) -> None:
        if isinstance(index, slice):
            element = list(element)
            for child in element:
                self._check(child)
        else:
            self._check(element)
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError('child assignment index out of range') from None

    def __delitem__(self, index) -> None:
        try:
            del self._children[index]
        except IndexError:
            raise IndexError('child assignment index out of range') from None

    def append(self, subelement, /) -> None:
        """Put a child behind the others."""
        if not isinstance(subelement, Element):
            raise TypeError('append() argument 1 must be xml.etree.ElementTree.Element, not '
                            f'{type(subelement).__name__}')
        self._children.append(subelement)

    def extend(self, elements, /) -> None:
        """Put several children behind the others."""
        try:
            elements = iter(elements)
        except TypeError:
            raise TypeError(f'expected sequence, not "{type(elements).__name__:.200}"') from None
        for element in list(elements):
            self._check(element)
            self._children.append(element)

    def insert(self, index, subelement, /) -> None:
        """Put a child at a place."""
        if not isinstance(subelement, Element):
            raise TypeError('insert() argument 2 must be xml.etree.ElementTree.Element, not '
                            f'{type(subelement).__name__}')
        self._children.insert(index, subelement)

    def remove(self, subelement, /) -> None:
        """Take a child away."""
        if not isinstance(subelement, Element):
            raise TypeError('remove() argument 1 must be xml.etree.ElementTree.Element, not '
                            f'{type(subelement).__name__}')
        for index, child in enumerate(self._children):
            if child is subelement or child == subelement:
                # Comparing may have run code that took children away.
                if index < len(self._children):
                    del self._children[index]
                return
        raise ValueError('Element.remove(x): element not found')

    def find(self, path, namespaces=None):
        """The first element that a path leads to, or `None`."""
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """The text of the first element that a path leads to."""
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None) -> list:
        """All elements that a path leads to."""
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        """All elements that a path leads to, one after the other."""
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self) -> None:
        """Take attributes, text and children away."""
        self._attributes.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        """The value of an attribute."""
        return self._attributes.get(key, default)

    def set(self, key, value, /) -> None:
        """Set an attribute."""
        self._attributes[key] = value

    def keys(self):
        """The names of the attributes."""
        return list(self._attributes)

    def items(self):
        """Names and values of the attributes."""
        return list(self._attributes.items())

    def iter(self, tag=None):
        """The element and all below it, or those with a tag, in the order of the document."""
        if tag == '*':
            tag = None
        return _walk(self, tag)

    def itertext(self):
        """All text in the element, in the order of the document."""
        return _texts(self)


def _walk(element, tag):
    # Without recursion: trees may be deeper than calls may be.
    if tag is None or element._tag == tag:
        yield element
    pending = [(element, 0)]
    while pending:
        parent, index = pending.pop()
        if index < len(parent._children):
            child = parent._children[index]
            pending.append((parent, index + 1))
            if tag is None or child._tag == tag:
                yield child
            pending.append((child, 0))


def _texts(element):
    if not isinstance(element._tag, str) and element._tag is not None:
        return
    if element.text:
        yield element.text
    pending = [(element, 0)]
    while pending:
        parent, index = pending.pop()
        if index < len(parent._children):
            child = parent._children[index]
            pending.append((parent, index + 1))
            if isinstance(child._tag, str) or child._tag is None:
                if child.text:
                    yield child.text
                pending.append((child, 0))
            elif child.tail:
                yield child.tail
        elif pending and parent.tail:
            yield parent.tail


def SubElement(parent, tag, attrib={}, **extra):
    """A new child of an element."""
    if not isinstance(parent, Element):
        raise TypeError('SubElement() argument 1 must be xml.etree.ElementTree.Element, not '
                        f'{type(parent).__name__}')
    if not isinstance(attrib, dict):
        raise TypeError(f'SubElement() argument 3 must be dict, not {type(attrib).__name__}')
    element = Element(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    """A comment, whose tag is this function."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """An instruction, whose tag is this function."""
    element = Element(ProcessingInstruction)
    element.text = target
    if text:
        element.text += ' ' + text
    return element


for _value in (Element, SubElement, Comment, ProcessingInstruction):
    _value.__module__ = 'xml.etree.ElementTree'
del _value
