"""Escapes stand for characters by number, name or letter."""
import re

for pattern, text in ((r'\x41', 'A'), (r'\u00e9', 'é'), (r'\U0001f600', '😀'), (r'\101', 'A'), (r'\0', '\0'),
                      (r'\07', '\7'), (r'\012', '\n'), (r'\N{LATIN SMALL LETTER A}', 'a'), (r'\N{em dash}', '—'),
                      (r'\a\f\n\r\t\v', '\a\f\n\r\t\v'), (r'\.\*\\', '.*\\'), (r'[\N{DIGIT ONE}]', '1'), (r'\é', 'é')):
    print(pattern, bool(re.fullmatch(pattern, text)))
