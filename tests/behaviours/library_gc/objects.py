"""`gc.get_objects` lists what lives, and refuses generations that there are not."""
import gc


class Marker:
    pass


kept = [Marker() for _ in range(3)]
listed = gc.get_objects()
print(sum(isinstance(found, Marker) for found in listed))
print(any(found is kept for found in listed))
del listed, kept
for generation in (-1, 3, 'a', 1.5):
    try:
        gc.get_objects(generation)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
