"""A list in shared memory is opened by its name or unpickled, and is the same list."""
import pickle
from multiprocessing.shared_memory import ShareableList

first = ShareableList([1, 'two', None])
second = ShareableList(name=first.shm.name)
third = pickle.loads(pickle.dumps(first))
second[0] = 10
third[1] = '2'
print(list(first), list(second), list(third), second.format, third.shm.name == first.shm.name)
for each in second, third, first:
    each.shm.close()
first.shm.unlink()
empty = ShareableList([])
print(list(empty), len(empty), repr(empty.format))
empty.shm.close()
empty.shm.unlink()
