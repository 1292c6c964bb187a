r"""`\w`, `\d` and `\s` are the characters that the methods of strings say."""
import re

word, digit, space = re.compile(r'\w'), re.compile(r'\d'), re.compile(r'\s')
counts = [0, 0, 0]
for code in range(0x30000):
    character = chr(code)
    assert bool(word.match(character)) == (character.isalnum() or character == '_'), hex(code)
    assert bool(digit.match(character)) == character.isdecimal(), hex(code)
    assert bool(space.match(character)) == character.isspace(), hex(code)
    counts[0] += bool(word.match(character))
    counts[1] += bool(digit.match(character))
    counts[2] += bool(space.match(character))
print(counts)
