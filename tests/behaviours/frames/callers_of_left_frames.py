"""`f_back` of a frame that an exception left is the frame of its caller."""
import sys


def fail():
    raise KeyError


def through():
    fail()


try:
    through()
except KeyError as error:
    first = error.__traceback__
    second, third = first.tb_next, first.tb_next.tb_next
    print(first.tb_frame is sys._getframe())
    print(third.tb_frame.f_back is second.tb_frame, second.tb_frame.f_back is first.tb_frame)
    print(third.tb_frame.f_back.f_code.co_name)
