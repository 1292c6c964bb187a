"""Digits may be grouped."""
from pprint import PrettyPrinter, pformat, pprint

pprint(123456789, underscore_numbers=True)
pprint([10 ** power for power in range(0, 12, 3)], underscore_numbers=True, width=20)
print(pformat({1000: 2.5e10, True: -1234}, underscore_numbers=True))
printer = PrettyPrinter(width=20)
print(printer.pformat(list(range(10))), printer.isreadable([1]), printer.isrecursive([1]), printer.format([1], {}, 0, 0))
