"""Options change how output is compared, for an example or for all."""
import doctest
def f():
    """
    >>> list(range(10)) # doctest: +ELLIPSIS
    [0, ..., 9]
    >>> list(range(3)) # doctest: +ELLIPSIS
    [0, ..., 9]
    >>> print('a   b') # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> undefined # doctest: +SKIP
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> 1 == 1
    1
    >>> 1 == 1 # doctest: +DONT_ACCEPT_TRUE_FOR_1
    1
    """
print(doctest.testmod())
print(doctest.testmod(optionflags=doctest.REPORT_ONLY_FIRST_FAILURE | doctest.ELLIPSIS))
