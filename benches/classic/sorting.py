"""Lists sorted by keys, in several orders, and by hand."""

from functools import cmp_to_key
from operator import attrgetter, itemgetter


class Person:
    def __init__(self, name, age, score):
        self.name = name
        self.age = age
        self.score = score

    def __lt__(self, other):
        return (self.age, self.name) < (other.age, other.name)


def people(count):
    state = 4242
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield Person(f"n{state >> 40 & 0xFFFF:04x}", state >> 20 & 127, (state >> 11) / (1 << 53))


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    return (
        quicksort([item for item in items if item < pivot])
        + [item for item in items if item == pivot]
        + quicksort([item for item in items if item > pivot])
    )


def main():
    crowd = list(people(120_000))
    by_score = sorted(crowd, key=lambda person: person.score)
    by_age = sorted(crowd, key=attrgetter("age"), reverse=True)
    by_both = sorted(crowd, key=lambda person: (person.age, person.name))
    natural = sorted(crowd[:50_000])
    compared = sorted(crowd[:30_000], key=cmp_to_key(lambda a, b: (a.score > b.score) - (a.score < b.score)))
    print(by_score[0].name, by_age[0].name, by_both[-1].name, natural[100].name, compared[7].name)
    rows = [(person.age, person.name) for person in crowd]
    rows.sort(key=itemgetter(1))
    rows.sort(key=itemgetter(0))
    print(rows[:2], rows == sorted(rows, key=itemgetter(0, 1)))
    numbers = [person.score for person in crowd]
    print(quicksort(numbers) == sorted(numbers), sorted(range(400_000), key=lambda n: n * 7919 % 200_003)[:3])
