"""Frozen sets can be keys and members, and mix with sets."""
frozen = frozenset([1, 2])
print(frozen, frozenset(), {frozen: "k"}[frozenset([2, 1])], frozen == {1, 2}, {1, 2} in {frozen}, hash(frozen) == hash(frozenset([2, 1])))
print(type(frozen | {3}).__name__, type({3} | frozen).__name__, frozen & {2}, sorted(frozen - {1}), frozen.copy() is frozen)
try:
    frozen.add(1)
except AttributeError as error:
    print(error)
