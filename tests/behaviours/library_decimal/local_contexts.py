"""A context is in force for a block, and each thread has its own."""

import contextvars
from decimal import Context, Decimal, getcontext, localcontext, setcontext
import threading

with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 3)
print(Decimal(1) / 3)
with localcontext(Context(prec=3)) as context, localcontext(rounding='ROUND_UP'):
    print(Decimal(1) / 3, getcontext().prec)
with localcontext(prec=7, Emax=20):
    print(Decimal(2) / 3, getcontext().Emax)
setcontext(Context(prec=10))
threads = [threading.Thread(target=lambda: print(getcontext().prec), context=contextvars.Context())]
threads[0].start()
threads[0].join()
print(getcontext().prec)
for call in (lambda: localcontext(3), lambda: setcontext(3), lambda: localcontext(colour=1)):
    try:
        call()
    except TypeError as error:
        print(error)
