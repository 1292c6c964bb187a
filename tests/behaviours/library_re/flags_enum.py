"""The flags are an enumeration whose members show the names in the module."""
import re

print(repr(re.I), str(re.I), f'{re.I}', re.I | re.M, re.RegexFlag(0), re.NOFLAG, re.IGNORECASE is re.I)
print(list(re.RegexFlag), re.RegexFlag.__module__, type(re.I).__name__)
print(re.I | 1 << 12, re.RegexFlag(1 << 20), re.I & ~re.I, int(re.A | re.X), re.I in re.I | re.S)
print([name for name in ('A', 'I', 'L', 'M', 'S', 'U', 'X', 'DEBUG', 'T', 'TEMPLATE') if hasattr(re, name)])
