"""testmod runs the examples of a module, and reports those that are wrong."""
import doctest
def good(x):
    """
    >>> good(2)
    4
    >>> for i in range(2):
    ...     print(i)
    0
    1
    """
    return x * 2
def bad():
    """Text before.

        >>> 1 + 1
        3
        >>> print('a')
        >>> None
        x
    """
class A:
    """
    >>> A().method()
    'm'
    """
    def method(self):
        """
        >>> x = A()
        >>> x.method() == 'm'
        True
        """
        return 'm'
print(doctest.testmod())
