"""What `TypeAliasType` checks and gives, and the functions that work out bounds, defaults and values."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


from typing import TypeAliasType, TypeVar, TypeVarTuple, Union

T = TypeVar('T')
WithDefault = TypeVar('WithDefault', default=int)
Ts = TypeVarTuple('Ts')
Alias = TypeAliasType('Alias', list[T], type_params=(T,))
Plain = TypeAliasType('Plain', int)

attempt(lambda: TypeAliasType('A', int, type_params=4))
attempt(lambda: TypeAliasType('A', int, type_params=(1,)))
attempt(lambda: TypeAliasType('A', int, type_params=(WithDefault, T)))
attempt(lambda: TypeAliasType('A'))
attempt(lambda: TypeAliasType(5, int))
attempt(lambda: Alias.__parameters__)
attempt(lambda: TypeAliasType('A', int, type_params=(Ts,)).__parameters__)
attempt(lambda: Alias[int])
attempt(lambda: Plain[int])
attempt(lambda: next(iter(Plain)))
attempt(lambda: isinstance(Plain | str, Union))
attempt(lambda: (Plain.evaluate_value, Plain.evaluate_value(1), Plain.evaluate_value(4)))
attempt(lambda: TypeVar('B', bound=int).evaluate_bound)
attempt(lambda: TypeVar('C', int, str).evaluate_constraints(1))
attempt(lambda: (T.evaluate_bound, T.evaluate_constraints, T.evaluate_default))
attempt(lambda: WithDefault.evaluate_default(4))
attempt(lambda: type('Below', (TypeAliasType,), {}))

type Lazy[X: int] = list[X]
print(Lazy.evaluate_value(1), Lazy.__value__, Lazy.__type_params__[0].evaluate_bound(1), Lazy[int])
