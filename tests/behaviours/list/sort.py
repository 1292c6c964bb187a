"""Sorting is stable, takes a key and a direction, and refuses mixed types."""
words = ["pear", "fig", "apple", "kiwi", "date"]
print(sorted(words), sorted(words, key=len), sorted(words, reverse=True), sorted(words, key=len, reverse=True))
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "a")]
print(sorted(pairs), sorted(pairs, key=lambda pair: pair[0]), sorted([0.5, 1, True, -3]))
words.sort(key=lambda word: word[-1])
print(words, words.sort())
big = [(number * 7919) % 1009 for number in range(1000)]
print(sorted(big) == list(sorted(set(big))) or len(big), sorted(big)[:5], sorted(big, reverse=True)[:3])
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
try:
    [1].sort(len)
except TypeError as error:
    print(error)
