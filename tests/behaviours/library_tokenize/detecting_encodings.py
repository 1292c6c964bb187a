"""The encoding of a source by its mark, its cookie, or what it holds."""
import io
import tokenize

SOURCES = [
    b"x = 1\n",
    b"# -*- coding: latin-1 -*-\nx\n",
    b"#!/usr/bin/python\n# vim: set fileencoding=utf-8 :\n",
    b"\xef\xbb\xbfx\n",
    b"\xef\xbb\xbf# coding: utf-8\n",
    b"",
    b"x\n# coding: latin-1\n",
    b"# coding: UTF_8\n",
    b"# coding: nonsense\n",
    b"\xef\xbb\xbf# coding: latin-1\n",
    b"# \xff\n",
    b"# coding: latin-1 \xff\n",
]
for source in SOURCES:
    try:
        print(tokenize.detect_encoding(io.BytesIO(source).readline))
    except SyntaxError as error:
        print(type(error).__name__, error)
