"""urljoin() resolves the examples of RFC 3986, and those that are not normal."""
from urllib.parse import urljoin

base = 'http://a/b/c/d;p?q'
for reference in ('g:h', 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', 'g?y#s', ';x', 'g;x', 'g;x?y#s', '', '.', './', '..', '../', '../g',
                  '../..', '../../', '../../g', '../../../g', '../../../../g', '/./g', '/../g', 'g.', '.g', 'g..', '..g', './../g', './g/.', 'g/./h',
                  'g/../h', 'g;x=1/./y', 'g?y/./x', 'g#s/../x', 'http:g', 'g?', 'g#'):
    print(repr(reference), urljoin(base, reference))
