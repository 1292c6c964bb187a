"""Closures through several levels, with assignment at each."""


def one():
    name = "one"

    def two():
        def three():
            nonlocal name
            name += "+three"

            def four():
                return name

            return four

        return three()

    four = two()
    return name, four()


print(one())


def recursive_closure(limit):
    def down(number):
        return [number] + (down(number - 1) if number else [])

    return down(limit)


print(recursive_closure(4))
