"""Names that take arguments in brackets are no sequences."""
import typing

for name in typing.List, typing.Union, typing.Optional, typing.Tuple, typing.Callable, typing.Literal, typing.Any:
    for use in iter, list, lambda each: 3 in each:
        try:
            use(name)
        except TypeError as error:
            print(type(error).__name__)
print([*typing.Tuple[int]])
