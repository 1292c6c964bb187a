"""Text and bytes are read and written at once."""
from pathlib import Path

from _place import attempt, place

with place():
    path = Path('f')
    print(path.write_text('héllo\n', encoding='utf-8'), path.read_bytes(), path.read_text(encoding='utf-8'))
    print(path.write_bytes(bytearray(b'a\r\nb')), repr(path.read_text()), repr(path.read_text(newline='')))
    print(path.write_text('x\ny', newline='\r\n'), path.read_bytes())
    path.write_bytes(b'\xff')
    attempt(path.read_text, encoding='utf-8')
    print(path.read_text(encoding='utf-8', errors='replace'))
    attempt(path.write_text, b'bytes')
    attempt(path.write_bytes, 'text')
    attempt(Path('nope').read_text)
    attempt(Path('.').read_bytes)
    with path.open('a') as file:
        file.write('more')
    with path.open('rb') as file:
        print(file.read())
