"""Pancake flips over all permutations: slices and rotations of a short list."""


def permutations(items):
    """Yields the same list in every order, each got from the one before by turning its first few items."""
    turns = [0] * len(items)
    while True:
        yield items
        last = 1
        while True:
            if last == len(items):
                return
            items.insert(last, items.pop(0))
            turns[last] += 1
            if turns[last] <= last:
                break
            turns[last] = 0
            last += 1


def flips(order):
    count = 0
    first = order[0]
    if first:
        order = order[:]
        while first:
            order[: first + 1] = order[first::-1]
            first = order[0]
            count += 1
    return count


def main():
    most = checksum = 0
    for number, order in enumerate(permutations(list(range(9)))):
        count = flips(order)
        most = max(most, count)
        checksum += -count if number % 2 else count
    print(checksum, most)
