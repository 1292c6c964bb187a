"""Documents as trees of nodes, as the W3C describes them."""


class Node:
    """What all nodes have."""

    __slots__ = ()

    ELEMENT_NODE = 1
    ATTRIBUTE_NODE = 2
    TEXT_NODE = 3
    CDATA_SECTION_NODE = 4
    ENTITY_REFERENCE_NODE = 5
    ENTITY_NODE = 6
    PROCESSING_INSTRUCTION_NODE = 7
    COMMENT_NODE = 8
    DOCUMENT_NODE = 9
    DOCUMENT_TYPE_NODE = 10
    DOCUMENT_FRAGMENT_NODE = 11
    NOTATION_NODE = 12


INDEX_SIZE_ERR = 1
DOMSTRING_SIZE_ERR = 2
HIERARCHY_REQUEST_ERR = 3
WRONG_DOCUMENT_ERR = 4
INVALID_CHARACTER_ERR = 5
NO_DATA_ALLOWED_ERR = 6
NO_MODIFICATION_ALLOWED_ERR = 7
NOT_FOUND_ERR = 8
NOT_SUPPORTED_ERR = 9
INUSE_ATTRIBUTE_ERR = 10
INVALID_STATE_ERR = 11
SYNTAX_ERR = 12
INVALID_MODIFICATION_ERR = 13
NAMESPACE_ERR = 14
INVALID_ACCESS_ERR = 15
VALIDATION_ERR = 16


class DOMException(Exception):
    """The base of the exceptions; each kind has a number."""

    def __init__(self, *args, **kw) -> None:
        if self.__class__ is DOMException:
            raise RuntimeError('DOMException should not be instantiated directly')
        Exception.__init__(self, *args, **kw)

    def _get_code(self):
        return self.code


class IndexSizeErr(DOMException):
    """An index is out of range."""

    code = INDEX_SIZE_ERR


class DomstringSizeErr(DOMException):
    """A text is too long."""

    code = DOMSTRING_SIZE_ERR


class HierarchyRequestErr(DOMException):
    """A node cannot be where it was to be put."""

    code = HIERARCHY_REQUEST_ERR


class WrongDocumentErr(DOMException):
    """A node belongs to another document."""

    code = WRONG_DOCUMENT_ERR


class InvalidCharacterErr(DOMException):
    """A name has characters that it must not have."""

    code = INVALID_CHARACTER_ERR


class NoDataAllowedErr(DOMException):
    """A node has no data."""

    code = NO_DATA_ALLOWED_ERR


class NoModificationAllowedErr(DOMException):
    """A node cannot be changed."""

    code = NO_MODIFICATION_ALLOWED_ERR


class NotFoundErr(DOMException):
    """A node is not there."""

    code = NOT_FOUND_ERR


class NotSupportedErr(DOMException):
    """What was asked for is not supported."""

    code = NOT_SUPPORTED_ERR


class InuseAttributeErr(DOMException):
    """An attribute belongs to another element."""

    code = INUSE_ATTRIBUTE_ERR


class InvalidStateErr(DOMException):
    """An object is not in use any longer."""

    code = INVALID_STATE_ERR


class SyntaxErr(DOMException):
    """A text is not as it should be."""

    code = SYNTAX_ERR


class InvalidModificationErr(DOMException):
    """The kind of an object cannot be changed."""

    code = INVALID_MODIFICATION_ERR


class NamespaceErr(DOMException):
    """A namespace is not used as it should be."""

    code = NAMESPACE_ERR


class InvalidAccessErr(DOMException):
    """An object does not support what was asked of it."""

    code = INVALID_ACCESS_ERR


class ValidationErr(DOMException):
    """A change would make a document invalid."""

    code = VALIDATION_ERR


class UserDataHandler:
    """What is called for data of a node, when something is done with that."""

    NODE_CLONED = 1
    NODE_IMPORTED = 2
    NODE_DELETED = 3
    NODE_RENAMED = 4


XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'
XHTML_NAMESPACE = 'http://www.w3.org/1999/xhtml'
EMPTY_NAMESPACE = None
EMPTY_PREFIX = None


def getDOMImplementation(name=None, features=()):
    """What makes documents; of those that are registered, the one of a name or with some features."""
    if name is not None and name in registered:
        return registered[name]()
    from xml.dom import minidom
    return minidom.getDOMImplementation(features)


def registerDOMImplementation(name, factory) -> None:
    """Have documents made by something else under a name."""
    registered[name] = factory


registered = {}
