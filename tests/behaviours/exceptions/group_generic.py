"""Exception groups can be subscripted for annotations."""
import types

print(ExceptionGroup[ValueError], isinstance(BaseExceptionGroup[int], types.GenericAlias))
