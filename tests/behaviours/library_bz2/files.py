"""Compressed files are read and written like others, as octets and as text."""

import bz2
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as root:
    name = os.path.join(root, 'file.bz2')
    with bz2.open(name, 'wt', encoding='utf-8') as file:
        file.write('first\nsecond\n')
    with bz2.open(name, 'at', encoding='utf-8') as file:
        file.write('thïrd\n')
    with bz2.open(name, 'rt', encoding='utf-8') as file:
        print(file.readlines())
    with bz2.BZ2File(name) as file:
        print(file.read(3), file.tell(), file.readline(), file.peek(2)[:6], file.readable(), file.writable(), file.seekable())
        print(file.seek(-7, io.SEEK_END), file.read(), file.seek(0), file.read1(4), list(file))
    print(file.closed)
    with bz2.BZ2File(io.BytesIO(open(name, 'rb').read())) as file:
        buffer = bytearray(4)
        print(file.readinto(buffer), buffer, len(file.read()))
    for call in (
        lambda: bz2.BZ2File(name, 'q'), lambda: bz2.BZ2File(5), lambda: bz2.open(name, 'rbt'),
        lambda: bz2.open(name, 'rb', encoding='utf-8'), lambda: file.read(), lambda: bz2.BZ2File(name).write(b''),
        lambda: bz2.BZ2File(io.BytesIO(b'BZh9')).read(),
    ):
        try:
            call()
        except (ValueError, TypeError, EOFError, OSError) as error:
            print(type(error).__name__, error)
