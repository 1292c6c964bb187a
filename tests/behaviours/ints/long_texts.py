"""Integers of very many digits are read and written in any base."""

import sys

sys.set_int_max_str_digits(0)
for base, digits in ((10, '1234567890' * 700), (7, '65432101' * 900), (36, 'z0y1x2' * 800), (3, '21' * 5000)):
    number = int(digits, base)
    check = 0
    for digit in digits:
        check = (check * base + int(digit, base)) % 1000000007
    print(base, number % 1000000007 == check, number.bit_length())
number = int('9' * 20001)
print(number + 1 == 10 ** 20001, str(number) == '9' * 20001, str(-number)[:4])
print(int('1_000' * 1 + '_0' * 3000) == 10 ** 3003)
try:
    int('1' * 3000 + 'x')
except ValueError as error:
    print(str(error)[:45])
