"""`clear` has a frame that ended forget its variables, and refuses where that is needed."""
import sys
import traceback


def fail(value):
    1 / 0


def generator():
    yield 1


try:
    fail('kept')
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(dict(frame.f_locals))
    traceback.clear_frames(error.__traceback__)
    print(dict(frame.f_locals))
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
suspended = generator()
next(suspended)
try:
    suspended.gi_frame.clear()
except RuntimeError as error:
    print(error)
fresh = generator()
fresh.gi_frame.clear()
print(list(fresh))
