"""Functions registered with atexit run in reverse order, also after an exception."""
import atexit

atexit.register(print, "first registered")


@atexit.register
def second():
    print("second registered")


raise ValueError("uncaught")
