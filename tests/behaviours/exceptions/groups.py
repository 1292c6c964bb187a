"""Exception groups: nesting, split, subgroup and derive."""
group = ExceptionGroup("many", [ValueError("a"), KeyError("b"), ExceptionGroup("inner", [TypeError("c"), ValueError("d")])])
print(group, repr(group), group.message, len(group.exceptions), isinstance(group, Exception))
match, rest = group.split(ValueError)
print(repr(match), repr(rest))
print(repr(group.subgroup(lambda error: "c" in str(error))), group.subgroup(OSError), type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
for arguments in (("empty", []), ("bad", [5]), ("message",), (5, [ValueError()]), ("kind", [KeyboardInterrupt()])):
    try:
        ExceptionGroup(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
