"""Operators bind as the grammar says."""
print(2 + 3 * 4 ** 2 // 5 % 3 - 1, -2 ** 2, 2 ** -1, (-2) ** 2, 2 ** 3 ** 2, not 1 == 2, ~1 + 2, -1 % 3)
print(1 | 2 ^ 3 & 4 << 1 + 1, 1 < 2 == True, 1 + 1 if 0 else 2 + 2, 5 - 3 - 1, 100 / 10 / 2, 7 // 2 * 2, 2 * 7 // 2)
print(1 if 0 else 2 if 0 else 3, (lambda x: x or 1)(0), 3 in [1, 2] or 1, not 3 in [3], 1 - -1, - - 1, +-+1)
print(4 & 6 == 6, (4 & 6) == 4, 1 << 2 << 3, 256 >> 2 >> 1, 5 @ 1 if False else "at")
print("a" + "b" * 2, [1] + [2] * 2, "%d" % 2 + "x", -5 // 2, -5 % 2, 5 // -2, 5 % -2, divmod(-5, 2))
def f(): return 3
print(-f() ** 2, f()**f(), (await_ := 1) + 1, [1, 2][0] + 1, {"a": 1}["a"] ** 2)
