"""The checker compares output under flags."""
import doctest
check = doctest.OutputChecker().check_output
for want, got, flags in (('a\n', 'a\n', 0), ('1\n', 'True\n', 0), ('1\n', 'True\n', doctest.DONT_ACCEPT_TRUE_FOR_1),
                         ('a...c\n', 'abbc\n', doctest.ELLIPSIS), ('a...c\n', 'abb\n', doctest.ELLIPSIS), ('a...c\n', 'abc\n', 0),
                         ('a  b\n', 'a\nb\n', doctest.NORMALIZE_WHITESPACE), ('<BLANKLINE>\n', '\n', 0),
                         ('...\n', '', doctest.ELLIPSIS), ('a...a\n', 'a\n', doctest.ELLIPSIS)):
    print(check(want, got, flags), end=' ')
print()
e = doctest.Example('x', 'want')
for got in ('got\n', ''):
    print(doctest.OutputChecker().output_difference(e, got, 0), end='')
