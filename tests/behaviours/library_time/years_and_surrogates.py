"""Years have 32 bits, surrogates pass through strftime(), and a day without a year is warned of."""

import time
import warnings

REST = (1, 1, 0, 0, 0, 0, 1, 0)
for year in (2**40, 2**31, 2**31 - 1, -(2**31) - 1, -(2**31), -(2**31) + 1899, -(2**31) + 1900, -1, 12345):
    for function in (time.asctime, lambda moment: time.strftime("%Y", moment)):
        try:
            print(function((year, *REST)))
        except OverflowError as error:
            print(error)
for text in ("\ud83d", "\udc0d%d", "%m\ud83d%d\udc0d", "a\0b%y"):
    print(ascii(time.strftime(text, (2024, 5, 6, 7, 8, 9, 0, 127, 0))))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(time.strptime("02-07 18:28", "%m-%d %H:%M")[:5])
    print(time.strptime("2024-02-07", "%Y-%m-%d")[:3])
    print(time.strptime("18:28", "%H:%M")[3:5])
print([(warning.category.__name__, str(warning.message).splitlines()[0], warning.lineno) for warning in caught])
