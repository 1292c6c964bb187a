"""A context checks its settings and can be copied and pickled."""

import copy
from decimal import BasicContext, Context, DefaultContext, ExtendedContext, Inexact
import pickle

print(DefaultContext, ExtendedContext, BasicContext, sep='\n')
context = Context(prec=5, rounding='ROUND_DOWN', Emin=-10, Emax=10, capitals=0, clamp=1, flags=[Inexact], traps=[])
print(context, context.Etiny(), context.Etop(), context.radix())
print(copy.copy(context), pickle.loads(pickle.dumps(context)), sep='\n')
for settings in (dict(prec=0), dict(prec='5'), dict(Emin=1), dict(Emax=-1), dict(capitals=2), dict(clamp=2), dict(rounding='X'),
                 dict(flags=[3]), dict(traps=3), dict(colour=1), dict(prec=10 ** 19)):
    try:
        Context(**settings)
    except Exception as error:
        print(settings, type(error).__name__, error)
try:
    del context.prec
except AttributeError as error:
    print(error)
context.prec = 9
print(context.prec, context.to_sci_string(context.create_decimal('1e50')), context.copy().prec)
