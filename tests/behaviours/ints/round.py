"""Rounding of integers to tens, with halves to even."""
print(round(15, -1), round(25, -1), round(1234, -2), round(-15, -1), round(7), round(7, 3), round(2**70, -20))
print(sum([1, 2, 3]), sum(range(101)), sum([2**62, 2**62]), sum([1, 2], 10), min(3, 1, 2), max([3, 1, 2]))
