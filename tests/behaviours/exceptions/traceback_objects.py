"""The traceback of an exception, frame by frame, and the traceback module."""
import sys
import traceback


def outer():
    inner()


def inner():
    raise ValueError("deep")


try:
    outer()
except ValueError as error:
    frame = error.__traceback__
    while frame:
        print(frame.tb_lineno, frame.tb_frame.f_code.co_name)
        frame = frame.tb_next
    print(traceback.format_exception_only(error), [entry.name for entry in traceback.extract_tb(error.__traceback__)])
    print(traceback.format_exc(), end="")
    print(sys.exc_info()[0].__name__, sys.exception() is error)
print(sys.exc_info())
