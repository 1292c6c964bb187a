"""A subclass of dict answers for missing keys; get does not ask it."""
from collections import Counter, OrderedDict, defaultdict


class Squares(dict):
    def __missing__(self, key):
        self[key] = key * key
        return self[key]


squares = Squares()
print(squares[4], squares.get(5), squares, 6 in squares)
groups = defaultdict(list)
for word in ("ant", "bee", "ape"):
    groups[word[0]].append(word)
print(dict(groups), groups)
counts = Counter("abracadabra")
print(counts.most_common(2), counts["z"], sum(counts.values()), counts)
ordered = OrderedDict(a=1, b=2)
ordered.move_to_end("a")
print(ordered, list(ordered))
