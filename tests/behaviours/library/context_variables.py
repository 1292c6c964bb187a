"""Context variables: defaults, tokens and copies."""
import contextvars

level = contextvars.ContextVar("level", default=0)
token = level.set(5)
print(level.get(), token.old_value is contextvars.Token.MISSING)
context = contextvars.copy_context()


def inside():
    level.set(9)
    return level.get()


print(context.run(inside), level.get(), context[level])
level.reset(token)
print(level.get())
