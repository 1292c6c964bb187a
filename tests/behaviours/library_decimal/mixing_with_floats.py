"""Arithmetic does not mix decimals and floats, and comparing them is signalled."""

from decimal import Context, Decimal, DivisionByZero, FloatOperation, getcontext


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Decimal(1).compare(1.5))
show(lambda: getcontext().add(1, 1.5))
show(lambda: (Decimal(1) == 1.0, getcontext().flags[FloatOperation]))
show(lambda: Context(traps=[FloatOperation]).create_decimal(1.5))
show(lambda: Context(traps=[FloatOperation]).create_decimal_from_float(1.5))
show(lambda: (isinstance(FloatOperation(), TypeError), issubclass(DivisionByZero, ZeroDivisionError)))
