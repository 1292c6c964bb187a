"""Every operation is a method of contexts too, which takes ints."""

from decimal import Context, Decimal

context = Context(prec=4)
print(context.add(1, 2), context.subtract(1, 2), context.multiply(2, Decimal('1.23456')), context.divide(1, 3), context.divide_int(7, 2))
print(context.remainder(7, 4), context.remainder_near(7, 4), context.divmod(7, 2), context.power(2, 20), context.power(2, 5, 7))
print(context.abs(-1), context.plus(Decimal('1.23456')), context.minus(5), context.sqrt(2), context.exp(1), context.ln(2), context.log10(2))
print(context.compare(1, 2), context.compare_signal(2, 1), context.compare_total(1, 1), context.compare_total_mag(-2, 1))
print(context.max(1, 2), context.min(1, 2), context.max_mag(-3, 2), context.min_mag(-3, 2), context.fma(2, 3, 4), context.logb(1000))
print(context.next_plus(1), context.next_minus(1), context.next_toward(1, 0), context.normalize(Decimal('1.0')), context.quantize(Decimal('1.55'), Decimal('.1')))
print(context.shift(12, 1), context.rotate(1234, 1), context.scaleb(1, 2), context.logical_and(11, 10), context.logical_or(1, 10), context.logical_xor(11, 1), context.logical_invert(1))
print(context.to_integral_value(Decimal('1.5')), context.to_integral_exact(Decimal('2.5')), context.to_eng_string(Decimal('1e5')), context.number_class(1), context.same_quantum(1, 2))
print(context.is_zero(0), context.is_finite(1), context.is_infinite(1), context.is_nan(1), context.is_qnan(1), context.is_snan(1), context.is_signed(-1), context.is_normal(1), context.is_subnormal(1), context.is_canonical(Decimal(1)))
print(context.copy_abs(-1), context.copy_negate(1), context.copy_sign(1, -2), context.copy_decimal(3), context.canonical(Decimal(1)), context.create_decimal('1.23456'), context.create_decimal_from_float(0.1))
