"""Output that does not end its line matches as if it did."""
import doctest


def function():
    """
    >>> print("a b", end="")
    a b
    >>> for letter in "ab":
    ...     print(letter, end=" ")
    a b\N{SPACE}
    """


print(doctest.testmod())
