"""Conditions about locals and attributes in code that is suspended."""


class Box:
    def __init__(self, value):
        self.value = value


def chosen(boxes):
    for box in boxes:
        value = box.value
        if box.value is None:
            yield "none"
        elif box.value == 3:
            yield "three"
        elif not value:
            yield "false"
        else:
            got = yield "other"
            if got:
                yield got
        if value:
            yield "true"
    left = Box(2)
    while left.value:
        yield left.value
        left.value -= 1


boxes = [Box(value) for value in (None, 3, 0, 4, "", "x", [], [1], 2**70, 3.0)]
print(list(chosen(boxes)))
generator = chosen(boxes)
sent = None
try:
    while True:
        item = generator.send(sent)
        sent = "sent" if item == "other" else None
        print(item, end=" ")
except StopIteration:
    print()
