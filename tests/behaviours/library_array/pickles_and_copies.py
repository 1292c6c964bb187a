"""Arrays are pickled by every protocol and copied, subclasses with their attributes."""
import copy
import pickle
from array import array

for code, items in (('i', [1, -2]), ('d', [0.5]), ('w', 'aé'), ('Q', [1 << 63])):
    numbers = array(code, items)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        print(code, protocol, pickle.loads(pickle.dumps(numbers, protocol)) == numbers)
    print(copy.copy(numbers), copy.deepcopy(numbers))
print(array('i', [1]).__reduce_ex__(2), array('i', [1]).__reduce_ex__(4)[1][1:])


class Named(array):
    pass


named = Named('b', [1])
named.name = 'x'
again = pickle.loads(pickle.dumps(named))
print(again, again.name, type(named + named))
