"""Generator, coroutine and exception group classes make aliases when they are subscripted."""

import types

for cls in (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, BaseExceptionGroup, ExceptionGroup,
            staticmethod, classmethod):
    alias = cls[int]
    print(alias, type(alias).__name__, alias.__origin__ is cls, alias.__args__)
