"""The shortest text that gives the same float back."""
for number in (0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.5, 100.0, -0.0, 5e-324, 1.7976931348623157e308, 2.5e-7):
    print(number)
print(0.1 + 0.2, 1e22, 1e23, 3.0, 1e100, float("inf"), float("-inf"), float("nan"))
print(repr(1.0), str(1e3), 1_000.5, .5, 5., 1e3)
