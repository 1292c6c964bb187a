"""Writes tables.txt: the properties of characters, as a Python that knows the wanted version of Unicode has them.

    python3.14 make_tables.py > tables.txt
"""

import unicodedata

HANGUL = range(0xAC00, 0xD7A4)


def properties(character):
    """The properties that are kept for stretches of characters."""
    return (unicodedata.category(character), unicodedata.bidirectional(character) or '-',
            unicodedata.combining(character), unicodedata.east_asian_width(character),
            unicodedata.mirrored(character))


def main():
    """Print the version, the stretches, and the characters with values or decompositions."""
    print('version', unicodedata.unidata_version)
    last = None
    for point in range(0x110000):
        found = properties(chr(point))
        if found != last:
            print('p', f'{point:x}', *found)
            last = found
    for point in range(0x110000):
        character = chr(point)
        numeric = unicodedata.numeric(character, None)
        if numeric is not None:
            print('n', f'{point:x}', unicodedata.decimal(character, '-'), unicodedata.digit(character, '-'), numeric)
    for point in range(0x110000):
        decomposition = unicodedata.decomposition(chr(point))
        if decomposition and point not in HANGUL:
            print('d', f'{point:x}', decomposition)


main()
