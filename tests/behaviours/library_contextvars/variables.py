"""A variable has a value in each context, a default, and tokens that bring the old value back."""
import contextvars

plain = contextvars.ContextVar('plain')
full = contextvars.ContextVar('full', default=5)
print(plain.name, full.get(), plain.get('given'), full.get(6))
try:
    plain.get()
except LookupError as error:
    print('LookupError', error.args[0] is plain)
token = plain.set(1)
second = plain.set(2)
print(token.old_value is contextvars.Token.MISSING, second.old_value, token.var is plain, plain.get())
plain.reset(second)
print(plain.get())
for wrong in (second, full.set(7)):
    try:
        plain.reset(wrong)
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, str(error).startswith('<Token') or str(error)[:20])
plain.reset(token)
print(plain.get('nothing'))
with plain.set('inside'):
    print(plain.get())
print(plain.get('nothing'))
