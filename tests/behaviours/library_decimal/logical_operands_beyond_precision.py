"""Logical operations take as many digits of their operands as the precision has, from the right."""
from decimal import Context, Decimal, InvalidOperation

context = Context(prec=9)
long, short = Decimal('101111111111'), Decimal('110011001')
for operation in (context.logical_and, context.logical_or, context.logical_xor):
    print(operation(long, short), operation(short, long))
print(context.logical_invert(long), context.logical_invert(Decimal(0)), context.logical_and(Decimal(1), Decimal(101)))
for operand in (Decimal('2111111111111'), Decimal('-1'), Decimal('1E+1'), Decimal('0.1')):
    try:
        context.logical_or(operand, short)
    except InvalidOperation:
        print('invalid', operand)
