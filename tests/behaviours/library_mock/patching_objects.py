"""patch.object restores instance, class and inherited attributes."""
from unittest.mock import patch
from _attempt import attempt
class Base:
    shared = 'base'
class Thing(Base):
    own = 'thing'
t = Thing()
t.local = 'local'
for target, name in ((Thing, 'own'), (Thing, 'shared'), (t, 'local'), (t, 'own')):
    with patch.object(target, name, 'patched'):
        print(getattr(target, name), end=' ')
    print(getattr(target, name), sorted(vars(t)), 'shared' in vars(Thing))
attempt(patch.object(Thing, 'missing').__enter__)
attempt(patch.object, 'name', 'x')
with patch.object(Thing, 'own', spec=str) as m:
    attempt(lambda: m.nope)
try:
    with patch.object(Thing, 'own', 1):
        raise KeyError('inside')
except KeyError:
    print(Thing.own)
