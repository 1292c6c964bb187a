"""Unpacking the wrong number of values, or what is not iterable, says how many there were."""
def it(n):
    yield from range(n)
class S:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
a, b, c = S()
print(a, b, c)
for code in ["a, b = 1", "a, b = (1,)", "a, b = (1, 2, 3)", "a, *b, c = [1]", "a, b = it(3)", "a, b, c = it(1)", "a, b = 'abc'",
             "a, b = {1: 2}", "[a] = []", "() = [1]", "a, b = None", "(a, b), c = [1, 2]", "*a, = 5", "a, *b = None", "for a, b in [1]: pass",
             "[*a, b, c] = 'x'", "a, b = {1,2,3}", "a, b = range(5)", "a, b = dict.fromkeys('abc')", "[] = 1", "*a, b = ()", "(*a, b, c, d), e = (1, 2), 3", "a, b = b'abc'"]:
    try:
        exec(code)
        print(code, "ok")
    except (TypeError, ValueError) as e:
        print(code, "->", type(e).__name__, e)
