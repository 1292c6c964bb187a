"""The same conditions for values of every kind, once and again, so that what was learnt from one meets the next."""


class Box:
    def __init__(self, value):
        self.value = value


class Computed:
    @property
    def value(self):
        return self.results.pop()


class Asked:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        print("asked")
        if self.answer is None:
            raise ValueError("no answer")
        return self.answer

    def __eq__(self, other):
        print("compared with", type(other).__name__)
        return self

    __hash__ = None


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


def of_local(value):
    found = []
    if value:
        found.append("true")
    if not value:
        found.append("false")
    if value is None:
        found.append("none")
    else:
        found.append("some")
    if value is not None:
        found.append("given")
    found.append("yes" if value else "no")
    found.append("no" if not value else "yes")
    return found


def of_attribute(box):
    found = []
    if box.value:
        found.append("true")
    if not box.value:
        found.append("false")
    if box.value is None:
        found.append("none")
    else:
        found.append("some")
    if box.value is not None:
        found.append("given")
    found.append("yes" if box.value else "no")
    found.append("no" if not box.value else "yes")
    return found


def compared(box, other):
    found = []
    if box.value == other:
        found.append("==")
    if box.value != other:
        found.append("!=")
    if box.value < other:
        found.append("<")
    if box.value >= 7:
        found.append(">= 7")
    elif box.value == 3:
        found.append("== 3")
    return found


VALUES = [
    None, False, True, 0, 1, -1, 2**61, -(2**61), 2**80, 0.0, -0.0, 0.5, float("nan"), 1e300, 5e-324, "", "text",
    [], [0], (), (0,), {}, {1: 2}, set(), {1}, b"", b"x", range(0), range(1), 0j, 1j, ..., NotImplemented.__class__,
    object, Sized(0), Sized(2), Box(0), len,
]
for _ in range(2):
    for value in VALUES:
        name = type(value).__name__
        print(name, of_local(value) == of_attribute(Box(value)), *of_local(value))

numbers = [0, 3, 7, 8, 2**62, 2**80, -(2**80), 0.5, 7.0, 1e300, float("inf"), True]
for value in numbers:
    print(value, compared(Box(value), 3), compared(Box(value), 2**70), compared(Box(value), 7.5))
for text in ("a", "b", ""):
    try:
        print(text, compared(Box(text), "b"))
    except TypeError as error:
        print(error)

computed = Computed()
computed.results = [1, 0, None, 5, "", 2, [], 3, None, 1, 0]
try:
    while True:
        print(of_attribute(computed))
except IndexError as error:
    print(error, computed.results)

for answer in (True, False, None):
    asked = Asked(answer)
    for attempt in (of_local, lambda value: of_attribute(Box(value)), lambda value: compared(Box(value), 3)):
        try:
            print(attempt(asked))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


def shrinking(box):
    rounds = 0
    while box.value:
        rounds += 1
        box.value -= 1
        if rounds == 3:
            box.value = [1, 2]
            break
    while box.value:
        box.value.pop()
        rounds += 10
    while box.value is not None:
        rounds += 100
        box.value = None
    while not box.value:
        rounds += 1000
        box.value = "end"
    while box.value != "end":
        rounds += 10000
    return rounds


print(shrinking(Box(5)))


def unbound(how):
    if how == 5:
        local = None
    try:
        if how == 0:
            if local:
                pass
        elif how == 1:
            if not local:
                pass
        elif how == 2:
            if local is None:
                pass
        elif how == 3:
            if local < 3:
                pass
        elif how == 4:
            if local.value == 3:
                pass
        else:
            if local.value == 3:
                pass
    except (UnboundLocalError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


for how in range(6):
    print(unbound(how))
box = Box(1)
print(of_attribute(box)[0])
del box.value
try:
    of_attribute(box)
except AttributeError as error:
    print(error)
Box.value = 0
print(of_attribute(box))
box.__class__ = Sized
try:
    of_attribute(box)
except AttributeError as error:
    print(error)
