"""The frame of a traceback is the one that handles the exception, while that runs."""
import sys


def function():
    value = 'before'
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame
        value = 'after'
        print(frame is sys._getframe(), frame.f_locals['value'])
    return value


function()
