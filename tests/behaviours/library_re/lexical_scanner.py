"""`re.Scanner` takes a text apart by a list of patterns and actions."""
import re

scanner = re.Scanner([
    (r'[a-zA-Z_]\w*', lambda scanner, token: ('name', token)),
    (r'\d+\.\d*', lambda scanner, token: float(token)),
    (r'\d+', lambda scanner, token: int(token)),
    (r'=|\+|-|\*|/', lambda scanner, token: ('op', token, scanner.match.span())),
    (r'\s+', None),
    (';', 'end'),
])
print(scanner.scan('sum = 3*foo + 312.50 ; bar'))
print(scanner.scan('a ? b'), scanner.scan(''))
print(re.Scanner([('A', lambda scanner, token: token)], re.I).scan('aAb'))
