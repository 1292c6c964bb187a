"""Global and nonlocal names, read and written from nested functions."""
total = 0


def outer():
    global total, created
    total += 1
    created = "made"
    total_here = 5

    def inner():
        nonlocal total_here
        global total
        total += 10
        total_here += 1
        return total_here

    return inner(), total_here


print(outer(), total, created)


def shadow():
    total = "local"
    return total


print(shadow(), total)
