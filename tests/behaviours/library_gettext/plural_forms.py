"""Expressions for plural forms are read as C does."""
import gettext
import io

from _catalog import catalog

for expression in ('0', 'n != 1', 'n>1', 'n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2', '!n', 'n+1*2', '(n'
                   , 'x', 'n n', ''):
    header = f'Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural={expression};\n'
    try:
        texts = gettext.GNUTranslations(io.BytesIO(catalog({'': header, 'a\0b': '0\x001\x002\x003\x004\x005\x006'})))
        print(expression, ''.join(texts.ngettext('a', 'b', number)[0] for number in (0, 1, 2, 3, 4, 5, 11, 12, 21, 22, 25)))
    except ValueError as error:
        print(expression, 'is refused')
