"""Trees as text: XML, HTML, and XML in canonical form."""

import contextlib
import io

from xml.etree._element import Comment, ProcessingInstruction

HTML_EMPTY = {'area', 'base', 'basefont', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'isindex', 'link',
              'meta', 'param', 'source', 'track', 'wbr'}

# What is inside of these is no markup.
_HTML_RAW = {'script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'}

namespace_map = {
    'http://www.w3.org/XML/1998/namespace': 'xml',
    'http://www.w3.org/1999/xhtml': 'html',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
    'http://schemas.xmlsoap.org/wsdl/': 'wsdl',
    'http://www.w3.org/2001/XMLSchema': 'xs',
    'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
    'http://purl.org/dc/elements/1.1/': 'dc',
}


class QName:
    """A name with its namespace, for tags and for values of attributes."""

    def __init__(self, text_or_uri, tag=None) -> None:
        self.text = f'{{{text_or_uri}}}{tag}' if tag else text_or_uri

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} {self.text!r}>'

    def __hash__(self) -> int:
        return hash(self.text)

    def _other(self, other):
        return other.text if isinstance(other, QName) else other

    def __le__(self, other) -> bool:
        return self.text <= self._other(other)

    def __lt__(self, other) -> bool:
        return self.text < self._other(other)

    def __ge__(self, other) -> bool:
        return self.text >= self._other(other)

    def __gt__(self, other) -> bool:
        return self.text > self._other(other)

    def __eq__(self, other) -> bool:
        return self.text == self._other(other)


QName.__module__ = 'xml.etree.ElementTree'


def _wrong_type(text):
    raise TypeError(f'cannot serialize {text!r} (type {type(text).__name__})')


def escape_text(text) -> str:
    """Text between tags."""
    if not isinstance(text, str):
        _wrong_type(text)
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def escape_attribute(text) -> str:
    """The value of an attribute."""
    return (escape_text(text).replace('"', '&quot;').replace('\r', '&#13;').replace('\n', '&#10;')
            .replace('\t', '&#09;'))


def escape_html_attribute(text) -> str:
    """The value of an attribute in HTML."""
    if not isinstance(text, str):
        _wrong_type(text)
    return text.replace('&', '&amp;').replace('>', '&gt;').replace('"', '&quot;')


@contextlib.contextmanager
def open_for_writing(file_or_name, encoding):
    """A function that writes text to a file, and the encoding in which it does."""
    try:
        write = file_or_name.write
    except AttributeError:
        if encoding.lower() == 'unicode':
            encoding = 'utf-8'
        with open(file_or_name, 'w', encoding=encoding, errors='xmlcharrefreplace') as file:
            yield file.write, encoding
        return
    if encoding.lower() == 'unicode':
        yield write, getattr(file_or_name, 'encoding', None) or 'utf-8'
        return
    with contextlib.ExitStack() as stack:
        if isinstance(file_or_name, io.BufferedIOBase):
            file = file_or_name
        elif isinstance(file_or_name, io.RawIOBase):
            file = io.BufferedWriter(file_or_name)
            stack.callback(file.detach)
        else:
            # Something that has a method `write`, and may have no other.
            file = io.BufferedIOBase()
            file.writable = lambda: True
            file.write = write
            try:
                file.seekable = file_or_name.seekable
                file.tell = file_or_name.tell
            except AttributeError:
                pass
        wrapper = io.TextIOWrapper(file, encoding=encoding, errors='xmlcharrefreplace', newline='\n')
        stack.callback(wrapper.detach)
        yield wrapper.write, encoding


def collect_names(root, default_namespace=None):
    """The names in a tree as they are written, and the prefixes of namespaces."""
    names, namespaces = {None: None}, {}
    if default_namespace:
        namespaces[default_namespace] = ''

    def add(name):
        if name[:1] == '{':
            uri, _, local = name[1:].rpartition('}')
            prefix = namespaces.get(uri)
            if prefix is None:
                prefix = namespace_map.get(uri)
                if prefix is None:
                    prefix = f'ns{len(namespaces)}'
                if prefix != 'xml':
                    namespaces[uri] = prefix
            names[name] = f'{prefix}:{local}' if prefix else local
        elif default_namespace:
            raise ValueError('cannot use non-qualified names with default_namespace option')
        else:
            names[name] = name

    for element in root.iter():
        tag = element.tag
        if isinstance(tag, QName):
            tag = tag.text
        if isinstance(tag, str):
            if tag not in names:
                add(tag)
        elif tag is not None and tag is not Comment and tag is not ProcessingInstruction:
            _wrong_type(tag)
        for key, value in element.items():
            if isinstance(key, QName):
                key = key.text
            if not isinstance(key, str):
                _wrong_type(key)
            if key not in names:
                add(key)
            if isinstance(value, QName) and value.text not in names:
                add(value.text)
        if isinstance(element.text, QName) and element.text.text not in names:
            add(element.text.text)
    return names, namespaces


def _write_namespaces(write, namespaces, escape) -> None:
    for uri, prefix in sorted(namespaces.items(), key=lambda pair: pair[1]):
        colon = ':' if prefix else ''
        write(f' xmlns{colon}{prefix}="{escape(uri)}"')


def _write_attributes(write, element, names, escape) -> None:
    for key, value in element.items():
        if isinstance(key, QName):
            key = key.text
        value = names[value.text] if isinstance(value, QName) else escape(value)
        write(f' {names[key]}="{value}"')


def write_xml(write, element, names, namespaces, short_empty_elements=True) -> None:
    """An element and all in it as XML."""
    tag, text = element.tag, element.text
    if tag is Comment:
        write(f'<!--{text}-->')
    elif tag is ProcessingInstruction:
        write(f'<?{text}?>')
    else:
        shown = names[tag.text if isinstance(tag, QName) else tag]
        if shown is None:
            if text:
                write(escape_text(text))
            for child in element:
                write_xml(write, child, names, None, short_empty_elements)
        else:
            write('<' + shown)
            if namespaces:
                _write_namespaces(write, namespaces, escape_attribute)
            _write_attributes(write, element, names, escape_attribute)
            if text or len(element) or not short_empty_elements:
                write('>')
                if text:
                    write(names[text.text] if isinstance(text, QName) else escape_text(text))
                for child in element:
                    write_xml(write, child, names, None, short_empty_elements)
                write(f'</{shown}>')
            else:
                write(' />')
    if element.tail:
        write(escape_text(element.tail))


def write_html(write, element, names, namespaces, **kwargs) -> None:
    """An element and all in it as HTML."""
    tag, text = element.tag, element.text
    if tag is Comment:
        write(f'<!--{escape_text(text)}-->')
    elif tag is ProcessingInstruction:
        write(f'<?{escape_text(text)}?>')
    else:
        shown = names[tag.text if isinstance(tag, QName) else tag]
        if shown is None:
            if text:
                write(escape_text(text))
            for child in element:
                write_html(write, child, names, None)
        else:
            write('<' + shown)
            if namespaces:
                _write_namespaces(write, namespaces, escape_attribute)
            _write_attributes(write, element, names, escape_html_attribute)
            write('>')
            lowered = shown.lower()
            if text:
                write(text if lowered in _HTML_RAW else escape_text(text))
            for child in element:
                write_html(write, child, names, None)
            if lowered not in HTML_EMPTY and lowered != 'plaintext':
                write(f'</{shown}>')
    if element.tail:
        write(escape_text(element.tail))


def write_text(write, element) -> None:
    """The text in an element and behind it."""
    for part in element.itertext():
        write(part)
    if element.tail:
        write(element.tail)


def indent(tree, space='  ', level=0) -> None:
    """Put space into a tree, so that each element has a line of its own."""
    if hasattr(tree, 'getroot'):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f'Initial indentation level must be >= 0, got {level}')
    if not len(tree):
        return
    indentations = ['\n' + level * space]

    def indent_children(element, level):
        if level + 1 == len(indentations):
            indentations.append(indentations[level] + space)
        inside = indentations[level + 1]
        if not element.text or not element.text.strip(' \t\n\r'):
            element.text = inside
        for child in element:
            if len(child):
                indent_children(child, level + 1)
            if not child.tail or not child.tail.strip(' \t\n\r'):
                child.tail = inside
        # The end tag stands as far to the left as the start tag.
        if not child.tail.strip(' \t\n\r'):
            child.tail = indentations[level]

    indent_children(tree, 0)


indent.__module__ = 'xml.etree.ElementTree'
