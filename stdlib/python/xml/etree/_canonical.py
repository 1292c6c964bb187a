"""XML in canonical form (C14N 2.0), written while it is read."""

import io
import re

from xml.etree import _writing

_HAS_PREFIX = re.compile(r'^\w+:\w+$', re.UNICODE).match
_BEFORE_BRACE = re.compile(r'^\{([^}]*)\}(.*)$')


def _text(data: str) -> str:
    return data.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('\r', '&#xD;')


def _attribute(data: str) -> str:
    return (data.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;').replace('\t', '&#x9;')
            .replace('\n', '&#xA;').replace('\r', '&#xD;'))


class C14NWriterTarget:
    """What a parser tells of a document, and what writes it in canonical form."""

    def __init__(self, write, *, with_comments=False, strip_text=False, rewrite_prefixes=False,
                 qname_aware_tags=None, qname_aware_attrs=None, exclude_attrs=None, exclude_tags=None) -> None:
        self._write = write
        self._data = []
        self._with_comments = with_comments
        self._strip_text = strip_text
        self._exclude_attrs = set(exclude_attrs) if exclude_attrs else None
        self._exclude_tags = set(exclude_tags) if exclude_tags else None
        self._rewrite_prefixes = rewrite_prefixes
        self._aware_tags = set(qname_aware_tags) if qname_aware_tags else None
        self._aware_attributes = set(qname_aware_attrs) if qname_aware_attrs else None
        # Namespaces that were declared in the output, and those that were in the source.
        self._declared = [[('http://www.w3.org/XML/1998/namespace', 'xml')]]
        self._sources = [[]]
        if not rewrite_prefixes:
            self._sources.append(list(_writing.namespace_map.items()))
        self._sources.append([])
        self._prefixes = {}
        self._preserve = [False]
        self._pending = None
        self._ignored = 0
        self._root_seen = self._root_done = False

    def _known(self, stack):
        for namespaces in reversed(stack):
            yield from namespaces

    def _resolve(self, name: str) -> str:
        prefix, name = name.split(':', 1)
        for uri, known in self._known(self._sources):
            if known == prefix:
                return f'{{{uri}}}{name}'
        raise ValueError(f'Prefix {prefix} of QName "{prefix}:{name}" is not declared in scope')

    def _name(self, qname: str, uri=None):
        if uri is None:
            uri, tag = qname[1:].rsplit('}', 1) if qname[:1] == '{' else ('', qname)
        else:
            tag = qname
        seen = set()
        for known, prefix in self._known(self._declared):
            if known == uri and prefix not in seen:
                return f'{prefix}:{tag}' if prefix else tag, tag, uri
            seen.add(prefix)
        if self._rewrite_prefixes:
            if uri in self._prefixes:
                prefix = self._prefixes[uri]
            else:
                prefix = self._prefixes[uri] = f'n{len(self._prefixes)}'
            self._declared[-1].append((uri, prefix))
            return f'{prefix}:{tag}', tag, uri
        if not uri and '' not in seen:
            return tag, tag, uri
        for known, prefix in self._known(self._sources):
            if known == uri:
                self._declared[-1].append((uri, prefix))
                return f'{prefix}:{tag}' if prefix else tag, tag, uri
        if not uri:
            return tag, tag, uri
        raise ValueError(f'Namespace "{uri}" is not declared in scope')

    def data(self, data) -> None:
        """Take text."""
        if not self._ignored:
            self._data.append(data)

    def _flush(self) -> None:
        data = ''.join(self._data)
        self._data.clear()
        if self._strip_text and not self._preserve[-1]:
            data = data.strip(' \t\n\r')
        if self._pending is not None:
            (tag, attributes, new), self._pending = self._pending, None
            aware = data if data and _HAS_PREFIX(data) else None
            self._start(tag, attributes, new, aware)
            if aware is not None:
                return
        if data and self._root_seen:
            self._write(_text(data))

    def start_ns(self, prefix, uri) -> None:
        """Take a declaration of a namespace."""
        if self._ignored:
            return
        # Text before it belongs to the element before.
        if self._data:
            self._flush()
        self._sources[-1].append((uri, prefix or ''))

    def start(self, tag, attrs) -> None:
        """Take the beginning of an element."""
        if self._exclude_tags is not None and (self._ignored or tag in self._exclude_tags):
            self._ignored += 1
            return
        if self._data:
            self._flush()
        new = []
        self._declared.append(new)
        if self._aware_tags is not None and tag in self._aware_tags:
            # Its text may be a name, whose namespace is declared in the tag.
            self._pending = tag, attrs, new
            return
        self._start(tag, attrs, new)

    def _start(self, tag, attributes, new, text_name=None) -> None:
        if self._exclude_attrs is not None and attributes:
            attributes = {key: value for key, value in attributes.items() if key not in self._exclude_attrs}
        names = {tag, *attributes}
        resolved = {}
        if text_name is not None:
            resolved[text_name] = self._resolve(text_name)
            names.add(resolved[text_name])
        if self._aware_attributes is not None and attributes:
            aware = self._aware_attributes.intersection(attributes)
            for key in aware:
                value = attributes[key]
                if _HAS_PREFIX(value):
                    resolved[value] = self._resolve(value)
                    names.add(resolved[value])
        else:
            aware = ()
        parsed = {name: self._name(name) for name in sorted(names, key=lambda name: name.split('}', 1))}
        shown = []
        if new:
            for uri, prefix in new:
                shown.append(('xmlns:' + prefix if prefix else 'xmlns', uri))
            shown.sort()
        if attributes:
            for key, value in sorted(attributes.items()):
                if key in aware and value in resolved:
                    value = parsed[resolved[value]][0]
                name, local, uri = parsed[key]
                # An attribute without a prefix has no namespace, whatever the default is.
                shown.append((name if uri else local, value))
        preserve = attributes.get('{http://www.w3.org/XML/1998/namespace}space')
        self._preserve.append(preserve == 'preserve' if preserve else self._preserve[-1])
        write = self._write
        write('<' + parsed[tag][0])
        if shown:
            write(''.join(f' {name}="{_attribute(value)}"' for name, value in shown))
        write('>')
        if text_name is not None:
            write(_text(parsed[resolved[text_name]][0]))
        self._root_seen = True
        self._sources.append([])

    def end(self, tag) -> None:
        """Take the end of an element."""
        if self._ignored:
            self._ignored -= 1
            return
        if self._data or self._pending is not None:
            self._flush()
        self._write(f'</{self._name(tag)[0]}>')
        self._preserve.pop()
        self._root_done = len(self._preserve) == 1
        self._declared.pop()
        self._sources.pop()

    def comment(self, text) -> None:
        """Take a comment."""
        if not self._with_comments or self._ignored:
            return
        self._outside(f'<!--{_text(text)}-->')

    def pi(self, target, data) -> None:
        """Take an instruction."""
        if not self._ignored:
            self._outside(f'<?{target} {_text(data)}?>' if data else f'<?{target}?>')

    def _outside(self, text: str) -> None:
        if self._root_done:
            self._write('\n')
        elif self._root_seen and self._data:
            self._flush()
        self._write(text)
        if not self._root_seen:
            self._write('\n')


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    """A document in canonical form, written to a file or returned."""
    from xml.etree import ElementTree
    if xml_data is None and from_file is None:
        raise ValueError("Either 'xml_data' or 'from_file' must be provided as input")
    collected = None
    if out is None:
        out = collected = io.StringIO()
    parser = ElementTree.XMLParser(target=C14NWriterTarget(out.write, **options))
    if xml_data is not None:
        parser.feed(xml_data)
        parser.close()
    else:
        ElementTree.parse(from_file, parser=parser)
    return collected.getvalue() if collected is not None else None


C14NWriterTarget.__module__ = canonicalize.__module__ = 'xml.etree.ElementTree'
