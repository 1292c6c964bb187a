"""A memoryview shows an array's memory with its format, and keeps it from changing its length."""
from array import array

numbers = array('h', [1, 2, 3])
with memoryview(numbers) as view:
    print(view.format, view.itemsize, view.shape, view.tolist(), view.obj is numbers, view.readonly)
    view[1] = -9
    print(numbers)
    for function in (lambda: numbers.append(1), numbers.pop, lambda: numbers.extend([1]), numbers.clear):
        try:
            function()
        except BufferError as error:
            print(error)
    numbers[0] = 5
    print(view[0])
numbers.append(4)
print(numbers)
