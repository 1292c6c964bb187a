"""`and`, `or`, `not`, `is` and conditional expressions give operands, not copies."""
a, b = [], [1]
print((a or b) is b, (b and a) is a, (a and b) is a, not a, not b, a is not b, (a or 0 or b) is b)
print(None or "d", 0 or None, 1 and 2 and 3, 1 and 0 and 3, "" or [] or {}, not not 5)
class X:
    def __bool__(self): print("bool"); return True
x = X()
print((x and 1), (x or 1) is x, (not x), 1 if x else 2)
print(1 or 1 / 0, 0 and 1 / 0)
print(True and False or True, True or False and False, not True or True, not (True or True), (1 < 2) is True, True is not False)
print([] is [], None is None, ... is Ellipsis)
