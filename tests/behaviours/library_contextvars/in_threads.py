"""A thread begins with an empty context, or with the one it is given."""
import contextvars
import threading

name = contextvars.ContextVar('name', default='nobody')
name.set('main')
seen = []


def look():
    seen.append(name.get())
    name.set('thread')


for context in (None, contextvars.copy_context(), contextvars.Context()):
    thread = threading.Thread(target=look, context=context)
    thread.start()
    thread.join()
    if context is not None:
        seen.append(context[name])
print(seen[1:], name.get())
