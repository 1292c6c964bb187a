"""A queue goes through a queue as itself."""
import pickle
from concurrent import interpreters

outer, inner = interpreters.create_queue(), interpreters.create_queue()
outer.put(inner)
outer.put((inner, [1]))
print(outer.get() is inner, outer.get()[0] is inner)
print(pickle.loads(pickle.dumps(inner)) is inner)
interpreter = interpreters.create()
interpreter.call(lambda q: q.put("through"), inner)
print(inner.get())
print(pickle.loads(pickle.dumps(interpreter)) is interpreter)
interpreter.close()
