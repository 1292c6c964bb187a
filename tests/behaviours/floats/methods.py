"""Exact ratios, hexadecimal text and hashes of floats."""
print((0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (2.0).hex(), (0.1).hex(), float.fromhex("0x1.8p1"))
print(hash(0.5), hash(2.0), hash(float("inf")), hash(-float("inf")), hash(1e300))
print({1: "a", 1.0: "b", True: "c"}, 2.0 in {1, 2, 3})
print(isinstance(1.0, float), isinstance(1, float), float.__name__, (1.5).real, (1.5).imag)
