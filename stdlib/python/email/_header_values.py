"""Reading the values of headers, with the defects that they have (RFC 5322, 2047, 2045 and 2231)."""

import re
from urllib.parse import unquote_to_bytes

from email import _encoded_words, errors
from email._folding import Parameters, Text, Tree

_WORD = re.compile(r'=\?[^?\s]*\?[qQbB]\?[^?\s]*\?=')
_NON_PRINTABLE = re.compile(r'[\x00-\x20\x7f]')
_SPECIALS = '()<>@,:;.\\"[]'
_TOKEN_ENDS = set('()<>@,:;\\"/[]?= \t\r\n')


def note_defects(text: str) -> list:
    """The defects that characters of a text are."""
    found = []
    controls = _NON_PRINTABLE.findall(text)
    if controls:
        found.append(errors.NonPrintableDefect(controls))
    if any('\udc80' <= character <= '\udcff' for character in text):
        found.append(errors.UndecodableBytesDefect('Non-ASCII characters found in header token'))
    return found


def _decoded(word: str) -> Text | None:
    try:
        text, charset, language, defects = _encoded_words.decode(word)
    except (ValueError, KeyError):
        return None
    return Text(text, defects=defects)


def unstructured(value: str) -> Tree:
    """Free text, of which encoded words are decoded."""
    tree = Tree()
    pieces = re.split(r'([ \t\r\n]+)', value)
    was_encoded, pending = False, ''
    for index, piece in enumerate(pieces):
        if index % 2:
            pending = piece
            continue
        if not piece:
            continue
        position = 0
        for match in _WORD.finditer(piece):
            decoded = _decoded(match[0])
            if decoded is None:
                continue
            before = piece[position:match.start()]
            if before:
                if pending:
                    tree.parts.append(Text(pending))
                tree.parts.append(Text(before, defects=note_defects(before)))
                tree.defects.append(errors.InvalidHeaderDefect('missing whitespace before encoded word'))
            elif pending and not was_encoded:
                tree.parts.append(Text(pending))
            elif position and not pending and was_encoded:
                tree.defects.append(errors.InvalidHeaderDefect('missing trailing whitespace after encoded-word'))
            pending = ''
            tree.parts.append(decoded)
            was_encoded = True
            position = match.end()
        rest = piece[position:]
        if rest:
            if pending:
                tree.parts.append(Text(pending))
            elif position:
                tree.defects.append(errors.InvalidHeaderDefect('missing trailing whitespace after encoded-word'))
            tree.parts.append(Text(rest, defects=note_defects(rest)))
            was_encoded = False
        pending = ''
    if pending:
        tree.parts.append(Text(pending))
    return tree


class Reader:
    """A place in the value of a structured header."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.position = 0
        self.defects = []

    def peek(self) -> str:
        """The next character, or an empty text at the end."""
        return self.value[self.position:self.position + 1]

    def skip(self) -> str:
        """Pass over space and comments, which are given back as one text."""
        start = self.position
        while (character := self.peek()) and character in ' \t\r\n(':
            if character == '(':
                self.comment()
            else:
                self.position += 1
        return self.value[start:self.position]

    def comment(self) -> None:
        """Pass over a comment, with those inside of it."""
        depth = 0
        while character := self.peek():
            self.position += 1
            if character == '\\':
                self.position += 1
            elif character == '(':
                depth += 1
            elif character == ')':
                depth -= 1
                if depth == 0:
                    return
        self.position = min(self.position, len(self.value))
        self.defects.append(errors.InvalidHeaderDefect('end of header inside comment'))

    def quoted(self) -> str:
        """The text of a quoted string, without quotes."""
        self.position += 1
        text = []
        while character := self.peek():
            self.position += 1
            if character == '"':
                return self.decoded_quoted(''.join(text))
            if character == '\\' and self.peek():
                character = self.peek()
                self.position += 1
            elif character in '\r\n':
                continue
            text.append(character)
        self.defects.append(errors.InvalidHeaderDefect('end of header inside quoted string'))
        return self.decoded_quoted(''.join(text))

    def decoded_quoted(self, text: str) -> str:
        """The text with its encoded words decoded, which are a defect in there."""
        self.defects += [defect for defect in note_defects(text.replace(' ', '').replace('\t', ''))]
        if not _WORD.search(text):
            return text
        self.defects.append(errors.InvalidHeaderDefect('encoded word inside quoted string'))
        return str(unstructured(text))

    def run(self, ends) -> str:
        """The characters up to one of `ends`."""
        start = self.position
        while (character := self.peek()) and character not in ends:
            self.position += 1
        return self.value[start:self.position]


class Mailbox:
    """One address: a display name, what is before the @, and the domain."""

    def __init__(self, display_name, local_part, domain) -> None:
        self.display_name = display_name
        self.local_part = local_part
        self.domain = domain


def _phrase(reader: Reader):
    # The words of a display name: their text, and the tree for folding.
    tree, was_encoded = Tree(), False
    before = reader.skip()
    words = []
    if reader.peek() == '.':
        reader.defects.append(errors.InvalidHeaderDefect('phrase does not start with word'))
    while (character := reader.peek()) and character not in '<>@,:;[]\\)':
        if character == '"':
            word, is_encoded = reader.quoted(), False
            escaped = word.replace('\\', '\\\\').replace('"', '\\"')
            part = Text(f'"{escaped}"' if word.isascii() else word)
            part.combines = word.isascii() is False
        elif character == '.':
            reader.position += 1
            word, is_encoded = '.', False
            reader.defects.append(errors.ObsoleteHeaderDefect("period in 'phrase'"))
            part = Text(word)
        else:
            match = _WORD.match(reader.value, reader.position)
            part = _decoded(match[0]) if match else None
            is_encoded = part is not None
            if is_encoded:
                reader.position = match.end()
                word = part.text
                reader.defects += part.defects
                part.quotes_specials = True
            else:
                word = reader.run(_SPECIALS + ' \t\r\n')
                reader.defects += note_defects(word)
                part = Text(word)
            part.combines = not word.isascii()
        if before and not (was_encoded and is_encoded):
            tree.parts.append(Text(before))
            words.append(' ' if words else '')
        words.append(word)
        tree.parts.append(part)
        was_encoded = is_encoded
        before = reader.skip()
    if before:
        tree.parts.append(Text(before))
    return ''.join(words), tree


def _local_part(reader: Reader) -> str:
    words, missing, is_obsolete = [], 0, False
    reader.skip()
    while character := reader.peek():
        if character == '"':
            words.append(reader.quoted())
        elif character == '.':
            reader.position += 1
            words.append('.')
        elif character in _SPECIALS:
            break
        else:
            words.append(reader.run(_SPECIALS + ' \t\r\n'))
        space = reader.skip()
        if not reader.peek() or reader.peek() in '@,;>':
            continue
        if words[-1] != '.' and reader.peek() != '.':
            missing += 1
            words.append(space and ' ')
        elif space:
            is_obsolete = True
    if missing:
        reader.defects.append(errors.InvalidHeaderDefect('local-part is not dot-atom, quoted-string, or '
                                                         'obs-local-part'))
        reader.defects += [errors.InvalidHeaderDefect("missing '.' between words") for _ in range(missing)]
    elif is_obsolete:
        reader.defects.append(errors.ObsoleteHeaderDefect('local-part is not a dot-atom (contains CFWS)'))
    text = ''.join(words)
    if not text:
        raise errors.HeaderParseError('expected local-part')
    if text.startswith('.') or text.endswith('.') or '..' in text:
        reader.defects.append(errors.InvalidHeaderDefect('invalid repeated \'.\''))
    if not text.isascii():
        reader.defects.append(errors.NonASCIILocalPartDefect('local-part contains non-ASCII characters)'))
    return text


def _domain(reader: Reader) -> str:
    reader.skip()
    if reader.peek() == '[':
        start = reader.position
        literal = reader.run(']')
        if reader.peek() == ']':
            reader.position += 1
        else:
            reader.defects.append(errors.InvalidHeaderDefect("end of input inside domain-literal"))
            literal += ']'
            reader.skip()
            return literal
        text = reader.value[start:reader.position]
        reader.skip()
        return text
    parts = []
    while (character := reader.peek()) and (character == '.' or character not in _SPECIALS):
        if character == '.':
            reader.position += 1
            parts.append('.')
        else:
            parts.append(reader.run(_SPECIALS + ' \t\r\n'))
        if reader.skip() and reader.peek() and reader.peek() not in _SPECIALS:
            break
    text = ''.join(parts)
    if not text:
        raise errors.HeaderParseError(f'expected atom but found {reader.value[reader.position:]!r}')
    if reader.peek() == '@':
        raise errors.HeaderParseError('Invalid Domain')
    return text


def _angle_address(reader: Reader):
    reader.position += 1
    reader.skip()
    if reader.peek() == '>':
        reader.position += 1
        reader.defects.append(errors.InvalidHeaderDefect('null addr-spec in angle-addr'))
        return '', ''
    if reader.peek() == '@':
        # A route, as mail of long ago had it.
        reader.run(':>')
        if reader.peek() != ':':
            raise errors.HeaderParseError('invalid route')
        reader.position += 1
        reader.defects.append(errors.ObsoleteHeaderDefect('obsolete route specification in angle-addr'))
    local, domain = _specification(reader)
    if reader.peek() == '>':
        reader.position += 1
    else:
        reader.defects.append(errors.InvalidHeaderDefect("missing trailing '>' on angle-addr"))
    return local, domain


def _specification(reader: Reader):
    local = _local_part(reader)
    if reader.peek() != '@':
        reader.defects.append(errors.InvalidHeaderDefect('addr-spec local part with no domain'))
        return local, None
    reader.position += 1
    return local, _domain(reader)


def _mailbox(reader: Reader, ends: str):
    # Tried as a name with an address in angles first, then as a bare address.
    start, known = reader.position, len(reader.defects)
    try:
        name, tree = _phrase(reader)
        if reader.peek() == '<':
            at = reader.position
            local, domain = _angle_address(reader)
            address = reader.value[at:reader.position]
            after = reader.skip()
            if reader.peek() and reader.peek() not in ends:
                raise errors.HeaderParseError('expected the end of a mailbox')
            whole = Tree([tree, Tree([Text(address, is_encodable=False)], is_encodable=False)])
            if after:
                whole.parts.append(Text(after))
            return Mailbox(name or None, local, domain), whole
        if reader.peek() == ':' and ends == ',':
            return None
    except errors.HeaderParseError:
        pass
    else:
        reader.position = start
        del reader.defects[known:]
        try:
            before = reader.skip()
            at = reader.position
            local, domain = _specification(reader)
            if not reader.peek() or reader.peek() in ends:
                text = Tree([Text(reader.value[at:reader.position], is_encodable=False)], is_encodable=False)
                parts = [Text(before), text] if before else [text]
                return Mailbox(None, local, domain), Tree(parts)
        except errors.HeaderParseError:
            pass
    reader.position = start
    del reader.defects[known:]
    before = reader.skip()
    at = reader.position
    while (character := reader.peek()) and character not in ends:
        if character == '"':
            reader.quoted()
        elif character == '(':
            reader.comment()
        else:
            reader.position += 1
    text = reader.value[at:reader.position]
    if text.strip():
        reader.defects.append(errors.InvalidHeaderDefect('invalid mailbox in address-list' if ends == ','
                                                         else 'invalid mailbox in mailbox-list'))
    return (Mailbox(None, text.strip(), '') if text.strip() else None), Tree([Text(before + text)])


def address_list(value: str):
    """A list of addresses: pairs of a group's name (or `None`) and its mailboxes, the tree, and the defects."""
    reader = Reader(value)
    found, tree = [], Tree()
    while reader.position < len(value):
        start = reader.position
        if reader.skip() and not reader.peek():
            tree.parts.append(Text(value[start:]))
            break
        reader.position = start
        if value[start] == ',':
            reader.defects.append(errors.ObsoleteHeaderDefect('address-list entry with no content'))
        else:
            result = _mailbox(reader, ',')
            if result is None:
                name, members, part = _group(reader, start)
                found.append((name, members))
                tree.parts.append(part)
            else:
                mailbox, part = result
                if mailbox is not None:
                    found.append((None, [mailbox]))
                tree.parts.append(part)
        if reader.peek() == ',':
            reader.position += 1
            tree.parts.append(Text(',', is_encodable=False))
    tree.defects = reader.defects
    return found, tree


def _group(reader: Reader, start: int):
    reader.position = start
    name, tree = _phrase(reader)
    reader.position += 1
    parts = [tree, Text(':', is_encodable=False)]
    members = []
    while True:
        at = reader.position
        reader.skip()
        if not reader.peek():
            reader.defects.append(errors.InvalidHeaderDefect('end of header in group'))
            parts.append(Text(reader.value[at:]))
            break
        if reader.peek() == ';':
            parts.append(Text(reader.value[at:reader.position] + ';'))
            reader.position += 1
            break
        if reader.peek() == ',':
            reader.position += 1
            parts.append(Text(reader.value[at:reader.position]))
            continue
        reader.position = at
        mailbox, part = _mailbox(reader, ',;')
        if mailbox is not None:
            members.append(mailbox)
        parts.append(part)
    after = reader.skip()
    if after:
        parts.append(Text(after))
    return name, members, Tree(parts)


def _token(reader: Reader) -> str:
    reader.skip()
    token = reader.run(_TOKEN_ENDS)
    reader.defects += note_defects(token)
    reader.skip()
    return token


def parameters(reader: Reader):
    """What follows the first word of a MIME header: pairs of name and value, put together and decoded."""
    pieces, order = {}, []
    while reader.peek():
        reader.skip()
        if reader.peek() == ';':
            reader.position += 1
            reader.defects.append(errors.InvalidHeaderDefect('parameter entry with no content'))
            continue
        if not reader.peek():
            break
        entry = _parameter(reader)
        if entry is not None:
            name, number, is_extended, value, was_quoted = entry
            if name not in order:
                order.append(name)
            pieces.setdefault(name, []).append((number, is_extended, value, was_quoted))
        reader.skip()
        if reader.peek() and reader.peek() != ';':
            reader.run(';')
            reader.defects.append(errors.InvalidHeaderDefect('parameter with invalid trailing text'))
        if reader.peek() == ';':
            reader.position += 1
    return [(name, _joined(name, pieces[name], reader.defects)) for name in order]


def _parameter(reader: Reader):
    name = reader.run(_TOKEN_ENDS)
    if not name:
        reader.run(';')
        reader.defects.append(errors.InvalidHeaderDefect('invalid parameter'))
        return None
    match = re.fullmatch(r'([^*]+)(?:\*(\d+))?(\*)?', name)
    base, number, star = match.groups() if match else (name, None, None)
    reader.skip()
    if reader.peek() != '=':
        reader.defects.append(errors.InvalidHeaderDefect(f'Parameter contains name ({name}) but no value'))
        return base, None, False, '', False
    reader.position += 1
    reader.skip()
    was_quoted = reader.peek() == '"'
    if was_quoted:
        value = reader.quoted()
    else:
        # A value with characters that need quotes is taken as far as it makes sense.
        value = reader.run(set(' \t\r\n;"(') if not star else set(' \t\r\n;'))
        if _WORD.fullmatch(value):
            value = str(unstructured(value))
    if not value and not was_quoted:
        reader.defects.append(errors.InvalidHeaderDefect("expected attribute value"))
    return base, None if number is None else int(number), star is not None, value, was_quoted


def _joined(name: str, pieces: list, defects: list) -> str:
    # Pieces with numbers in their order, up to the first that is missing; without one, the first counts.
    if pieces[0][0] is None and not pieces[0][1]:
        if len(pieces) > 1 and all(piece[0] is None for piece in pieces):
            defects.append(errors.InvalidHeaderDefect('duplicate parameter name; duplicate ignored'))
        return pieces[0][2]
    pieces = sorted(pieces, key=lambda piece: piece[0] or 0)
    charset, octets = 'us-ascii', b''
    expected = 0
    for number, is_extended, value, was_quoted in pieces:
        number = number or 0
        if number != expected:
            if number < expected:
                defects.append(errors.InvalidHeaderDefect('duplicate parameter name; duplicate(s) ignored'))
                continue
            defects.append(errors.InvalidHeaderDefect('inconsistent RFC2231 parameter numbering'))
        expected = number + 1
        if is_extended:
            if number == 0 and value.count("'") >= 2:
                charset, _, value = value.split("'", 2)
                charset = charset or 'us-ascii'
            octets += unquote_to_bytes(value.encode('utf-8', 'surrogateescape'))
        else:
            octets += value.encode('utf-8', 'surrogateescape')
    try:
        return octets.decode(charset, 'surrogateescape')
    except LookupError:
        return octets.decode('us-ascii', 'surrogateescape')


def content_type(value: str):
    """Main type, subtype, parameters and defects; what cannot be read is `text/plain`."""
    reader = Reader(value)
    if not value.strip():
        reader.defects.append(errors.HeaderMissingRequiredValue('Missing content type specification'))
        return 'text', 'plain', [], reader.defects
    main = _token(reader)
    if not main or reader.peek() != '/':
        reader.defects.append(errors.InvalidHeaderDefect('Invalid content type'))
        reader.run(';')
        return 'text', 'plain', _following(reader, 'content type'), reader.defects
    reader.position += 1
    sub = _token(reader)
    if not sub:
        reader.defects.append(errors.InvalidHeaderDefect('Invalid content type'))
        return 'text', 'plain', [], reader.defects
    if reader.peek() == '/':
        main, sub = 'text', 'plain'
    return main.strip().lower(), sub.strip().lower(), _following(reader, 'content type'), reader.defects


def _following(reader: Reader, what: str) -> list:
    if not reader.peek():
        return []
    if reader.peek() != ';':
        reader.defects.append(errors.InvalidHeaderDefect(f'Only parameters are valid after {what}, but found '
                                                         f'{reader.value[reader.position:]!r}'))
        reader.run(';')
    reader.position += 1
    return parameters(reader)


def content_disposition(value: str):
    """The disposition (or `None`), parameters and defects."""
    reader = Reader(value)
    if not value.strip():
        reader.defects.append(errors.HeaderMissingRequiredValue('Missing content disposition'))
        return None, [], reader.defects
    disposition = _token(reader)
    if not disposition:
        reader.defects.append(errors.InvalidHeaderDefect('Expected content disposition'))
        return None, [], reader.defects
    return disposition.strip().lower(), _following(reader, 'content disposition'), reader.defects


def content_transfer_encoding(value: str):
    """The encoding, and defects."""
    reader = Reader(value)
    if not value:
        reader.defects.append(errors.HeaderMissingRequiredValue('Missing content transfer encoding'))
        return '7bit', reader.defects
    encoding = _token(reader)
    if not encoding:
        reader.defects.append(errors.InvalidHeaderDefect('Expected content transfer encoding but found '
                                                         f'{value!r}'))
        return '7bit', reader.defects
    if reader.peek():
        reader.defects.append(errors.InvalidHeaderDefect('Extra text after content transfer encoding'))
    return encoding.strip().lower(), reader.defects


def mime_version(value: str):
    """Major and minor version, and defects."""
    reader = Reader(value)
    if not value:
        reader.defects.append(errors.HeaderMissingRequiredValue('Missing MIME version number (eg: 1.0)'))
        return None, None, reader.defects
    reader.skip()
    if not reader.peek():
        reader.defects.append(errors.HeaderMissingRequiredValue('Expected MIME version number but found only CFWS'))
        return None, None, reader.defects
    major = reader.run('.( \t')
    reader.skip()
    if not major.isdigit():
        reader.defects.append(errors.InvalidHeaderDefect(f'Expected MIME major version number but found {major!r}'))
        return None, None, reader.defects
    if reader.peek() != '.':
        reader.defects.append(errors.InvalidHeaderDefect('Incomplete MIME version; found only major number'))
        return int(major), None, reader.defects
    reader.position += 1
    reader.skip()
    minor = reader.run('( \t')
    reader.skip()
    if not minor.isdigit():
        reader.defects.append(errors.InvalidHeaderDefect(f'Expected MIME minor version number but found {minor!r}'))
        return int(major), None, reader.defects
    if reader.peek():
        reader.defects.append(errors.InvalidHeaderDefect('Excess non-CFWS text after MIME version'))
    return int(major), int(minor), reader.defects
