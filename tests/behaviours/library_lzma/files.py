"""Compressed files are read and written like others, as octets and as text."""

import io
import lzma
import os
import tempfile

with tempfile.TemporaryDirectory() as root:
    name = os.path.join(root, 'file.xz')
    with lzma.open(name, 'wt', encoding='utf-8', preset=1) as file:
        file.write('first\nsecond\n')
    with lzma.open(name, 'ab') as file:
        print(file.write(b'third\n'), file.tell())
    with lzma.open(name, 'rt', encoding='utf-8') as file:
        print(list(file))
    with lzma.LZMAFile(name) as file:
        print(file.read(3), file.seek(6), file.read(), file.seek(0), file.readline(), file.mode, file.name == name)
    old = io.BytesIO()
    with lzma.LZMAFile(old, 'w', format=lzma.FORMAT_ALONE) as file:
        file.write(b'old format')
    print(lzma.open(io.BytesIO(old.getvalue())).read())
    for call in (
        lambda: lzma.LZMAFile(name, 'q'), lambda: lzma.LZMAFile(name, check=1), lambda: lzma.LZMAFile(name, preset=1),
        lambda: lzma.LZMAFile(name, 'w').read(), lambda: lzma.LZMAFile(io.BytesIO(b'\xfd7zXZ\0')).read(),
    ):
        try:
            call()
        except (ValueError, EOFError, OSError) as error:
            print(type(error).__name__, error)
