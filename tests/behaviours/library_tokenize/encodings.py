"""The encoding of a file is found in its mark or in a comment of its first two lines."""

import io
import os
import tempfile
import tokenize

for octets in (
    b'x', b'# -*- coding: latin-1 -*-\n', b'\n# vim: set fileencoding=utf8 :\n', b'\xef\xbb\xbfx', b'\xef\xbb\xbf# coding: utf-8\n',
    b'\xef\xbb\xbf# coding: latin-1\n', b'# coding: none\n', b'x = 1\n# coding: latin-1\n', b'', b'\xff\n',
):
    try:
        print(tokenize.detect_encoding(io.BytesIO(octets).readline))
    except SyntaxError as error:
        print(type(error).__name__, error)
tokens = list(tokenize.tokenize(io.BytesIO(b'# coding: latin-1\n\xe9 = 1\n').readline))
print(tokens[0].string, tokens[3].string)
with tempfile.NamedTemporaryFile() as file:
    file.write(b'# coding: latin-1\n\xe9 = 1\n')
    file.flush()
    with tokenize.open(file.name) as text:
        print(text.encoding, ascii(text.read()))
