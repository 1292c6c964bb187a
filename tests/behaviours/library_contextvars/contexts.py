"""What runs in a copy of a context changes that copy alone."""
import contextvars

number = contextvars.ContextVar('number', default=0)
number.set(1)
context = contextvars.copy_context()


def change():
    number.set(number.get() + 10)
    return number.get()


print(context.run(change), context.run(change), number.get(), context[number], context.get(number))
print(len(context), list(context) == [number], number in context, dict(context.items()) == {number: 21})
copy = context.copy()
copy.run(number.set, 99)
print(context[number], copy[number], list(copy.values()))
empty = contextvars.Context()
print(len(empty), empty.get(number, 'missing'), empty.run(number.get))
try:
    context.run(context.run, change)
except RuntimeError as error:
    print(str(error).split(':')[0])
