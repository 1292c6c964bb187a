"""Catalogs are found by domain and language."""
import gettext
import os
import tempfile

from _catalog import MESSAGES, write

with tempfile.TemporaryDirectory() as folder:
    write(folder, 'cs', MESSAGES)
    write(folder, 'de_AT', {'': 'Content-Type: text/plain; charset=UTF-8\n', 'hello': 'servus'})
    write(folder, 'de', {'': 'Content-Type: text/plain; charset=UTF-8\n', 'hello': 'hallo', 'bye': 'tsch\u00fcs'})
    for languages in (['cs'], ['de_AT.UTF-8', 'de'], ['fr'], ['fr', 'de_CH']):
        found = gettext.find('app', folder, languages, all=True)
        print(languages, [os.path.relpath(path, folder) for path in found])
        texts = gettext.translation('app', folder, languages, fallback=True)
        print(type(texts).__name__, texts.gettext('hello'), texts.gettext('bye'))
    try:
        gettext.translation('app', folder, ['fr'])
    except FileNotFoundError as error:
        print(error)
    os.environ['LANGUAGE'] = 'cs'
    gettext.bindtextdomain('app', folder)
    print(gettext.textdomain(), gettext.textdomain('app'), gettext.gettext('hello'), gettext.ngettext('file', 'files', 3))
    print(gettext.dgettext('other', 'hello'), gettext.pgettext('menu', 'open'))
    gettext.install('app', folder, names=['ngettext'])
    print(_('hello'), ngettext('file', 'files', 1))
