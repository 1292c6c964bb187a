"""A generator that is dropped while suspended runs its finally at a collection or at the end."""
import gc


def holder():
    try:
        yield 1
    finally:
        print("released")


def use():
    generator = holder()
    next(generator)


use()
gc.collect()
for number in holder():
    print(number)
print("end")
