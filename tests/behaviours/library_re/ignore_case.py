"""IGNORECASE compares one character with another, by lower case and beyond ASCII."""
import re

for pattern, text in (('abc', 'aBC'), ('É', 'é'), ('k', '\u212a'), ('\u212a', 'K'), ('s', 'ſ'), ('ß', 'ẞ'),
                      ('σ', 'ς'), ('i', 'İ'), ('ı', 'I'), ('ß', 'SS'), ('µ', 'μ'), ('\ufb05', '\ufb06')):
    print(ascii(pattern), ascii(text), bool(re.fullmatch(pattern, text, re.I)),
          bool(re.fullmatch(pattern, text, re.I | re.A)))
print(re.findall('(?i)[a-c]', 'aBcD'), re.findall('(?i)[^a-c]', 'aBcD'), re.findall('(?i)[É-Ö]', 'éèÏx'))
