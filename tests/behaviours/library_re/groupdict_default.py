"""Groups that took no part have the default in `groupdict`."""
import re

match = re.match('(?P<a>x)|(?P<b>y)', 'y')
print(match.groupdict(), match.groupdict('-'), match.groupdict(default=0), match.groups(default=0))
