"""The verbose report shows each example and what it wants."""
import doctest
def f():
    """
    >>> 1
    1
    >>> x = 2
    >>> x
    3
    """
def nothing(): pass
doctest.testmod(verbose=True)
