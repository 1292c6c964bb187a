"""An expression over several lines: which are shown and how they are marked."""


def total(*numbers):
    return sum(
        number / 0
        for number in numbers
    )


value = total(
    1,
    2,
)
