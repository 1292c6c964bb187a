"""Arrays of the same type are added, and arrays are repeated."""
from array import array

left = array('b', [1, 2])
print(left + array('b', [3]), left * 2, 3 * left, left * 0, left * -1)
left += array('b', [4])
left *= 2
print(left)
for function in (
    lambda: left + [1],
    lambda: left + array('i', [1]),
    lambda: left * 'a',
    lambda: left.__iadd__([1]),
):
    try:
        function()
    except TypeError as error:
        print(error)
