"""A thread is joined after its start, started once, and shows how it stands."""
import threading


def show(function, *args):
    try:
        print(function(*args))
    except (RuntimeError, AssertionError, TypeError) as error:
        print(type(error).__name__, error)


thread = threading.Thread(target=len, args=((),), name="N")
print(repr(thread), thread.ident, thread.native_id, thread.is_alive(), thread.daemon)
show(thread.join)
thread.start()
thread.join()
print(repr(thread).split()[:2], thread.is_alive(), thread.ident is not None)
show(thread.start)
show(setattr, thread, "daemon", True)
show(threading.current_thread().join)
show(thread.join, -1)


class Bare(threading.Thread):
    def __init__(self):
        pass


bare = Bare()
show(bare.start)
show(bare.join)
show(repr, bare)
show(lambda: bare.name)
show(threading.Thread, 5)
