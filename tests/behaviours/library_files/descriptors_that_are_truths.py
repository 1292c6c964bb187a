"""A truth value is taken as a descriptor with a warning, and the name of a raw file can be changed."""

import io
import os
import warnings

warnings.simplefilter('error')
for call in (lambda: open(True, closefd=False), lambda: io.FileIO(False, closefd=False), lambda: os.stat(False), lambda: os.path.exists(True)):
    try:
        call()
    except RuntimeWarning as error:
        print(error)
reader, writer = os.pipe()
with io.FileIO(reader) as file:
    file.name = 'another'
    print(file.name, repr(file).replace(str(reader), 'N'))
os.close(writer)
