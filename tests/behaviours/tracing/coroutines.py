"""Coroutines, `async for` and generators that a loop comes to the end of are told, with the `StopIteration` they end in."""
import sys
import types


@types.coroutine
def pause():
    yield 'pause'


class Counter:
    def __init__(self):
        self.number = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.number += 1
        if self.number > 2:
            raise StopAsyncIteration
        return self.number


async def work():
    async for number in Counter():
        if number == 1:
            continue
        await pause()
    for _ in range(2):
        await pause()
    return 'done'


def items():
    yield 1


def loop():
    for item in items():
        last = item
    return last


first = work.__code__.co_firstlineno
names = {'work', 'loop'}


def trace(frame, event, arg):
    if frame.f_code.co_name not in names:
        return None
    kind = arg[0].__name__ if event == 'exception' else arg
    print(frame.f_code.co_name, frame.f_lineno - first, event, kind)
    return trace


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


sys.settrace(trace)
found = run(work()), loop()
sys.settrace(None)
print(found)
