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
    "task that waits": None,
}

if len(sys.argv) > 1:
    kind = sys.argv[1]
    measure(kind, KINDS[kind]) if KINDS[kind] else asyncio.run(tasks(kind))
else:
    # A process for each, so that none finds memory that another has left.
    for kind in KINDS:
        subprocess.run([sys.executable, __file__, kind], check=True)
