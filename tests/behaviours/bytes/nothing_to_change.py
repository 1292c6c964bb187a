"""A method of bytes that changes nothing gives the same object, but for a subclass."""
text = b'abc'
print(text.strip() is text, text.lstrip(b'x') is text, text.rstrip() is text, text.replace(b'x', b'y') is text)
print(text.removeprefix(b'x') is text, text.removesuffix(b'x') is text, text.zfill(2) is text, text.center(1) is text)
print(text.ljust(3) is text, text.rjust(-1) is text, text * 1 is text, 1 * text is text)
print(text.strip(b'a') == b'bc', text.replace(b'a', b'a') == text)


class Sub(bytes):
    pass


sub = Sub(text)
print(type(sub.strip()), sub.strip() is sub, type(sub * 1))
array = bytearray(text)
print(array.strip() is array, array.replace(b'x', b'y') is array, array * 1 is array)
