"""The small functions of pydoc: splitting documentation, shortening, classifying, locating."""
import pydoc
import string


class Described:
    """First line.

    The rest."""

    @property
    def value(self):
        """A value."""
        return 1

    def method(self):
        pass


print(pydoc.splitdoc(pydoc.getdoc(Described)), repr(pydoc.getdoc(Described.method)))
print(pydoc.splitdoc('one'), pydoc.splitdoc('one\ntwo'))
print(pydoc.cram('abcdefghij', 7), pydoc.stripid('<X at 0x7f0123456789>'), pydoc.plain('a\bab\bb'))
print(pydoc.isdata(5), pydoc.isdata(len), pydoc.visiblename('_x'), pydoc.visiblename('x'))
print(pydoc.locate('string.Template') is string.Template, pydoc.locate('len') is len, pydoc.locate('no.such.thing'))
print(pydoc.describe(len), pydoc.describe(Described), pydoc.describe(pydoc.cram), pydoc.describe(string))
print([(name, kind) for name, kind, _, _ in pydoc.classify_class_attrs(Described) if name in ('value', 'method')])
print(pydoc.replace('abc', 'a', 'x', 'c', 'z'), pydoc.classname(Described, '__main__'))
try:
    pydoc.resolve('no_such_name')
except ImportError as error:
    print(error)
