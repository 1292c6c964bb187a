"""`assertRaisesRegex` and `assertWarnsRegex` refuse what is no pattern before anything is called."""
import unittest


class Test(unittest.TestCase):
    def runTest(self):
        pass


test = Test()
for method, expected in ((test.assertRaisesRegex, ValueError), (test.assertWarnsRegex, UserWarning)):
    try:
        method(expected, lambda: print('called'), print)
    except TypeError as error:
        print(error)
