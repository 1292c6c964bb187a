"""Threads call a method while others replace it on the class: each call runs a whole one."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS


class Thing:
    value = 0

    def method(self):
        return "first", "first"


thing = Thing()


def change(worker):
    for number in range(count // 10):
        name = f"method {number}"
        Thing.method = lambda self, name=name: (name, name)
        Thing.value = number
        setattr(Thing, f"extra_{number % 7}", number)


def call(worker):
    last = -1
    for _ in range(count):
        left, right = thing.method()
        if left != right or thing.value < 0:
            raise ValueError((left, right))


run(change, call, call, call)
print("ok", Thing.value)
