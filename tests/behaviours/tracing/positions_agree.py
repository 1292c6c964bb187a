"""Whatever line is told, `f_lasti` lies in a stretch of that line in `co_lines`."""
import sys

wrong = []
seen = set()


def trace(frame, event, arg):
    found = None
    for start, end, line in frame.f_code.co_lines():
        if start <= frame.f_lasti < end:
            found = line
    if found != frame.f_lineno:
        wrong.append((frame.f_code.co_name, event, frame.f_lineno, found))
    seen.add(event)
    return trace


def work(value):
    try:
        if value > 2:
            return 1
        elif value:
            raise ValueError
        match value:
            case 0:
                value = [each for each in range(2)]
    except ValueError:
        pass
    except:
        raise

    @staticmethod
    def inside():
        return 1

    @type.__call__.__class__.__class__
    class Class:
        pass


sys.settrace(trace)
for value in (0, 1, 2, 3):
    try:
        work(value)
    except TypeError:
        pass
sys.settrace(None)
print(wrong, sorted(seen))
