"""Operations on numbers of all sizes give what the specification says."""

from decimal import Context, Decimal
import hashlib
import random

source = random.Random(7)


def number():
    if source.random() < 0.1:
        return source.choice([Decimal(text) for text in ('inf', '-inf', 'nan', 'snan', '0', '-0', '0e7', '1', '-1.00')])
    digits = tuple(source.choices(range(10), k=source.choice([1, 2, 5, 9, 20])))
    return Decimal((source.getrandbits(1), digits, source.choice([-12, -5, -1, 0, 2, 7, 30])))


for settings in (dict(prec=9), dict(prec=4, Emax=9, Emin=-9, rounding='ROUND_FLOOR'), dict(prec=6, Emax=8, Emin=-8, clamp=1)):
    context = Context(traps=[], **settings)
    for name in ('add', 'multiply', 'divide', 'divide_int', 'remainder', 'remainder_near', 'quantize', 'compare_total', 'max', 'next_toward'):
        results = []
        for _ in range(5):
            context.clear_flags()
            results.append(f'{getattr(context, name)(number(), number())} {context}')
        print(settings['prec'], name, hashlib.sha256('|'.join(results).encode()).hexdigest()[:16], results[-1].split(' ')[0])
    for name in ('exp', 'ln', 'log10', 'sqrt', 'next_plus', 'normalize', 'to_integral_exact'):
        results = []
        for _ in range(5):
            context.clear_flags()
            results.append(f'{getattr(context, name)(number())} {context}')
        print(settings['prec'], name, hashlib.sha256('|'.join(results).encode()).hexdigest()[:16], results[-1].split(' ')[0])
