"""Messages of the sequence assertions before the comparison of lines."""
import unittest
from _shown import attempt
t = unittest.TestCase()
def head(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except AssertionError as error:
        print(str(error).split('\n\n- ')[0].split('\n- ')[0])
    else:
        print('passed')
head(t.assertEqual, [1, 2, 3], [1, 2, 4])
head(t.assertEqual, [1], [1, 2, 3])
head(t.assertEqual, (1, 2), ())
head(t.assertSequenceEqual, [1], (1,))
head(t.assertSequenceEqual, [1], (2,))
head(t.assertSequenceEqual, 1, 2)
head(t.assertSequenceEqual, [1], 2)
head(t.assertListEqual, (1,), [1])
head(t.assertTupleEqual, (1,), [1])
head(t.assertListEqual, ['a' * 100], ['b' * 100])
attempt(t.assertSequenceEqual, [1], (1,), seq_type=list)
