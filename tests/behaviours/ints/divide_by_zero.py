"""Division of integers by zero, and powers that cannot be."""
for operation in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 0**-1, lambda: pow(2, 3, 0)):
    try:
        operation()
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
