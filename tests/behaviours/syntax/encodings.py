"""Source in bytes: a mark of byte order, a declared encoding, and bytes that are not what was declared."""
exec(b"\xef\xbb\xbfprint('mark')")
exec(b"# -*- coding: latin-1 -*-\nprint(ascii('\xe9'))")
exec("print(ascii('é'))".encode())
for source in (b"x = '\xe9'", b"# coding: nothing-known\nx = 1", b"\xef\xbb\xbf# coding: latin-1\nx = 1", b"x\0y"):
    try:
        exec(source)
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__)
