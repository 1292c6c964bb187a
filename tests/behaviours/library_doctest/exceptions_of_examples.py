"""Examples may want exceptions; what is raised besides is a failure."""
import doctest
def f():
    """
    >>> 1 / 0
    Traceback (most recent call last):
        ...
    ZeroDivisionError: division by zero
    >>> raise ValueError('one')
    Traceback (most recent call last):
    ValueError: two
    >>> raise ValueError('one') # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: two
    >>> raise KeyError('multi\\nline')
    Traceback (most recent call last):
    KeyError: 'multi\\nline'
    """
print(doctest.testmod())
