"""`capture_locals` shows the variables of every frame of a traceback."""
import traceback


def fail(number):
    text = 'a' * number
    raise ValueError(text)


def outer():
    values = [1, 2]
    fail(len(values))


try:
    outer()
except ValueError as error:
    captured = traceback.TracebackException.from_exception(error, capture_locals=True)
    for entry in list(captured.stack)[1:]:
        print(entry.name, entry.locals)
    print(''.join(captured.format()).partition('in outer')[2])
