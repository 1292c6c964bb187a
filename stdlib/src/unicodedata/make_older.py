#!/usr/bin/env python3
"""Writes what Unicode 3.2 says otherwise, from a CPython of the same version of Unicode: ../../python/_unicode_3_2_table.py"""

import unicodedata
from pathlib import Path

OLDER = unicodedata.ucd_3_2_0
PROPERTIES = ('category', 'bidirectional', 'mirrored', 'east_asian_width', 'decimal', 'numeric')
FORMS = ('NFC', 'NFD', 'NFKC', 'NFKD')


def value(database, name, character):
    function = getattr(database, name)
    return function(character, None) if name in ('decimal', 'numeric') else function(character)


def wrapped(name, words):
    lines, line = [], ''
    for word in words:
        if len(line) + len(word) > 110:
            lines.append(line)
            line = ''
        line += word + ' '
    text = ''.join(f"    '{line}'\n" for line in [*lines, line.rstrip()] if line)
    return f'{name} = (\n{text})\n'


def main():
    added, changed = [], {name: [] for name in PROPERTIES}
    decomposed = []
    for point in range(0x110000):
        character = chr(point)
        if OLDER.category(character) == 'Cn':
            if unicodedata.category(character) != 'Cn':
                if added and added[-1][1] == point - 1:
                    added[-1][1] = point
                else:
                    added.append([point, point])
            continue
        for name in PROPERTIES:
            older = value(OLDER, name, character)
            if older != value(unicodedata, name, character):
                shown = '-' if older is None else str(older) or '-'
                changed[name].append(f'{point:x}={shown}')
        if any(OLDER.normalize(form, character) != unicodedata.normalize(form, character) for form in FORMS):
            decomposed.append(f'{point:x}={ord(OLDER.normalize("NFD", character)):x}')
    text = '"""What Unicode 3.2 says otherwise. Made by unicodedata/make_older.py."""\n\n'
    text += '# Characters that it does not have yet, as ranges.\n'
    text += wrapped('ADDED', [f'{first:x}-{last:x}' if last > first else f'{first:x}' for first, last in added])
    for name, entries in changed.items():
        text += '\n' + wrapped(name.upper(), entries)
    text += '\n# Characters that stand for others.\n' + wrapped('DECOMPOSED', decomposed)
    (Path(__file__).parent / '../../python/_unicode_3_2_table.py').write_text(text, encoding='ascii')


main()
