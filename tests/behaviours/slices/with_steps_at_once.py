"""Slices with and without steps, read and assigned: lists, strings and tuples, and what is refused."""


def main():
    items = list(range(10))
    items[2:5] = items[::-1]
    print(items)
    items[::2] = range(len(items[::2]))
    print(items, items[-2:2:-3], items[5::-2])
    items[:] = items
    items[1:1] = (9, 9)
    items[5:2] = [7]
    items[-3:] = "ab"
    print(items)
    print("abcdef"[::-1], "abcdef"[4:1:-2], (1, 2, 3)[::-1], b"abc"[::-1], "häß"[::-1], "häß"[10:0:-1])
    size = 2
    items[: size + 1] = items[size::-1]
    print(items, "word"[size:], "word"[None:size:None])
    for index, value in ((slice(1, 2), 5), (slice(None, None, 2), [1]), (slice(1, 2, 0), []), (slice("a", 1), [])):
        try:
            items[index] = value
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    try:
        items[1:2] = 5
    except TypeError as error:
        print(error)
    try:
        print("abc"[::0])
    except ValueError as error:
        print(error)
    try:
        print(items[:: "a"])
    except TypeError as error:
        print(error)


main()
