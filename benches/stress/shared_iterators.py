"""Several threads draw from one iterator of a list, a range and a generator: no item comes out of nowhere."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS


def numbers():
    yield from range(count)


sources = [iter(list(range(count))), iter(range(count)), numbers()]
taken = [[] for _ in range(THREADS)]


def work(worker):
    for source in sources:
        while True:
            try:
                taken[worker].append(next(source))
            except StopIteration:
                break
            except ValueError as error:
                if str(error) != "generator already executing":
                    raise


run(*[work] * THREADS)
for mine in taken:
    check(all(0 <= number < count for number in mine))
print("ok")
