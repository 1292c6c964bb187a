"""Prints the bytes that objects of several kinds take, each with its place in a list."""

import asyncio
import gc
import subprocess
import sys

COUNT = 500_000


class Thing:
    def __init__(self, number):
        self.number = number


def numbers(start):
    number = start
    while True:
        yield number
        number += 1


def started(number):
    generator = numbers(number)
    next(generator)
    return generator


def closure(number):
    def add(other):
        return number + other
    return add


def resident():
    """The bytes of memory that the process occupies."""
    gc.collect()
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not say how much memory is in use")


def measure(what, make):
    """Prints the bytes of each of so many objects."""
    before = resident()
    kept = [make(number) for number in range(COUNT)]
    print(f"{what}: {(resident() - before) / len(kept):.1f} bytes", flush=True)


async def sleep(gate):
    await gate.wait()


async def tasks(what):
    """Prints the bytes of a task that waits."""
    gate = asyncio.Event()
    before = resident()
    waiting = [asyncio.create_task(sleep(gate)) for _ in range(COUNT)]
    await asyncio.sleep(0)
    print(f"{what}: {(resident() - before) / len(waiting):.1f} bytes", flush=True)
    gate.set()
    await asyncio.gather(*waiting)


async def sleepers(what):
    """Prints what the process occupies while a million tasks sleep."""
    sleeping = [asyncio.create_task(asyncio.sleep(3_600)) for _ in range(1_000_000)]
    await asyncio.sleep(0)
    print(f"{what}: {resident() / 1e6:.1f} MB in the whole process", flush=True)
    for task in sleeping:
        task.cancel()
    await asyncio.gather(*sleeping, return_exceptions=True)


KINDS = {
    "instance with one attribute": Thing,
    "int": lambda number: number + 1_000,
    "float": lambda number: number / 3,
    "str of six characters": "{:06}".format,
    "list of three": lambda number: [number, number, number],
    "dict of three": lambda number: {"first": number, "second": number, "third": number},
    "set of three": lambda number: {number, number + 1, number + 2},
    "closure": closure,
    "suspended generator": started,
}
COROUTINES = {
    "task that waits": tasks,
    "a million sleeping tasks": sleepers,
}

if len(sys.argv) > 1:
    kind = sys.argv[1]
    measure(kind, KINDS[kind]) if kind in KINDS else asyncio.run(COROUTINES[kind](kind))
else:
    # A process for each, so that none finds memory that another has left.
    for kind in [*KINDS, *COROUTINES]:
        subprocess.run([sys.executable, __file__, kind], check=True)
