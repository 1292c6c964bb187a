"""Identifiers are ordered and hashed by their number, do not change, and are pickled."""
import copy
import pickle
import uuid

low, high = uuid.UUID(int=1), uuid.UUID(int=2)
print(low < high, low >= high, low == uuid.UUID(int=1), low != 1, hash(low) == hash(1), int(high), sorted([high, low]) == [low, high])
try:
    low < 5
except TypeError as error:
    print(error)
for name in ('int', 'other'):
    try:
        setattr(low, name, 5)
    except TypeError as error:
        print(error)
print([pickle.loads(pickle.dumps(low, protocol)) == low for protocol in range(6)], copy.copy(low) == low, copy.deepcopy(low) == low)
safe = uuid.UUID(int=3, is_safe=uuid.SafeUUID.safe)
print(pickle.loads(pickle.dumps(safe)).is_safe, list(uuid.SafeUUID))
