"""`str.replace` looks at both texts before it looks at the count."""

import inspect

for arguments in (("a", "b", None), (None, "b", None), ("a", None, "c"), ("a", "b", 1.5), ("a", "b", 2**70), ("a", "b", True)):
    try:
        print("banana".replace(*arguments))
    except (TypeError, OverflowError) as error:
        print(error)
print("banana".replace("a", "o", count=1), inspect.signature("".replace))
