"""A difference longer than maxDiff is not shown, but how long it is."""
import unittest
t = unittest.TestCase()
t.maxDiff = 10
for pair in (('x' * 7 + '\n', 'b' * 7 + '\n'), ('a' * 5 + '\n', 'b' * 5 + '\n')):
    try:
        t.assertMultiLineEqual(*pair)
    except AssertionError as error:
        print(error)
t.maxDiff = None
try:
    t.assertMultiLineEqual('a\nb\nc\n', 'a\nx\nc\n')
except AssertionError as error:
    print('- b' in str(error), '+ x' in str(error))
