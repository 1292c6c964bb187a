"""The hook for uncaught exceptions takes its arguments as one object."""
import threading

seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))


def fail():
    raise ValueError("uncaught")


thread = threading.Thread(target=fail, name="T")
thread.start()
thread.join()
print(seen)
threading.excepthook = threading.__excepthook__
for wrong in (lambda: threading.excepthook(5), lambda: threading.ExceptHookArgs((1,))):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(threading.ExceptHookArgs((ValueError, None, None, None))[0])
