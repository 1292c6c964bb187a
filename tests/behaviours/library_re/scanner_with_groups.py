"""Patterns of a `re.Scanner` may have groups of their own."""
import re

scanner = re.Scanner([('(a)(b)?', lambda scanner, token: ('ab', token)), (r'(\d)+', lambda scanner, token: ('n', token)),
                      ('(?: |(,))', None)])
print(scanner.scan('ab a,12 ab?'))
