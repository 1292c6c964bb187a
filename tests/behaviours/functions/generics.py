"""Type parameters of functions, classes and aliases."""


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T]:
    def __init__(self, value: T):
        self.value = value


type Pair[A] = tuple[A, A]
print(first([3, 4]), Box(5).value, Box[int](6).value, Pair.__name__, first.__type_params__, Pair, list[int], dict[str, int])
