"""The file in which people keep their names and passwords for other machines."""

import os
import stat

__all__ = ['NetrcParseError', 'netrc']


class NetrcParseError(Exception):
    """A file that cannot be read so, with its name and the number of the line."""

    def __init__(self, msg: str, filename=None, lineno=None) -> None:
        self.filename = filename
        self.lineno = lineno
        self.msg = msg
        super().__init__(msg)

    def __str__(self) -> str:
        return f'{self.msg} ({self.filename}, line {self.lineno})'


class _Words:
    # The words of the file: apart by white space, or in quotes, with backslashes before what would mean something else.
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.line = 1
        self.pushed = []

    def character(self) -> str:
        found = self.text[self.position:self.position + 1]
        self.position += 1
        self.line += found == '\n'
        return found

    def rest_of_line(self) -> str:
        end = self.text.find('\n', self.position)
        end = len(self.text) if end < 0 else end + 1
        found = self.text[self.position:end]
        self.position = end
        self.line += found.endswith('\n')
        return found

    def next(self) -> str | None:
        # None at the end, which an empty word in quotes is not.
        if self.pushed:
            return self.pushed.pop()
        word, character = '', self.character()
        while character and character in '\n\t\r ':
            character = self.character()
        if not character:
            return None
        if character == '"':
            while (character := self.character()) and character != '"':
                word += self.character() if character == '\\' else character
            return word
        while character and character not in '\n\t\r ':
            word += self.character() if character == '\\' else character
            character = self.character()
        if character == '\n':
            # The end of the line belongs to the space behind the word, which comments and macros look at.
            self.position -= 1
            self.line -= 1
        return word


class netrc:
    """The contents of the file: a login, account and password for each machine, and macros."""

    def __init__(self, file=None) -> None:
        own = file is None
        if own:
            file = os.path.join(os.path.expanduser('~'), '.netrc')
        self.hosts = {}
        self.macros = {}
        try:
            with open(file, encoding='utf-8') as stream:
                self._read(file, stream, own)
        except UnicodeDecodeError:
            with open(file, encoding='locale') as stream:
                self._read(file, stream, own)

    def _read(self, file, stream, own: bool) -> None:
        words = _Words(stream.read())
        while True:
            word = words.next()
            if word is None:
                return
            if word.startswith('#'):
                words.rest_of_line()
                continue
            if word == 'machine':
                name = words.next()
            elif word == 'default':
                name = 'default'
            elif word == 'macdef':
                self._macro(words, file)
                continue
            else:
                raise NetrcParseError(f'bad toplevel token {word!r}', file, words.line)
            if not name:
                raise NetrcParseError(f'missing {word!r} name', file, words.line)
            self._entry(words, name, file, stream, own)

    def _macro(self, words, file) -> None:
        name, lines = words.next() or '', []
        words.rest_of_line()
        while (line := words.rest_of_line()) != '\n':
            if not line:
                raise NetrcParseError('Macro definition missing null line terminator.', file, words.line)
            lines.append(line)
        self.macros[name] = lines

    def _entry(self, words, name: str, file, stream, own: bool) -> None:
        login = account = password = ''
        while True:
            word = words.next()
            if word is not None and word.startswith('#'):
                words.rest_of_line()
                continue
            if word in (None, 'machine', 'default', 'macdef'):
                self.hosts[name] = login, account, password
                words.pushed.append(word)
                break
            if word in ('login', 'user'):
                login = words.next() or ''
            elif word == 'account':
                account = words.next() or ''
            elif word == 'password':
                password = words.next() or ''
            else:
                raise NetrcParseError(f'bad follower token {word!r}', file, words.line)
        if own and login != 'anonymous':
            self._check_owner(stream, file, words)

    def _check_owner(self, stream, file, words) -> None:
        status = os.fstat(stream.fileno())
        if status.st_uid != os.getuid():
            import pwd

            def named(number: int) -> str:
                try:
                    return pwd.getpwuid(number)[0]
                except KeyError:
                    return f'uid {number}'
            raise NetrcParseError(
                f'~/.netrc file owner ({named(status.st_uid)}, {named(os.getuid())}) does not match current user', file,
                words.line)
        if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NetrcParseError(
                '~/.netrc access too permissive: access permissions must restrict access to only the owner', file, words.line)

    def authenticators(self, host: str):
        """Return (login, account, password) for a machine, or None."""
        return self.hosts.get(host, self.hosts.get('default'))

    def __repr__(self) -> str:
        parts = []
        for host, (login, account, password) in self.hosts.items():
            parts.append(f'machine {host}\n\tlogin {login}\n')
            if account:
                parts.append(f'\taccount {account}\n')
            parts.append(f'\tpassword {password}\n')
        for name, lines in self.macros.items():
            parts.append(f'macdef {name}\n{"".join(lines)}\n')
        return ''.join(parts)
