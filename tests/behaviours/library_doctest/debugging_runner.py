"""raise_on_error raises at the first wrong example."""
import doctest
def f():
    """
    >>> 1
    2
    """
try:
    doctest.testmod(raise_on_error=True)
except doctest.DocTestFailure as failure:
    print(failure.test.name, failure.example.source, repr(failure.got))
doctest.run_docstring_examples(f, globals(), name='f')
