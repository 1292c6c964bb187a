"""Infinities and not-a-number in arithmetic and comparison."""
inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, inf + 1, -inf < 0 < inf, nan == nan, nan != nan, nan < 1, [nan] == [nan], nan in [nan])
print(1e308 * 10, -1e308 * 10, 1 / inf, inf == inf, inf // 1, 5 % inf, -5 % inf)
for operation in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0**-1, lambda: 10.0**400, lambda: int(inf), lambda: int(nan)):
    try:
        print(operation())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
