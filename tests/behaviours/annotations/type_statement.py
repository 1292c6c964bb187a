"""`type` statements make lazy aliases with parameters."""
type A = int
type B[T] = list[T] | dict[str, T]
type Rec = list[Rec]
type Lazy = undefined_name
print(A, A.__value__, A.__name__, type(A).__name__, B.__type_params__, B.__parameters__, B.__value__)
print(B[int], B[int].__origin__ is B, B[int].__args__, Rec.__value__, A.__module__)
try: Lazy.__value__
except NameError as e: print(e)
undefined_name = 3; print(Lazy.__value__)
type C[T: int, *Ts, **P, D = str] = tuple[T, *Ts]
for p in C.__type_params__: print(p, type(p).__name__, p.__name__)
print(C.__type_params__[0].__bound__, C.__type_params__[3].__default__, C.__type_params__[3].has_default(), C.__type_params__[0].has_default(), C.__type_params__[0].__constraints__)
type K[T: (int, str)] = T
print(K.__type_params__[0].__constraints__, K.__type_params__[0].__bound__)
for f in [lambda: A[int], lambda: isinstance(1, A), lambda: A | int, lambda: int | A]:
    try: print(f())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class O:
    type Inner = Outer2
    Outer2 = "class scope"
print(O.Inner.__value__)
def f():
    type L[T] = (T, loc)
    loc = 5
    return L
print(f().__value__)
type = 5; print(type)
from typing import TypeAliasType
print(TypeAliasType("Q", int).__value__, TypeAliasType("Q", int))
