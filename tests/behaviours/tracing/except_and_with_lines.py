"""The lines of `except`, of a bare one too, and that of a `with` when it is left, are told."""
import sys


def told(function):
    first = function.__code__.co_firstlineno

    def trace(frame, event, arg):
        if frame.f_code.co_firstlineno >= first:
            print(' ', frame.f_code.co_name, frame.f_lineno - first, event)
        return trace
    print(function.__name__)
    sys.settrace(trace)
    try:
        function()
    except ValueError as error:
        sys.settrace(None)
        print(repr(error))
    finally:
        sys.settrace(None)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *found):
        return False


def chosen():
    try:
        raise KeyError
    except (IndexError, TypeError):
        pass
    except LookupError:
        found = 1
    try:
        raise KeyError
    except:
        found = 2
    return found


def groups():
    try:
        raise ExceptionGroup('both', [TypeError(), OSError()])
    except* TypeError:
        found = 1
    except* OSError:
        found = 2
    return found


def left():
    with Manager():
        inside = 1
    for each in range(2):
        with Manager():
            if each:
                break
            continue
    with Manager():
        raise ValueError(inside)


def continued():
    for each in range(2):
        try:
            if each:
                continue
        finally:
            inside = 1
    return inside


for function in (chosen, groups, left, continued):
    told(function)
