"""A coroutine that was never awaited, where warnings are errors: the hook hears of it."""
import gc
import sys
import warnings


async def never():
    pass


def hook(unraisable):
    message = unraisable.err_msg.split(" <")[0]
    print(message, "|", unraisable.exc_value)


sys.unraisablehook = hook
with warnings.catch_warnings():
    warnings.simplefilter("error")
    made = never()
    del made
    for _ in range(3):
        gc.collect()
