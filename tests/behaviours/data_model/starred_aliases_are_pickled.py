"""An unpacked alias stays one when it is pickled or copied, and `dir` lists what an alias adds."""

import copy
import pickle

starred = next(iter(tuple[int, ...]))
print(starred, starred.__unpacked__)
for version in range(pickle.HIGHEST_PROTOCOL + 1):
    again = pickle.loads(pickle.dumps(tuple[str, *tuple[int, ...]], version))
    print(again, again == tuple[str, *tuple[int, ...]])
print(copy.deepcopy(starred) == starred, copy.copy(list[int]) == list[int])
names = dir(list[int])
print(set(dir(list)) <= set(names), {'__origin__', '__args__', '__parameters__', '__mro_entries__'} <= set(names))
