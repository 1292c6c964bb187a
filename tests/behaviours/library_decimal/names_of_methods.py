"""The methods of Decimal and Context have their own names."""
from decimal import Context, Decimal

for cls in Decimal, Context:
    for name in 'sqrt', 'compare', 'exp', 'fma', 'max', 'quantize', 'is_nan':
        method = getattr(cls, name)
        print(method.__name__, method.__qualname__)
print(Decimal.__add__.__name__, Decimal.__radd__.__name__)
