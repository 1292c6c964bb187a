"""Lists of addresses, read as leniently as mail of old times needs."""

_LINEAR = ' \t'
_ENDS = '\r\n'
_SPECIALS = '()<>@,:;."[]'
_ATOM_ENDS = _SPECIALS + _LINEAR + _ENDS
_PHRASE_ENDS = _ATOM_ENDS.replace('.', '')


class AddressList:
    """The pairs of real name and address in a text, as `addresslist`."""

    def __init__(self, field) -> None:
        self.field = field
        self.position = 0
        self.comments = []
        self.addresslist = self._addresses() if field else []

    def __len__(self) -> int:
        return len(self.addresslist)

    def __getitem__(self, index):
        return self.addresslist[index]

    def _peek(self) -> str:
        return self.field[self.position:self.position + 1]

    def _addresses(self) -> list[tuple[str, str]]:
        found = []
        while self.position < len(self.field):
            more = self._address()
            found += more if more else [('', '')]
        return found

    def _space(self) -> str:
        # Passes over space and comments, and gives the space.
        passed = []
        while character := self._peek():
            if character in _LINEAR + _ENDS:
                if character not in _ENDS:
                    passed.append(character)
                self.position += 1
            elif character == '(':
                self.comments.append(self._comment())
            else:
                break
        return ''.join(passed)

    def _address(self) -> list[tuple[str, str]]:
        self.comments = []
        self._space()
        start, comments = self.position, self.comments
        words = self._phrase()
        self._space()
        found = []
        following = self._peek()
        if not following:
            if words:
                found = [(' '.join(self.comments), words[0])]
        elif following in '.@':
            # What looked like a phrase is the address.
            self.position, self.comments = start, comments
            address = self._specification()
            found = [(' '.join(self.comments), address)]
        elif following == ':':
            # A group: its members up to the semicolon.
            self.position += 1
            while self.position < len(self.field):
                self._space()
                if self._peek() == ';':
                    self.position += 1
                    break
                found += self._address()
        elif following == '<':
            route = self._route()
            name = ' '.join(words)
            if self.comments:
                name += ' (' + ' '.join(self.comments) + ')'
            found = [(name, route)]
        elif words:
            found = [(' '.join(self.comments), words[0])]
        elif following in _SPECIALS:
            self.position += 1
        self._space()
        if self._peek() == ',':
            self.position += 1
        return found

    def _route(self) -> str:
        # What is in angles. A route before the address is passed over.
        if self._peek() != '<':
            return ''
        self.position += 1
        self._space()
        in_route, address = False, ''
        while character := self._peek():
            if in_route:
                self._domain()
                in_route = False
            elif character == '>':
                self.position += 1
                break
            elif character == '@':
                self.position += 1
                in_route = True
            elif character == ':':
                self.position += 1
            else:
                address = self._specification()
                self.position += 1
                break
            self._space()
        return address

    def _specification(self) -> str:
        parts = []
        self._space()
        while character := self._peek():
            keeps_space = True
            if character == '.':
                if parts and not parts[-1].strip():
                    parts.pop()
                parts.append('.')
                self.position += 1
                keeps_space = False
            elif character == '"':
                parts.append('"' + self._quoted().replace('\\', '\\\\').replace('"', '\\"') + '"')
            elif character in _ATOM_ENDS:
                if parts and not parts[-1].strip():
                    parts.pop()
                break
            else:
                parts.append(self._atom(_ATOM_ENDS))
            space = self._space()
            if keeps_space and space:
                parts.append(space)
        if self._peek() != '@':
            return ''.join(parts)
        self.position += 1
        self._space()
        domain = self._domain()
        # Of what is no domain nothing is kept: an address with an empty one would be taken for another.
        return ''.join(parts) + '@' + domain if domain else ''

    def _domain(self) -> str:
        parts = []
        while character := self._peek():
            if character in _LINEAR + _ENDS:
                self.position += 1
            elif character == '(':
                self.comments.append(self._comment())
            elif character == '[':
                parts.append('[' + self._delimited('[', ']\r') + ']')
            elif character == '.':
                self.position += 1
                parts.append('.')
            elif character == '@':
                # Two of them, as in a@evil@good: no address at all.
                return ''
            elif character in _ATOM_ENDS:
                break
            else:
                parts.append(self._atom(_ATOM_ENDS))
        return ''.join(parts)

    def _delimited(self, begin: str, ends: str, nests: bool = False) -> str:
        if self._peek() != begin:
            return ''
        self.position += 1
        inside = []
        escaped = False
        while character := self._peek():
            if escaped:
                inside.append(character)
                escaped = False
            elif character in ends:
                self.position += 1
                break
            elif nests and character == '(':
                inside.append(self._comment())
                continue
            elif character == '\\':
                escaped = True
            else:
                inside.append(character)
            self.position += 1
        return ''.join(inside)

    def _quoted(self) -> str:
        return self._delimited('"', '"\r')

    def _comment(self) -> str:
        # Comments in comments are passed over without recursion, for there may be very many.
        start = self.position
        depth, inside = 0, []
        while character := self._peek():
            self.position += 1
            if character == '\\' and self._peek():
                inside.append(self._peek())
                self.position += 1
                continue
            if character == '(':
                depth += 1
                if depth == 1:
                    continue
            elif character == ')':
                depth -= 1
                if depth == 0:
                    break
                continue
            elif character == '\r':
                break
            if character != '(':
                inside.append(character)
        return ''.join(inside) if self.position > start else ''

    def _atom(self, ends: str) -> str:
        start = self.position
        while (character := self._peek()) and character not in ends:
            self.position += 1
        return self.field[start:self.position]

    def _phrase(self) -> list[str]:
        words = []
        while character := self._peek():
            if character in _LINEAR + _ENDS:
                self.position += 1
            elif character == '"':
                words.append(self._quoted())
            elif character == '(':
                self.comments.append(self._comment())
            elif character in _PHRASE_ENDS:
                break
            else:
                words.append(self._atom(_PHRASE_ENDS))
        return words
