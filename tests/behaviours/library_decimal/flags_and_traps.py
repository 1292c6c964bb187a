"""A context notes signals, and raises those that it traps."""

from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded, getcontext

context = getcontext()
print([signal.__name__ for signal, flag in context.flags.items() if flag], [s.__name__ for s in context.traps if context.traps[s]])
Decimal(1) / 3
print([signal.__name__ for signal, flag in context.flags.items() if flag])
context.clear_flags()
context.traps[DivisionByZero] = False
context.traps[Inexact] = True
print(Decimal(-1) / 0, context.flags[DivisionByZero], len(context.flags), context.flags[Inexact])
try:
    Decimal(1) / 3
except Inexact as error:
    print(error, type(error).__mro__[1].__name__)
print(context)
context.clear_traps()
print(Decimal('inf') - Decimal('inf'), context.flags[InvalidOperation], context)
print(repr(context.flags)[:80])
for call in (lambda: context.flags['x'], lambda: context.traps.__delitem__(Overflow), lambda: context.flags.__setitem__(3, True)):
    try:
        call()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, str(error)[:60])
other = Context(traps=[Rounded])
print(issubclass(Overflow, (Inexact, Rounded)), other.traps[Rounded])
