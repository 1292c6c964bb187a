"""Format specifications, templates of str.format() and of the operator %."""

VALUES = (0, -7, 2**70, True, 1.5, -0.0, float("inf"), 1e-300, 3 - 4j, "text", "\N{SNOWMAN}", b"octets", None, [1])
MOST = 10_000


def is_modest(text):
    """Whether no number in a text asks for a result that is only long."""
    digits = ""
    for character in text + " ":
        if character.isdigit():
            digits += character
        elif digits:
            if len(digits) > 4:
                return False
            digits = ""
    return True


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
