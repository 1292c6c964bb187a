"""A coroutine that was renamed before it began is warned of by its new name, and one that began is not."""

import gc
import warnings


async def work():
    return 1


warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as caught:
    coroutine = work()
    coroutine.__qualname__ = "renamed"
    del coroutine
    gc.collect()
    begun = work()
    try:
        begun.send(None)
    except StopIteration as stop:
        print(stop.value)
    del begun
    gc.collect()
print([str(each.message) for each in caught])
