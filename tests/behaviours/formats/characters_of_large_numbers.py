"""The format 'c' says of a number beyond a machine word something else than of one beyond Unicode."""
for number in (65, 0x10FFFF, 0x110000, -1, 2**40, 2**63 - 1, 2**63, -(2**63), -(2**64), 2**70):
    for use in (lambda: f"{number:c}", lambda: "%c" % number, lambda: b"%c" % number):
        try:
            print(ascii(use()))
        except OverflowError as error:
            print(number, error)
