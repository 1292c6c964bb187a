"""The patterns of `match` are told as they are tried, and decorators as they are evaluated and called."""
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
    finally:
        sys.settrace(None)


def matched():
    for value in (1, 2, 'other'):
        match value:
            case 1:
                found = 'one'
            case int() if value == 2:
                found = 'two'
            case _:
                found = value
    match found:
        case name:
            return name


def decorated():
    def plain(value):
        return value

    def chosen(number):
        return plain

    @plain
    @chosen(1)
    def function():
        return 1

    @chosen(2)
    @plain
    class Class:
        number = 3
    return function() + Class.number


told(matched)
told(decorated)
