"""What has no hash cannot be counted, in the words of `hash`; a lookup says what it was to be used for."""
import collections

for operation in (
    lambda: collections.Counter([[1]]), lambda: collections.Counter().update([{}]), lambda: collections.Counter()[[]], lambda: [] in collections.Counter(),
    lambda: collections.Counter("ab", c=2), lambda: collections.Counter([(1, [])]), lambda: collections.Counter(a=1).subtract([[]]),
):
    try:
        print(operation())
    except TypeError as error:
        print(error)
