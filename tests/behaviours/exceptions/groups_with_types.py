"""Groups of exceptions, and what makes methods of classes, can be written with types."""

print(BaseExceptionGroup[ValueError], ExceptionGroup[int | str], classmethod[int, str, bytes], staticmethod[[int], str])


def raised(group: ExceptionGroup[ValueError]) -> list[str]:
    return [str(error) for error in group.exceptions]


print(raised(ExceptionGroup('group', [ValueError('one'), ValueError('two')])), raised.__annotations__)


class Own(ExceptionGroup[OSError]):
    pass


print(Own('own', [OSError(1)]), Own.__mro__[1], Own.__orig_bases__)
