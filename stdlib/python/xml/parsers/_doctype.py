"""Document type declarations: entities, attributes with defaults, and what handlers are told of the rest."""

import re

from xml.parsers import _failures

NAME = r'[:A-Z_a-z\xB7\xC0-\xD6\xD8-\xF6\xF8-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF' \
       r'\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF]' \
       r'[:A-Z_a-z\xB7\xC0-\xD6\xD8-\xF6\xF8-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF' \
       r'\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF\-.0-9\u0300-\u036F\u203F-\u2040]*'

_name = re.compile(NAME).match
_space = re.compile(r'[ \t\r\n]+').match
_literal = re.compile(r'"([^"]*)"|\'([^\']*)\'').match
_public_literal = re.compile(r'[ \r\na-zA-Z0-9\-\'()+,./:=?;!*#@$_%]*').fullmatch
_attribute_type = re.compile(r'CDATA|IDREFS|IDREF|ID|ENTITY|ENTITIES|NMTOKENS|NMTOKEN').match
# A declaration up to its end, past what is in quotes.
_declaration = re.compile(r'<![A-Z]+(?:[^"\'>]|"[^"]*"|\'[^\']*\')*>').match
_reference = re.compile(r'&#x([0-9a-fA-F]+);|&#([0-9]+);|%(' + NAME + ');').sub

# Kinds of content models, and how often a part may come.
EMPTY, ANY, MIXED, NAMED, CHOICE, SEQUENCE = 1, 2, 3, 4, 5, 6
_QUANTIFIERS = {'?': 1, '*': 2, '+': 3}


class Entity:
    """A declared entity: its text, or where it is to be found."""

    def __init__(self, name, value=None, system=None, public=None, notation=None) -> None:
        self.name = name
        self.value = value
        self.system = system
        self.public = public
        self.notation = notation
        self.is_open = False


class Doctype:
    """What a document type declares."""

    def __init__(self) -> None:
        self.entities = {}
        self.parameter_entities = {}
        # By element: name, whether it is plain text, and the default or None.
        self.attributes = {}
        self.has_external = False
        self.keep_processing = True


class _Words:
    # One declaration, word for word.
    def __init__(self, parser, text: str, at: int) -> None:
        self.parser = parser
        self.text = text
        self.position = at

    def fail(self, code=_failures.INVALID_TOKEN):
        raise self.parser._failure(code, self.position)

    def space(self) -> bool:
        match = _space(self.text, self.position)
        if match:
            self.position = match.end()
        return match is not None

    def need_space(self) -> None:
        if not self.space():
            self.fail()

    def name(self) -> str:
        match = _name(self.text, self.position)
        if not match:
            self.fail(_failures.SYNTAX if self.text[self.position:self.position + 1] in ('>', '"') else
                      _failures.INVALID_TOKEN)
        self.position = match.end()
        return match[0]

    def take(self, word: str) -> bool:
        if self.text.startswith(word, self.position):
            self.position += len(word)
            return True
        return False

    def literal(self) -> str:
        match = _literal(self.text, self.position)
        if not match:
            self.fail(_failures.SYNTAX)
        self.position = match.end()
        return match[1] if match[1] is not None else match[2]

    def external(self, needs_system: bool = True):
        # Public and system identifier, or None for what is not there.
        if self.take('SYSTEM'):
            self.need_space()
            return None, self.literal()
        if self.take('PUBLIC'):
            self.need_space()
            at = self.position
            public = self.literal()
            if not _public_literal(public):
                self.position = at
                self.fail(_failures.PUBLIC_ID)
            public = ' '.join(public.split())
            if self.space() and self.text[self.position] in '"\'':
                return public, self.literal()
            if needs_system:
                self.fail(_failures.SYNTAX)
            return public, None
        return None

    def end(self) -> None:
        self.space()
        if not self.take('>'):
            self.fail(_failures.SYNTAX)


def read_declaration(parser, text: str, at: int):
    """Read the declaration at a place of the document type; its end, or `None` if it did not come yet."""
    match = _declaration(text, at)
    if not match:
        return None
    words = _Words(parser, text, at)
    for begin, read in (('<!ENTITY', _entity), ('<!ELEMENT', _element), ('<!ATTLIST', _attributes),
                        ('<!NOTATION', _notation)):
        if words.take(begin):
            words.need_space()
            read(parser, words)
            return words.position
    words.position = at + 2
    words.fail(_failures.SYNTAX if re.match('[A-Z]', text[at + 2:at + 3]) else _failures.INVALID_TOKEN)


def _entity(parser, words: _Words) -> None:
    is_parameter = False
    if words.take('%'):
        words.need_space()
        is_parameter = True
    name = words.name()
    words.need_space()
    external = words.external()
    notation = value = None
    if external is None:
        value = _entity_value(parser, words.literal(), words)
        public = system = None
    else:
        public, system = external
        if words.space() and words.take('NDATA'):
            words.need_space()
            notation = words.name()
    words.end()
    doctype = parser._doctype
    known = doctype.parameter_entities if is_parameter else doctype.entities
    # The first declaration counts.
    is_new = name not in known
    if is_new:
        known[name] = Entity(name, value, system, public, notation)
    if notation is not None and parser.UnparsedEntityDeclHandler:
        parser._call(parser.UnparsedEntityDeclHandler, name, parser._base, system, public, notation)
    elif parser.EntityDeclHandler and is_new:
        parser._call(parser.EntityDeclHandler, name, int(is_parameter), value, parser._base, system, public, notation)
    else:
        parser._default_raw(words.text[parser._declared_at:words.position])


def _entity_value(parser, text: str, words: _Words) -> str:
    # Characters and parameter entities are put in now, other entities when the value is used.
    def replace(match):
        if match[3] is not None:
            # Inside of declarations these are for external parts only.
            words.fail(10)
        return parser._character(match[1] and int(match[1], 16) or match[2] and int(match[2]) or 0, words.position)
    return _reference(replace, text.replace('\r\n', '\n').replace('\r', '\n'))


def _element(parser, words: _Words) -> None:
    name = words.name()
    words.need_space()
    if words.take('EMPTY'):
        model = EMPTY, 0, None, ()
    elif words.take('ANY'):
        model = ANY, 0, None, ()
    else:
        model = _model(words)
    words.end()
    if parser.ElementDeclHandler:
        parser._call(parser.ElementDeclHandler, name, model)
    else:
        parser._default_raw(words.text[parser._declared_at:words.position])


def _model(words: _Words, depth: int = 0):
    if depth > 200 or not words.take('('):
        words.fail(_failures.SYNTAX)
    words.space()
    if depth == 0 and words.take('#PCDATA'):
        names = []
        words.space()
        while words.take('|'):
            words.space()
            names.append((NAMED, 0, words.name(), ()))
            words.space()
        if not words.take(')'):
            words.fail(_failures.SYNTAX)
        if not words.take('*') and names:
            words.fail(_failures.SYNTAX)
        return MIXED, 2 if names or words.text[words.position - 1] == '*' else 0, None, tuple(names)
    parts, separator = [], None
    while True:
        words.space()
        if words.text.startswith('(', words.position):
            parts.append(_model(words, depth + 1))
        else:
            parts.append((NAMED, 0, words.name(), ()))
            quantifier = _QUANTIFIERS.get(words.text[words.position], 0)
            if quantifier:
                words.position += 1
                parts[-1] = NAMED, quantifier, *parts[-1][2:]
        words.space()
        if words.take(')'):
            break
        found = words.text[words.position]
        if found not in '|,' or separator not in (None, found):
            words.fail(_failures.SYNTAX)
        separator = found
        words.position += 1
    quantifier = _QUANTIFIERS.get(words.text[words.position], 0)
    if quantifier:
        words.position += 1
    return CHOICE if separator == '|' else SEQUENCE, quantifier, None, tuple(parts)


def _attributes(parser, words: _Words) -> None:
    element = words.name()
    known = parser._doctype.attributes.setdefault(element, {})
    was_told = False
    while words.space() and not words.text.startswith('>', words.position):
        name = words.name()
        words.need_space()
        kind = _kind_of_attribute(words)
        words.need_space()
        default, is_required = None, False
        if words.take('#REQUIRED'):
            is_required = True
        elif not words.take('#IMPLIED'):
            if words.take('#FIXED'):
                words.need_space()
                is_required = True
            at = words.position
            default = parser._attribute_value(words.literal(), at, kind == 'CDATA')
        if name not in known:
            known[name] = kind == 'CDATA', default
        if parser.AttlistDeclHandler:
            was_told = True
            parser._call(parser.AttlistDeclHandler, element, name, kind, default, int(is_required))
    words.end()
    if not was_told:
        parser._default_raw(words.text[parser._declared_at:words.position])


def _kind_of_attribute(words: _Words) -> str:
    match = _attribute_type(words.text, words.position)
    if match:
        words.position = match.end()
        return match[0]
    kind = ''
    if words.take('NOTATION'):
        kind = 'NOTATION'
        words.need_space()
    if not words.take('('):
        words.fail(_failures.SYNTAX)
    end = words.text.find(')', words.position)
    if end < 0:
        words.fail(_failures.SYNTAX)
    names = [name.strip() for name in words.text[words.position:end].split('|')]
    words.position = end + 1
    return f'{kind}({"|".join(names)})'


def _notation(parser, words: _Words) -> None:
    name = words.name()
    words.need_space()
    external = words.external(needs_system=False)
    if external is None:
        words.fail(_failures.SYNTAX)
    public, system = external
    words.end()
    if parser.NotationDeclHandler:
        parser._call(parser.NotationDeclHandler, name, parser._base, system, public)
    else:
        parser._default_raw(words.text[parser._declared_at:words.position])


def read_head(parser, text: str, at: int):
    """Read `<!DOCTYPE` up to its bracket or end; name, public and system identifier, and the place; or `None`."""
    match = re.compile(r'<!DOCTYPE(?:[^"\'>\[]|"[^"]*"|\'[^\']*\')*[>\[]').match(text, at)
    if not match:
        return None
    words = _Words(parser, text, at + len('<!DOCTYPE'))
    words.need_space()
    name = words.name()
    public = system = None
    if words.space():
        external = words.external()
        if external is not None:
            public, system = external
            words.space()
    return name, public, system, words.position
