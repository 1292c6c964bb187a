"""`+` and `*` of a sequence come after what the right operand says, whatever else a subclass of it has."""
import collections


class Right:
    def __rmul__(self, other): return 'rmul'
    def __mul__(self, other): return 'mul'
    def __radd__(self, other): return 'radd'


class Plain(list): pass


class Subtracting(list):
    def __sub__(self, other): return self


class Own(list):
    def __mul__(self, other): return 'own'


class Below(Subtracting): pass


class PlainTuple(tuple): pass


class PlainText(str): pass


class Octets(bytearray):
    def __len__(self): return 3


class Queue(collections.deque):
    def __sub__(self, other): return 1


operands = ([], (), '', b'', bytearray(), Plain(), Subtracting(), Own(), Below(), PlainTuple(), PlainText(), Octets(),
            Queue(), collections.deque())
for value in operands:
    found = [type(value).__name__]
    for operation in (lambda: value * Right(), lambda: Right() * value, lambda: value + Right()):
        try:
            found.append(operation())
        except TypeError as error:
            found.append(str(error))
    try:
        same = value
        same *= Right()
        found.append(same)
    except TypeError as error:
        found.append(str(error))
    try:
        same = value
        same += Right()
        found.append(same)
    except TypeError as error:
        found.append(str(error))
    print(found)
