"""Functions of itertools."""
import itertools
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, permutations, product, repeat, starmap, takewhile, zip_longest

print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(chain([1], "a")), list(chain.from_iterable([[1], [2]])))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(combinations("abc", 2)), list(permutations([1, 2, 3], 2)))
print(list(product("ab", [1, 2])), list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda x: x < 3, [1, 3, 1])))
print(list(zip_longest("ab", [1], fillvalue="-")), [(key, list(group)) for key, group in groupby("aabcc")], list(itertools.pairwise([1, 2, 3])), list(itertools.compress("abc", [1, 0, 1])))
first, second = itertools.tee([1, 2])
print(list(first), list(second), list(islice(range(10), 2, 8, 3)), list(itertools.filterfalse(None, [0, 1])), list(itertools.batched("abcde", 2)))
