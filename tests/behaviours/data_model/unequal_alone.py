"""A class may say what is unequal without saying what is equal; the other operand may be anything."""


class Unequal:
    def __ne__(self, other):
        return f'asked of {other.__class__.__name__}'


class Plain:
    pass


def compare(other):
    return other != Unequal(), Unequal() != other, other == Unequal()


for other in (None, 1, 1.5, 'a', (), [], ..., Plain(), object(), Unequal()):
    print(compare(other))
if None != Unequal():
    print('true')
