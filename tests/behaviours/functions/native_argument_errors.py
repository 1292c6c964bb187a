"""Of several mistakes in a call of a built-in function, the one that is said is always the same."""
from itertools import accumulate, batched, chain, combinations, compress


def attempt(function, *arguments, **keywords):
    try:
        function(*arguments, **keywords)
    except TypeError as error:
        print(error)


attempt([].clear, 1, x=2)
attempt({}.keys, 1, x=2)
attempt([].copy, x=2)
attempt('a'.upper, 1, x=2)
attempt(accumulate, start=5)
attempt(batched, 'ab', r=2)
attempt(combinations, 'ab', repeat=2)
attempt(combinations, 'ab', 1, 2)
attempt(compress, 'ab', [1], [2])
attempt(compress, 'ab', [1], other=1)
attempt(chain.from_iterable, [1], [2], strict=True)
attempt(any, [1], [2], key=3)
attempt(list, [1], [2], key=3)
attempt([].sort, 1, key=None)
attempt(sum, [1], begin=2)
