"""Indexing and slicing of text, with characters of every width."""
text = "añb€c😀d"
print(len(text), text[0], text[1], text[-1], text[5], text[1:4], text[::-1], text[::2], text[10:], text[-3:-1])
print([ord(character) for character in text])
for index in (7, -8):
    try:
        text[index]
    except IndexError as error:
        print(error)
try:
    text["a"]
except TypeError as error:
    print(error)
try:
    text[0] = "b"
except TypeError as error:
    print(error)
