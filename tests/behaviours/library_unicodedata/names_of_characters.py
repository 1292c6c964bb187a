"""Names are found both ways."""
import unicodedata as u
for character in ('a', 'é', '中', '각', '\U0001f600', '\xa0'):
    name = u.name(character)
    print(name, u.lookup(name) == character, u.lookup(name.lower()) == character)
print(u.name('\0', 'default'), u.name('\ue000', None))
try:
    u.lookup('no such name')
except KeyError as error:
    print(error)
