"""Prints the bytes that an instance with one attribute takes, and a suspended generator."""

import gc

COUNT = 1_000_000


class Thing:
    def __init__(self, number):
        self.number = number


def numbers(start):
    number = start
    while True:
        yield number
        number += 1


def resident():
    """The bytes of memory that the process occupies."""
    gc.collect()
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not say how much memory is in use")


def started(number):
    generator = numbers(number)
    next(generator)
    return generator


def measure(make):
    """The bytes for each of so many objects, with their slots in a list."""
    before = resident()
    kept = [make(number) for number in range(COUNT)]
    return (resident() - before) / COUNT, kept


things, kept_things = measure(Thing)
print(f"instance with one attribute: {things:.1f} bytes")
generators, kept_generators = measure(started)
print(f"suspended generator: {generators:.1f} bytes")
print("checksum", sum(thing.number for thing in kept_things), sum(next(generator) for generator in kept_generators))
