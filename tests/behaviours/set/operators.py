"""Union, intersection, differences and the order of inclusion."""
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, sorted(a ^ b), a.union([9]) == {1, 2, 3, 9}, a.intersection([1, 9]), a.difference([1]), sorted(a.symmetric_difference([1, 7])))
print({1} < a, a <= a, a < a, a > {1, 2}, a >= b, a == {3, 2, 1}, a != b, a.issubset(range(5)), a.issuperset([1]), a.isdisjoint([9]))
a |= {5}
a &= {1, 2, 5, 6}
a -= {1}
a ^= {2, 7}
print(sorted(a))
a.intersection_update([5])
a.difference_update([])
a.symmetric_difference_update([6])
print(sorted(a))
try:
    {1} | [2]
except TypeError as error:
    print(error)
