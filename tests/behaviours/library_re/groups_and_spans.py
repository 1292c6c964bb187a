"""A match gives its groups by number and name, their spans and what lies between."""
import re

match = re.match(r'(\w+) (?P<last>\w+)(!)?', 'Isaac Newton')
print(match.group(), match.group(0), match.group(1), match.group('last'), match.group(1, 2, 3))
print(match[0], match['last'], match[3], match.groups(), match.groups('?'), match.groupdict())
print(match.start(), match.end(1), match.span('last'), match.span(3), match.start(3), match.regs)
print(match.lastindex, match.lastgroup, match.string, match.re.pattern)
