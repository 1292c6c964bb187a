"""`match`, `case`, `type` and `_` are names wherever the statements do not begin."""
match = [1, 2]; case = {"a": 1}; type_ = type; _ = "under"
print(match[0], case["a"], _, type(5))
match.append(3); print(match, len(match), match == [1, 2, 3], match if match else case)
def type(x): return f"my type {x}"
print(type(1))
type = type_
class case:
    match = 1
    def type(self): return "method"
print(case.match, case().type())
def f(match, *, case=2, type=3): return match, case, type
print(f(1, case=5), f(match=9, type=0))
match = lambda *a: a
match(1, 2)
print(match(1), match (2), [match, case] != [])
match match(3):
    case (match,): print("matched", match)
type X = int
type = X; print(type.__name__)
match = 1
match -1 if False else 1
match * 2
print(match * 2, match -1)
