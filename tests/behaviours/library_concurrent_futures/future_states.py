"""A future of a pool is pending, running, done or cancelled, and says what cannot be in its state."""
from concurrent.futures import CancelledError, Future, InvalidStateError, TimeoutError


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, str(error).split(": <")[0])


future = Future()
show(future.result, 0)
show(future.exception, 0)
print(future.running(), future.done(), future.cancelled(), repr(future)[-14:])
future.add_done_callback(lambda future: print("callback", future.cancelled()))
print(future.cancel(), future.cancel(), future.cancelled(), future.done())
show(future.result)
print(future.set_running_or_notify_cancel())
future = Future()
print(future.set_running_or_notify_cancel(), future.running(), future.cancel())
future.set_result(5)
show(future.set_result, 6)
show(future.set_exception, ValueError())
print(future.result(), future.exception(), repr(future)[-27:])
future.add_done_callback(lambda future: print("at once", future.result()))
print(issubclass(InvalidStateError, Exception), issubclass(TimeoutError, OSError), CancelledError.__mro__[1].__name__)
