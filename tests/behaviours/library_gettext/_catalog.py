"""Catalogs of messages as bytes, for the programs beside this one."""
import os


def catalog(messages, order='<'):
    """Return a catalog in the format of GNU gettext."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    count = len(pairs)
    offset = 28 + count * 16
    tables = [[], []]
    data = b''
    for column in (0, 1):
        for pair in pairs:
            tables[column].append((len(pair[column]), offset + len(data)))
            data += pair[column] + b'\0'
    numbers = [0x950412de, 0, count, 28, 28 + count * 8, 0, 0]
    for table in tables:
        for entry in table:
            numbers.extend(entry)
    return b''.join(number.to_bytes(4, 'little' if order == '<' else 'big') for number in numbers) + data


HEADER = 'Project-Id-Version: 1\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=n==1 ? 0 : n>1 && n<5 ? 1 : 2;\n'
MESSAGES = {'': HEADER, 'hello': 'ahoj', 'file\0files': 'soubor\0soubory\0soubor\u016f', 'menu\x04open': 'otev\u0159\u00edt',
            'menu\x04tab\0tabs': 'karta\0karty\0karet'}


def write(folder, language, messages):
    """Put a catalog where it is looked for."""
    path = os.path.join(folder, language, 'LC_MESSAGES')
    os.makedirs(path)
    with open(os.path.join(path, 'app.mo'), 'wb') as file:
        file.write(catalog(messages))
