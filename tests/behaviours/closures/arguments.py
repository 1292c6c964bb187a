"""Parameters that closures change."""


def accumulate(total, *values, **names):
    def add(value):
        nonlocal total, values
        total += value
        values += (value,)
        names[str(value)] = value
        return total, values, names

    return add


add = accumulate(10, 1, 2, k=3)
add(5)
print(add(6))
