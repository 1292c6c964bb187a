"""Long text is broken between words, bytes after every four."""
from pprint import pprint

pprint('word ' * 30)
pprint({'key': 'a long text that has words in it to be broken at some places because it is long, very long'})
pprint('line one\nline two is longer\nthree', width=15)
pprint(b'x' * 100)
pprint({'k': b'y' * 100, 'm': bytearray(b'z' * 70)})
pprint(['', 'x' * 100])
