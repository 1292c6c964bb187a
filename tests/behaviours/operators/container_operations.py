"""`+`, `*`, `in`, comparison and `|` on containers, and what they refuse."""
print([1] + [2], (1,) * 2, 2 * "ab", [0] * -1, [[]] * 2 == [[], []], {1} | {2}, {1, 2} & {2}, {1, 2} - {1}, {1} ^ {2} == {1, 2}, {"a": 1} | {"a": 2, "b": 3})
print(1 in [1], "b" in "abc", "" in "a", 1 in {1: 2}, 2 in {1: 2}, (1,) in [(1,)], None in [], "ab" not in "ba", b"b" in b"abc", 97 in b"a")
print([1, 2] < [1, 3], (1,) < (1, 0), [] < [0], "Z" < "a", {1} < {1, 2}, {1, 2} >= {2}, [1] == (1,), {1: 2} == {1: 2.0}, frozenset({1}) == {1})
a = [1]; b = a; a += [2]; a *= 2; print(b, a is b)
s = {1}; t = s; s |= {2}; s -= {1}; print(t); d = {"x": 1}; e = d; d |= [("y", 2)]; print(e)
for code in ["[1] + (2,)", "'a' + 1", "{} + {}", "[1] * 'a'", "1 in 'a'", "{1} | [2]", "[] < ()", "{} < {}", "{1} + {2}", "'a' in 5", "b'a' in 'a'", "(1,) + [2]", "None + 1", "{'a': 1} | 5", "[1] - [1]"]:
    try: eval(code)
    except TypeError as e: print(code, "->", e)
