"""A context is a mapping that is made empty, and runs functions."""
import collections.abc
import contextvars

context = contextvars.Context()
print(isinstance(context, collections.abc.Mapping), len(context), dict(context))


class Unhashable(str):
    __hash__ = None


for wrong in (lambda: contextvars.Context(1), lambda: contextvars.Context(a=1), context.run,
              lambda: contextvars.ContextVar(1), lambda: contextvars.ContextVar(Unhashable("x"))):
    try:
        wrong()
    except TypeError as error:
        print(str(error).split(" (")[0])
variable = contextvars.ContextVar("variable", default=0)
print(context.run(variable.set, 5).old_value is contextvars.Token.MISSING, context[variable], variable.get())
print(context.run(pow, 2, exp=3), variable in context, list(context.keys()) == [variable])
