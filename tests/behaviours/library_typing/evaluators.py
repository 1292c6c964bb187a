"""What works out bounds, constraints, defaults and aliases can be called in any format."""
from annotationlib import Format, call_evaluate_function
from typing import TypeAliasType, TypeVar


def function[T: int, S: (str, bytes), D = list[int], P]():
    pass


type Alias = list[missing]
bound, constrained, default, plain = function.__type_params__
print(bound.evaluate_bound(1), constrained.evaluate_constraints(1), default.evaluate_default(1))
print(plain.evaluate_bound, plain.evaluate_constraints, plain.evaluate_default)
print(call_evaluate_function(Alias.evaluate_value, Format.STRING))
print(call_evaluate_function(default.evaluate_default, Format.STRING))
print(bound.__bound__, bound.evaluate_bound(1), bound.has_default(), default.has_default())
old = TypeVar("old", bound=int, default=str)
print(old.evaluate_bound, old.evaluate_bound(Format.VALUE), old.evaluate_bound(Format.STRING), old.evaluate_default(1))
named = TypeAliasType("named", int)
print(named.evaluate_value(1), named.__value__)
