"""The bounds of a slice are looked at before what is assigned to it."""
import array

numbers = array.array("i", [1, 2, 3, 4])
for key in (slice(None, None, 0), slice("a", None), slice(0, 2)):
    for value in (None, [1], map(str, "ab"), array.array("d", [1.0]), array.array("i", [7])):
        try:
            numbers[key] = value
            print(numbers)
        except (TypeError, ValueError) as error:
            print(key, type(value).__name__, type(error).__name__, error)
