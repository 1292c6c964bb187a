"""The place of an item in a sorted list is found, with a key too."""

import bisect

data = [1, 2, 2, 2, 3, 5]
print(bisect.bisect_left(data, 2), bisect.bisect_right(data, 2), bisect.bisect(data, 4), bisect.bisect_left(data, 9))
print(bisect.bisect_left(data, 2, 2), bisect.bisect_right(data, 2, 0, 3), bisect.bisect_left(data, 2, lo=5, hi=6))
bisect.insort(data, 4)
bisect.insort_left(data, 2)
print(data)
words = ['a', 'bb', 'cccc']
print(bisect.bisect_left(words, 2, key=len), bisect.bisect_right(words, 2, key=len))
bisect.insort(words, 'xyz', key=len)
print(words)
try:
    bisect.bisect(data, 1, -1)
except ValueError as error:
    print(error)
