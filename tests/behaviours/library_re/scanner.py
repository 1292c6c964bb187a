"""`Pattern.scanner` matches or searches on from where it was."""
import re

scanner = re.compile('a|(b)').scanner('abxab')
print(scanner.match(), scanner.match(), scanner.match(), scanner.match())
scanner = re.compile('a').scanner('banana', 2, 5)
print(scanner.search(), scanner.search(), scanner.search(), scanner.pattern)
