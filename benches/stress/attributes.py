"""Several threads set, read and delete attributes of shared instances of one class: nothing mixes."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS


class Thing:
    fixed = "fixed"

    def __init__(self):
        self.start = "start"


things = [Thing() for _ in range(8)]


def work(worker):
    for number in range(count):
        thing = things[number & 7]
        name = f"own_{worker}_{number % 5}"
        setattr(thing, name, (worker, number))
        thing.shared = (worker, number)
        owner, value = thing.shared
        if getattr(thing, name) != (worker, number) or thing.start != "start" or thing.fixed != "fixed":
            raise ValueError(name)
        if not (0 <= owner < THREADS and 0 <= value < count):
            raise ValueError((owner, value))
        if number % 3 == 0:
            delattr(thing, name)


run(*[work] * THREADS)
for thing in things:
    for name, (worker, number) in [item for item in vars(thing).items() if item[0].startswith("own")]:
        check(name == f"own_{worker}_{number % 5}", name, worker, number)
print("ok")
