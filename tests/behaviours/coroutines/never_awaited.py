"""A coroutine that is never awaited is reported on stderr."""
import gc


async def forgotten():
    print("never runs")


def call():
    forgotten()


call()
gc.collect()
print("end")
