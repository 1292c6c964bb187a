"""The same type with the same arguments is the same object, but not for values that are merely equal."""
import pickle
from typing import AbstractSet, Any, Callable, Dict, Generic, List, Literal, Optional, TypeVar, TypeVarTuple, Unpack

T = TypeVar('T')
Ts = TypeVarTuple('Ts')


class Box(Generic[T]):
    pass


print(List[int] is List[int], Dict[str, T][int] is Dict[str, T][int], Box[int] is Box[int], Unpack[Ts] is Unpack[Ts])
print(Callable[[int], str] is Callable[[int], str], Callable[..., Any] is Callable[..., Any])
print(Literal[1] == Literal[True], Literal[0].__args__, Literal[False].__args__)
print(pickle.loads(pickle.dumps(AbstractSet[Any])) is AbstractSet[Any])
print(List[Literal[1]].__args__, List[Literal[True]].__args__)
for wrong in ('/T', ''):
    try:
        Optional[wrong]
    except SyntaxError as error:
        print(error)
try:
    List[int, [str]]
except TypeError as error:
    print(error)
