"""Finding elements by paths, a part of XPath."""

import re

_TOKEN = re.compile(r"""('[^']*'|"[^"]*")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|"""
                    r"""((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+""")
_INDEX = re.compile(r'-?\d+$')


def xpath_tokenizer(pattern, namespaces=None):
    """The tokens of a path: pairs of a sign and a name, of which one is empty."""
    default = namespaces.get('') if namespaces else None
    in_attribute = False
    for match in _TOKEN.finditer(pattern):
        quoted, sign, name = match.groups()
        if quoted is not None:
            yield quoted, ''
            in_attribute = False
        elif name is None:
            yield sign or '', ''
            in_attribute = sign == '@'
        else:
            if name[0] != '{':
                prefix, colon, local = name.partition(':')
                if colon:
                    if not namespaces or prefix not in namespaces:
                        raise SyntaxError(f'prefix {prefix!r} not found in prefix map') from None
                    name = f'{{{namespaces[prefix]}}}{local}'
                elif default and not in_attribute:
                    name = f'{{{default}}}{name}'
            yield '', name
            in_attribute = False


class _Context:
    # Where a search began, and the parents of all elements, which only some paths need.
    def __init__(self, root) -> None:
        self.root = root
        self._parents = None

    def parents(self) -> dict:
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _has_wildcard(tag: str) -> bool:
    return tag[:3] == '{*}' or tag[-2:] == '}*'


def _tag_test(tag: str):
    # Whether an element has a tag in which namespace or name may be any.
    if tag in ('*', '{*}*'):
        return lambda found: tag == '*' or isinstance(found, str)
    if tag == '{}*':
        return lambda found: isinstance(found, str) and found[:1] != '{'
    if tag[:3] == '{*}':
        suffix, local = tag[2:], tag[3:]
        return lambda found: isinstance(found, str) and (found == local or found[:1] == '{' and found.endswith(suffix))
    if tag[-2:] == '}*':
        prefix = tag[:-1]
        return lambda found: isinstance(found, str) and found.startswith(prefix)
    if tag[:2] == '{}':
        tag = tag[2:]
    return lambda found: found == tag


def _children(tag: str):
    test = _tag_test(tag)

    def select(context, result):
        for element in result:
            for child in element:
                if tag == '*' or test(child.tag):
                    yield child
    return select


def _itself(context, result):
    return result


def _descendants(tag: str):
    test = _tag_test(tag)

    def select(context, result):
        for element in result:
            for found in element.iter():
                if found is not element and (tag == '*' or test(found.tag)):
                    yield found
    return select


def _parent(context, result):
    parents, seen = context.parents(), set()
    for element in result:
        parent = parents.get(element)
        if parent is not None and parent not in seen:
            seen.add(parent)
            yield parent


def _text(element) -> str:
    return ''.join(element.itertext())


def _predicate(next):
    # What is between brackets; signs say which kind it is.
    signature, words = [], []
    while True:
        try:
            token = next()
        except StopIteration:
            return None
        if token[0] == ']':
            break
        if token == ('', ''):
            continue
        if token[0] and token[0][:1] in '\'"':
            token = "'", token[0][1:-1]
        signature.append(token[0] or '-')
        words.append(token[1])
    signature = ''.join(signature)
    if signature == '@-':
        key = words[1]
        return lambda context, result: (element for element in result if element.get(key) is not None)
    if signature in ("@-='", "@-!='"):
        key, value = words[1], words[-1]
        if '!=' in signature:
            return lambda context, result: (element for element in result
                                            if (found := element.get(key)) is not None and found != value)
        return lambda context, result: (element for element in result if element.get(key) == value)
    if signature == '-' and not _INDEX.match(words[0]):
        tag = words[0]
        return lambda context, result: (element for element in result if element.find(tag) is not None)
    if signature in (".='", ".!='") or signature in ("-='", "-!='") and not _INDEX.match(words[0]):
        tag, value, differs = words[0], words[-1], '!=' in signature

        def with_text(context, result):
            for element in result:
                candidates = element.findall(tag) if tag else [element]
                if any((_text(found) != value) == differs for found in candidates):
                    yield element
        return with_text
    if signature in ('-', '-()', '-()-'):
        return _indexed(signature, words)
    raise SyntaxError('invalid predicate')


def _indexed(signature: str, words: list):
    if signature == '-':
        index = int(words[0]) - 1
        if index < 0:
            raise SyntaxError('XPath position >= 1 expected')
    else:
        if words[0] != 'last':
            raise SyntaxError('unsupported function')
        index = -1
        if signature == '-()-':
            try:
                index = int(words[2]) - 1
            except ValueError:
                raise SyntaxError('unsupported expression')
            if index > -2:
                raise SyntaxError('XPath offset from last() must be negative')

    def select(context, result):
        parents = context.parents()
        for element in result:
            try:
                # Among those of the same tag.
                if list(parents[element].findall(element.tag))[index] is element:
                    yield element
            except (IndexError, KeyError):
                pass
    return select


def _step(next, token):
    sign, name = token
    if sign == '':
        return _children(name)
    if sign == '*':
        return _children('*')
    if sign == '.':
        return _itself
    if sign == '..':
        return _parent
    if sign == '[':
        return _predicate(next)
    if sign == '//':
        try:
            sign, name = next()
        except StopIteration:
            return None
        if sign not in ('', '*') or not sign and not name:
            raise SyntaxError('invalid descendant')
        return _descendants(name or '*')
    raise SyntaxError('invalid path')


_cache = {}
_is_tag = re.compile(r'(\{[^}*]+\})?[^/*\[\]@.{}\s()]+').fullmatch


def _selectors(path: str, namespaces):
    if path[-1:] == '/':
        path += '*'
    key = path, tuple(sorted(namespaces.items())) if namespaces else None
    try:
        return _cache[key]
    except KeyError:
        pass
    if path[:1] == '/':
        raise SyntaxError('cannot use absolute path on element')
    next = iter(xpath_tokenizer(path, namespaces)).__next__
    selectors = []
    try:
        token = next()
    except StopIteration:
        return selectors
    while True:
        if token[0] in ('', '*', '.', '..', '[', '//'):
            step = _step(next, token)
        else:
            raise SyntaxError('invalid path') if token[0] else KeyError(token[0])
        if step is None:
            raise SyntaxError('invalid path') from None
        selectors.append(step)
        try:
            token = next()
            if token[0] == '/':
                token = next()
        except StopIteration:
            break
    if len(_cache) > 100:
        _cache.clear()
    _cache[key] = selectors
    return selectors


def iterfind(elem, path, namespaces=None):
    """The elements that a path leads to."""
    if not namespaces and _is_tag(path):
        # A tag alone is compared as it is.
        return (child for child in list(elem) if child.tag == path)
    result, context = (elem,), _Context(elem)
    for select in _selectors(path, namespaces):
        result = select(context, result)
    return iter(result) if not isinstance(result, tuple) else iter(list(result))


def find(elem, path, namespaces=None):
    """The first element that a path leads to, or `None`."""
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None) -> list:
    """All elements that a path leads to."""
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    """The text of the first element that a path leads to."""
    found = find(elem, path, namespaces)
    if found is None:
        return default
    return '' if found.text is None else found.text
