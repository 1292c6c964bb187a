"""Coroutines that remember the calls in which they were made, if they are told to."""
import gc
import sys
import warnings


async def coroutine():
    pass


def inner():
    return coroutine()  # here


def outer():
    return inner()


def lines(made):
    return made.cr_origin and [(line - outer.__code__.co_firstlineno, name) for _, line, name in made.cr_origin]


made = outer()
print(made.cr_origin)
made.close()
for depth in 1, 2, 10, 0:
    sys.set_coroutine_origin_tracking_depth(depth)
    print(depth, sys.get_coroutine_origin_tracking_depth())
    made = outer()
    print(lines(made) if depth < 3 else lines(made)[:2])
    made.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)


async def awaits():
    made = outer()
    await made
    return lines(made)


sys.set_coroutine_origin_tracking_depth(1)
run = awaits()
try:
    run.send(None)
except StopIteration as stop:
    print(stop.value)


def leave():
    outer()


sys.set_coroutine_origin_tracking_depth(2)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    leave()
    for _ in range(3):
        gc.collect()
print(str(caught[0].message).replace(__file__, 'FILE'))
sys.set_coroutine_origin_tracking_depth(0)
