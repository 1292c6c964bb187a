"""persistent_id and persistent_load are methods that may be set on the object; memos can be copied, set and cleared."""

import io
import pickle


class Numbering(pickle.Pickler):
    def persistent_id(self, obj):
        assert super().persistent_id(obj) is None
        return obj if isinstance(obj, str) else None


class Named(pickle.Unpickler):
    def persistent_load(self, pid):
        try:
            super().persistent_load(pid)
        except pickle.UnpicklingError as error:
            print("UnpicklingError", error)
        return pid.upper()


file = io.BytesIO()
Numbering(file, 2).dump(["a", 1])
print(file.getvalue(), Named(io.BytesIO(file.getvalue())).load())

file = io.BytesIO()
pickler = pickle.Pickler(file, 1)
original = pickler.persistent_id
pickler.persistent_id = lambda obj: "seven" if obj == 7 else None
pickler.dump([6, 7])
del pickler.persistent_id
print(pickler.persistent_id == original, pickler.persistent_id(7), file.getvalue())

unpickler = pickle.Unpickler(io.BytesIO(file.getvalue()))
unpickler.persistent_load = lambda pid: (pid, len(pid))
print(unpickler.load())

shared = ["x"]
pickler = pickle.Pickler(io.BytesIO())
pickler.dump([shared, shared])
copy = pickler.memo.copy()
print([(number, value, key == id(value)) for key, (number, value) in copy.items()])
file = io.BytesIO()
second = pickle.Pickler(file, 3)
second.memo = pickler.memo
second.dump(shared)
print(file.getvalue(), type(second.memo).__name__)
second.memo.clear()
print(second.memo.copy(), second.memo.__reduce__())

unpickler = pickle.Unpickler(io.BytesIO(pickle.dumps([shared, shared]) + file.getvalue()))
print(unpickler.load(), unpickler.memo.copy(), unpickler.load())
unpickler.memo.clear()
print(unpickler.memo.copy())

for owner, value in [
    (pickler, None),
    (pickler, {1: 2}),
    (pickler, {1: ("a", 2)}),
    (pickler, unpickler.memo),
    (unpickler, []),
    (unpickler, {-1: None}),
    (unpickler, {"a": None}),
]:
    try:
        owner.memo = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for name in ("memo", "fast", "bin"):
    try:
        delattr(pickler, name)
    except TypeError as error:
        print(name, error)
print(pickler.fast, pickler.bin)
pickler.fast = True
pickler.bin = 0
print(pickler.fast, pickler.bin)
try:
    pickler.fast = "x"
except TypeError as error:
    print(error)


class Again:
    """Pickles with the pickler that pickles it."""

    def __reduce__(self):
        for again in (lambda: pickler.dump(1), lambda: pickler.__init__(io.BytesIO())):
            try:
                again()
            except RuntimeError as error:
                print(error)
        return list, ()


pickler = pickle.Pickler(io.BytesIO())
pickler.dump(Again())
