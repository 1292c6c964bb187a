"""A search finds where a match may start, whatever the pattern begins with."""
import re

text = 'The cat\nsat on\tthe mät; 42 Ünïcödé \U0001f600!'
for pattern in ('cat', '[cs]at', 'c|m', '(?i)THE', r'\d', r'\s\w', 'm?ä', '(?:cat|sat)', '(?=s)', '(?<=t)\\s', '[^ -~]', '.t',
                r'\bt', '^s', '(?m)^s', 'x*', 'Ü|é', '(?i)ü', '\U0001f600', 'a?c', r'(\w)(?=\1)', '(?(1)a|s)(x)?'):
    match = re.search(pattern, text)
    print(ascii(pattern), match and (match.span(), ascii(match.group())))
