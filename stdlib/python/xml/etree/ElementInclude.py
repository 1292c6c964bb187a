"""Including other documents in a tree (XInclude)."""

import copy
from urllib.parse import urljoin

from xml.etree import ElementTree

XINCLUDE = '{http://www.w3.org/2001/XInclude}'
XINCLUDE_INCLUDE = XINCLUDE + 'include'
XINCLUDE_FALLBACK = XINCLUDE + 'fallback'
DEFAULT_MAX_INCLUSION_DEPTH = 6


class FatalIncludeError(SyntaxError):
    """A document cannot be included."""


class LimitedRecursiveIncludeError(FatalIncludeError):
    """Documents include each other too deeply."""


def default_loader(href, parse, encoding=None):
    """The root of a document, or the text of a file."""
    if parse == 'xml':
        with open(href, 'rb') as file:
            return ElementTree.parse(file).getroot()
    with open(href, 'r', encoding=encoding or 'UTF-8') as file:
        return file.read()


def include(elem, loader=None, base_url=None, max_depth=DEFAULT_MAX_INCLUSION_DEPTH) -> None:
    """Put the documents that a tree includes into it."""
    if max_depth is None:
        max_depth = -1
    elif max_depth < 0:
        raise ValueError('expected non-negative depth or None for \'max_depth\', got %r' % max_depth)
    if hasattr(elem, 'getroot'):
        elem = elem.getroot()
    _include(elem, loader or default_loader, base_url, max_depth, set())


def _include(elem, loader, base_url, depth, open_documents) -> None:
    index = 0
    while index < len(elem):
        child = elem[index]
        if child.tag == XINCLUDE_INCLUDE:
            href = child.get('href')
            if base_url:
                href = urljoin(base_url, href)
            parse = child.get('parse', 'xml')
            if parse == 'xml':
                if href in open_documents:
                    raise FatalIncludeError('recursive include of %s' % href)
                if depth == 0:
                    raise LimitedRecursiveIncludeError('maximum xinclude depth reached when including file %s' % href)
                node = loader(href, parse)
                if node is None:
                    raise FatalIncludeError('cannot load %r as %r' % (href, parse))
                node = copy.copy(node)
                _include(node, loader, href, depth - 1, open_documents | {href})
                if child.tail:
                    node.tail = (node.tail or '') + child.tail
                elem[index] = node
            elif parse == 'text':
                text = loader(href, parse, child.get('encoding'))
                if text is None:
                    raise FatalIncludeError('cannot load %r as %r' % (href, parse))
                text += child.tail or ''
                if index:
                    before = elem[index - 1]
                    before.tail = (before.tail or '') + text
                else:
                    elem.text = (elem.text or '') + text
                del elem[index]
                continue
            else:
                raise FatalIncludeError('unknown parse type in xi:include tag (%r)' % parse)
        elif child.tag == XINCLUDE_FALLBACK:
            raise FatalIncludeError('xi:fallback tag must be child of xi:include (%r)' % child.tag)
        else:
            _include(child, loader, base_url, depth, open_documents)
        index += 1
