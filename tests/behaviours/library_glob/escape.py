"""escape makes a pattern of a path that matches it alone."""
from glob import escape, glob, has_magic

from _tree import tree

for path in ('plain', 'a*b', '[x]', '?', b'*.[ch]', '//host/s*'):
    print(escape(path), has_magic(path))
with tree():
    print(glob('sub/deep/[x].txt'), glob(escape('sub/deep/[x].txt')))
