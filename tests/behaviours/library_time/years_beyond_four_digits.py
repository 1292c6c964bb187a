"""Moments far in the future and the past have years of more digits, or negative ones."""
import time

for seconds in (253402300799, 253402300800, -62135596801, -62167219201, 2 ** 45, -2 ** 45):
    parts = time.gmtime(seconds)
    print(parts[:8], time.asctime(parts))
try:
    time.gmtime(2 ** 70)
except OverflowError as error:
    print(error)
