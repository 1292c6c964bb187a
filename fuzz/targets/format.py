"""Format specifications, templates of str.format() and of the operator %."""

import re

VALUES = (0, -7, 2**70, True, 1.5, -0.0, float("inf"), 1e-300, 3 - 4j, "text", "\N{SNOWMAN}", b"octets", None, [1])


def is_modest(text):
    """Whether no number in a text asks for a result that is only long."""
    numbers = "".join(character if character.isdigit() else " " for character in text).split()
    # What stands in a field of a field becomes part of a number.
    if re.search(r"\{[^}]*\{", text):
        return sum(map(len, numbers)) <= 2
    return all(len(number) <= 4 for number in numbers)


def check(octets):
    text = octets.decode("utf-8", "replace")[:200]
    if not is_modest(text):
        return
    for value in VALUES:
        for operation in (
            lambda value: format(value, text),
            lambda value: text.format(value, value, name=value),
            lambda value: text % value,
            lambda value: text % {"name": value},
            lambda value: octets % value,
        ):
            try:
                operation(value)
            except Exception:
                pass
