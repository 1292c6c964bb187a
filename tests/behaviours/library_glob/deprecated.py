"""glob0 and glob1 still work, and warn."""
import glob
import warnings

from _tree import tree

with tree(), warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(glob.glob0('sub', 'c.py'), glob.glob0('sub', 'x'), sorted(glob.glob1('.', '*.py')))
    for warning in caught:
        print(warning.category.__name__, warning.message)
