"""A catalog translates messages, those with numbers and those in a context."""
import gettext
import io

from _catalog import MESSAGES, catalog

for order in '<>':
    texts = gettext.GNUTranslations(io.BytesIO(catalog(MESSAGES, order)))
    print(texts.gettext('hello'), texts.gettext('unknown'), texts.charset(), sorted(texts.info()))
    print([texts.ngettext('file', 'files', number) for number in (0, 1, 2, 4, 5, 21)], texts.ngettext('dog', 'dogs', 1), texts.ngettext('dog', 'dogs', 2))
    print(texts.pgettext('menu', 'open'), texts.pgettext('other', 'open'), [texts.npgettext('menu', 'tab', 'tabs', number) for number in (1, 2, 7)])
null = gettext.NullTranslations()
print(null.gettext('x'), null.ngettext('a', 'b', 1), null.ngettext('a', 'b', 2), null.info(), null.charset())
null.add_fallback(texts)
print(null.gettext('hello'))
try:
    gettext.GNUTranslations(io.BytesIO(b'nonsense'))
except OSError as error:
    print(error.strerror)
