"""patch.dict changes a mapping for a time, as a context, a decorator or started."""
import os
from unittest.mock import patch
d = {'a': 1}
with patch.dict(d, {'b': 2}, c=3) as same:
    print(d, same is d)
    d['late'] = 1
print(d)
with patch.dict(d, clear=True):
    print(d)
@patch.dict(d, a=9)
def inside(): return dict(d)
print(inside(), d)
with patch.dict('os.environ', {'WEFT_PATCHED': 'yes'}):
    print(os.environ['WEFT_PATCHED'])
print('WEFT_PATCHED' in os.environ)
patcher = patch.dict(d, x=1)
patcher.start()
print(d)
patcher.stop()
print(d)
