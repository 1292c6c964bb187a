"""Abstract test cases are left out: only what inherits from them and is concrete has tests."""
import abc
import sys
import unittest


class Base(unittest.TestCase, abc.ABC):
    @abc.abstractmethod
    def test_one(self):
        pass


class Concrete(Base):
    def test_one(self):
        pass


loader = unittest.TestLoader()
print(loader.loadTestsFromTestCase(Base).countTestCases(), loader.loadTestsFromTestCase(Concrete).countTestCases())
print(loader.loadTestsFromModule(sys.modules['__main__']).countTestCases())
try:
    loader.loadTestsFromName('Base.test_one', sys.modules['__main__'])
except TypeError as error:
    print(error)
