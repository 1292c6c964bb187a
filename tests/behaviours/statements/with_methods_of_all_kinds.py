"""The methods that `with` calls may be functions, static methods, class methods, built-in ones or any callable."""

import threading


class Functions:
    def __enter__(self):
        return "entered"

    def __exit__(self, kind, value, traceback):
        print("left", kind, value, traceback is None)
        return True


class Wide:
    def __enter__(self, more=1):
        return more

    def __exit__(self, *arguments):
        print("left", len(arguments))


class Bound:
    __enter__ = staticmethod(lambda: "static")
    __exit__ = classmethod(lambda cls, *arguments: print(cls.__name__, arguments))


class Callables:
    class Callable:
        def __call__(self, *arguments):
            print("called with", arguments)
    __enter__ = Callable()
    __exit__ = Callable()


class Failing(Functions):
    def __exit__(self, kind, value, traceback):
        raise KeyError("leaving")


def returning():
    with Functions() as entered:
        return entered


for manager in (Functions, Wide, Bound, Callables):
    with manager() as entered:
        print(entered)
with Functions():
    raise ValueError("swallowed")
print(returning())
for number in range(2):
    with Functions():
        continue
try:
    with Failing():
        pass
except KeyError as error:
    print(repr(error), error.__context__)
for lock in (threading.Lock(), threading.RLock(), threading.Condition(), threading.Semaphore()):
    with lock as entered:
        print(entered)
lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(False))
print(lock.locked())
try:
    with lock:
        lock.release()
except RuntimeError as error:
    print(error)
try:
    threading.RLock().release()
except RuntimeError as error:
    print(error)
try:
    with 5:
        pass
except TypeError as error:
    print(error)
