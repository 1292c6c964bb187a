"""A tokeniser by named groups and `lastgroup`."""
import re

specification = [('NUMBER', r'\d+(?:\.\d*)?'), ('ASSIGN', ':='), ('END', ';'), ('ID', r'[A-Za-z]+'), ('OP', r'[+\-*/]'),
                 ('SKIP', r'[ \t]+'), ('MISMATCH', '.')]
pattern = '|'.join(f'(?P<{name}>{regex})' for name, regex in specification)
for match in re.finditer(pattern, 'tax := price * 0.05; é'):
    if match.lastgroup != 'SKIP':
        print(match.lastgroup, match.group(), match.start(), end=' / ')
print()
