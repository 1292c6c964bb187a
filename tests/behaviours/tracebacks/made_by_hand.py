"""A traceback made by hand has the values that it was given; its links can be changed and not deleted."""
import sys
import types

frame = sys._getframe()
made = types.TracebackType(None, frame, 1, 2)
print(made.tb_next, made.tb_frame is frame, made.tb_lasti, made.tb_lineno)
other = types.TracebackType(made, frame, 3, 4)
print(other.tb_next is made)
for attempt in ('del made.tb_next', 'made.tb_next = 3', 'made.tb_next = other', 'made.tb_lineno = 1',
                'types.TracebackType(1, frame, 1, 1)', 'types.TracebackType(None, 1, 1, 1)'):
    try:
        exec(attempt)
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
