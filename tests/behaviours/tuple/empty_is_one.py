"""There is one empty tuple, however it comes about, and subclasses have others."""


def all_of(*arguments):
    return arguments


class Own(tuple):
    pass


empty = tuple()
one = (1,)
print(empty is tuple([]), empty is one[:0], empty is one * 0, empty is all_of(), empty is empty + empty)
print(empty is tuple(x for x in ()), empty is Exception().args, empty is all_of.__type_params__, empty is one[1:])
print(Own() is empty, Own() is Own(), Own() == empty, tuple(Own()) is empty)
