"""A reference to a group ignores case where the flag holds."""
import re

print(re.match(r'(?i)(é)\1', 'éÉ'), re.match(r'(é)\1', 'éÉ'), re.match(r'(é)(?i:\1)', 'éÉ'))
print(re.match(r'(?i)(k)\1', 'K\u212a') is not None)
