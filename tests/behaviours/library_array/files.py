"""tofile() and fromfile() write and read the octets of a file."""
import io
from array import array

file = io.BytesIO()
array('i', [1, 2, 3]).tofile(file)
print(len(file.getvalue()))
file.seek(0)
numbers = array('i')
numbers.fromfile(file, 2)
print(numbers)
try:
    numbers.fromfile(file, 5)
except EOFError as error:
    print(error, numbers)
for source, count in ((file, -1), (io.StringIO('x'), 1), (5, 1)):
    try:
        numbers.fromfile(source, count)
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
