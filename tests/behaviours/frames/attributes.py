"""What can be set on a frame, and what is refused."""
import sys


def function():
    frame = sys._getframe()
    print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes, frame.f_generator)
    frame.f_trace = print
    print(frame.f_trace)
    del frame.f_trace
    frame.f_trace_lines = False
    print(frame.f_trace, frame.f_trace_lines)
    for name, value in (('f_trace_lines', 1), ('f_locals', {}), ('f_lineno', 1), ('f_code', None), ('new', 1)):
        try:
            setattr(frame, name, value)
        except (TypeError, AttributeError, ValueError) as error:
            print(type(error).__name__, error)
    try:
        type(frame)()
    except TypeError as error:
        print(error)
    print(frame.f_globals is globals(), frame.f_builtins is __builtins__.__dict__)


function()
