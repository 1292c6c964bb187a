"""Text of very long integers is refused past the limit of digits."""
import sys

print(sys.get_int_max_str_digits())
print(len(str(10**4000)))
try:
    str(10**5000)
except ValueError as error:
    print(error)
try:
    int("1" * 5000)
except ValueError as error:
    print(error)
print(len(hex(10**5000)))
