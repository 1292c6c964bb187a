"""The last name has a stem and suffixes."""
from pathlib import PurePosixPath as P

for text in ('a.py', 'a.tar.gz', '.bashrc', '.a.b', 'a.', 'a..b', '...', '..', '/', '', 'dir.d/file', 'a b.c d', '..a'):
    path = P(text)
    print(repr(text), repr(path.name), repr(path.stem), repr(path.suffix), path.suffixes)
