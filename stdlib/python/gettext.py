"""Messages translated by catalogs."""

import os
import sys

__all__ = ['NullTranslations', 'GNUTranslations', 'Catalog', 'bindtextdomain', 'find', 'translation', 'install',
           'textdomain', 'dgettext', 'dngettext', 'gettext', 'ngettext', 'pgettext', 'dpgettext', 'npgettext',
           'dnpgettext']

_default_localedir = os.path.join(sys.base_prefix, 'share', 'locale')
_localedirs = {}
_current_domain = 'messages'
_translations = {}


class NullTranslations:
    """Translates nothing."""

    def __init__(self, fp=None) -> None:
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp) -> None:
        pass

    def add_fallback(self, fallback) -> None:
        """Add translations that are asked where these have none."""
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message: str) -> str:
        """Return the translation of a message."""
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message about some number."""
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message in a context."""
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message about some number in a context."""
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def info(self) -> dict:
        """Return what the catalog says of itself."""
        return self._info

    def charset(self):
        """Return the encoding of the catalog."""
        return self._charset

    def install(self, names=None) -> None:
        """Make `_` a builtin that translates, and others by their names."""
        import builtins
        builtins.__dict__['_'] = self.gettext
        for name in {'gettext', 'ngettext', 'npgettext', 'pgettext'} & set(names or ()):
            builtins.__dict__[name] = getattr(self, name)


class GNUTranslations(NullTranslations):
    """Translates by a catalog in the format of GNU gettext."""

    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    CONTEXT = '%s\x04%s'
    VERSIONS = (0, 1)

    def _parse(self, fp) -> None:
        filename = getattr(fp, 'name', '')
        data = fp.read()
        order = 'little' if int.from_bytes(data[:4], 'little') == self.LE_MAGIC else 'big'

        def number(position):
            return int.from_bytes(data[position:position + 4], order)

        if number(0) != self.LE_MAGIC:
            raise OSError(0, 'Bad magic number', filename)
        if number(4) >> 16 not in self.VERSIONS:
            raise OSError(0, f'Bad version number {number(4) >> 16}', filename)
        self._catalog = catalog = {}
        self.plural = lambda n: int(n != 1)
        count, originals, translated = number(8), number(12), number(16)
        for index in range(count):
            texts = []
            for table in (originals, translated):
                length, offset = number(table + index * 8), number(table + index * 8 + 4)
                if offset + length >= len(data):
                    raise OSError(0, 'File is corrupt', filename)
                texts.append(data[offset:offset + length])
            message, translation = texts
            if not message:
                self._read_info(translation)
            charset = self._charset or 'ascii'
            message, translation = message.decode(charset), translation.decode(charset)
            if '\0' in message:
                first = message.split('\0')[0]
                for plural, text in enumerate(translation.split('\0')):
                    catalog[first, plural] = text
            else:
                catalog[message] = translation

    def _read_info(self, header: bytes) -> None:
        last = None
        for line in header.split(b'\n'):
            line = line.decode().strip()
            if not line or line.startswith('#-#-#-#-#') and line.endswith('#-#-#-#-#'):
                continue
            name, colon, value = line.partition(':')
            if colon:
                last = name.strip().lower()
                value = value.strip()
                self._info[last] = value
                if last == 'content-type':
                    self._charset = value.split('charset=')[1]
                elif last == 'plural-forms':
                    from _plural_forms import compile_plural
                    expression = value.split(';')[1].split('plural=')[1]
                    self.plural = compile_plural(expression)
            elif last:
                self._info[last] += '\n' + line

    def _plural(self, n: int) -> int:
        return self.plural(n)

    def gettext(self, message: str) -> str:
        """Return the translation of a message."""
        found = self._catalog.get(message)
        if found is None:
            found = self._catalog.get((message, self._plural(1)))
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message about some number."""
        found = self._catalog.get((msgid1, self._plural(n)))
        return super().ngettext(msgid1, msgid2, n) if found is None else found

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message in a context."""
        key = self.CONTEXT % (context, message)
        found = self._catalog.get(key)
        if found is None:
            found = self._catalog.get((key, self._plural(1)))
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message about some number in a context."""
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self._plural(n)))
        return super().npgettext(context, msgid1, msgid2, n) if found is None else found


def _expanded(name: str) -> list:
    """Return the names of a locale, from the most to the least exact."""
    base, _, modifier = name.partition('@')
    base, _, codeset = base.partition('.')
    language, _, territory = base.partition('_')
    names = []
    for with_territory in (True, False):
        for with_codeset in (True, False):
            for with_modifier in (True, False):
                text = language
                if with_territory and territory:
                    text += '_' + territory
                if with_codeset and codeset:
                    text += '.' + codeset
                if with_modifier and modifier:
                    text += '@' + modifier
                if text not in names:
                    names.append(text)
    return names


def find(domain: str, localedir=None, languages=None, all: bool = False):
    """Return the path of the first catalog, or the paths of all."""
    localedir = localedir or _default_localedir
    if languages is None:
        languages = []
        for variable in ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'):
            value = os.environ.get(variable)
            if value:
                languages = value.split(':')
                break
        if 'C' not in languages:
            languages.append('C')
    names = []
    for language in languages:
        names += [name for name in _expanded(language) if name not in names]
    found = []
    for name in names:
        if name == 'C':
            break
        path = os.path.join(localedir, name, 'LC_MESSAGES', f'{domain}.mo')
        if os.path.exists(path):
            if not all:
                return path
            found.append(path)
    return found if all else None


def translation(domain: str, localedir=None, languages=None, class_=None, fallback: bool = False):
    """Return the translations of a domain."""
    class_ = GNUTranslations if class_ is None else class_
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, 'No translation file found for domain', domain)
    import copy
    result = None
    for path in files:
        key = class_, os.path.abspath(path)
        if key not in _translations:
            with open(path, 'rb') as file:
                _translations[key] = class_(file)
        # Fallbacks are added to a copy.
        found = copy.copy(_translations[key])
        if result is None:
            result = found
        else:
            result.add_fallback(found)
    return result


def install(domain: str, localedir=None, *, names=None) -> None:
    """Make `_` a builtin that translates."""
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None) -> str:
    """Set the domain that is used where none is named; return it."""
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain: str, localedir=None) -> str:
    """Set where the catalogs of a domain are; return it."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of(domain: str):
    return translation(domain, _localedirs.get(domain), fallback=True)


def dgettext(domain: str, message: str) -> str:
    """Return the translation of a message by a domain."""
    return _of(domain).gettext(message)


def dngettext(domain: str, msgid1: str, msgid2: str, n: int) -> str:
    """Return the translation of a message about some number by a domain."""
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain: str, context: str, message: str) -> str:
    """Return the translation of a message in a context by a domain."""
    return _of(domain).pgettext(context, message)


def dnpgettext(domain: str, context: str, msgid1: str, msgid2: str, n: int) -> str:
    """Return the translation of a message about some number in a context by a domain."""
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message: str) -> str:
    """Return the translation of a message."""
    return dgettext(_current_domain, message)


def ngettext(msgid1: str, msgid2: str, n: int) -> str:
    """Return the translation of a message about some number."""
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context: str, message: str) -> str:
    """Return the translation of a message in a context."""
    return dpgettext(_current_domain, context, message)


def npgettext(context: str, msgid1: str, msgid2: str, n: int) -> str:
    """Return the translation of a message about some number in a context."""
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation
