"""An error in a pattern is raised in the line that compiles it."""
import re


def read(text):
    return re.compile(text)


try:
    read('(?P<x')
except re.error as error:
    frames = []
    traceback = error.__traceback__
    while traceback:
        frames.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    print(frames[:2], error.__context__)
