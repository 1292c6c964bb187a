"""Comparison of integers with each other, with floats and with other types."""
print(1 < 2, 2 <= 2, 3 > 4, 2**70 > 2**69, -(2**70) < 0, 1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53))
print(1 == "1", 1 != None, 2**100 == 2**100, 10**400 > 1.5, 10**400 > float("inf"), -(10**400) < float("-inf"))
print(1 < 2 < 3, 1 < 3 < 2, 5 > 3 > 1 > 0)
print(hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(-1), hash(2**70))
try:
    1 < "2"
except TypeError as error:
    print(error)
