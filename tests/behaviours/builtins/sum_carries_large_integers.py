"""sum() of floats carries the error of what large integers add too, and looks for an iterator before it looks at the start."""
for items, start in (
    ([10**20, -256, 1e22, -2**70], 0.5), ([1.5, 2**70, -2**70, 1e-5], 0), ([0.5, 10**400], 0), ([10**400, 0.5], 0.5), ([1j, 2**70, 0.1, -2**70], 0),
    ([2**63, 0.5, -2**63], 0), (5, "text"), (5, b""), ([], "text"), ([], bytearray()), (range(3), b"octets"), ((1, 2), "text"), (iter([0.1] * 10), 0),
):
    try:
        print(repr(sum(items, start)))
    except (OverflowError, TypeError) as error:
        print(type(error).__name__, error)
