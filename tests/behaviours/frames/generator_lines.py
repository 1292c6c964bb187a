"""`gi_frame` says at which line a generator stands, whichever statement it is suspended in."""


def generator(items):
    yield 1
    for item in items:
        if item:
            yield item
        else:
            while True:
                yield 0
                break
    try:
        yield 'try'
        raise ValueError
    except ValueError:
        yield 'except'
    finally:
        yield 'finally'
    yield from [1]
    return (yield)


made = generator([1, 0])
print(made.gi_frame.f_lineno)
for item in made:
    print(item, made.gi_frame.f_lineno)
print(made.gi_frame)
