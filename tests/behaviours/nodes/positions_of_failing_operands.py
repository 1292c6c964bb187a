"""Where tracebacks say that conditions, attributes and subscripts failed."""
import traceback


class Box:
    pass


def condition(box):
    if box.value == 3:
        return 1


def comparison(box):
    box.value = "text"
    if box.value < 3:
        return 1


def truth(box):
    if not box.missing:
        return 1


def none(box):
    while box.missing is not None:
        return 1


def sum_of(box):
    box.value = None
    total = 1 + box.value
    return total


def right(box):
    box.value = 1
    return box.value * box.missing


def item(box):
    box.value = [1]
    found = box.value[box.value[0]]
    return found


def item_of_local(box):
    values = {}
    found = values[box.__class__.__name__]
    return found


def stored(box):
    box.value = ()
    box.value[0] = 5


def method(box):
    box.value = None
    box.value.append(1)


def attribute(box):
    found = box.missing
    return found


def attribute_of_attribute(box):
    box.value = 1
    found = box.value.missing
    return found


def argument(box):
    return len(box.missing)


def unbound():
    if local is None:
        return 1
    local = 2


def shared():
    count = "text"

    def add():
        nonlocal count
        count += 1

    add()


for function in (condition, comparison, truth, none, sum_of, right, item, item_of_local, stored, method, attribute,
                 attribute_of_attribute, argument):
    try:
        function(Box())
    except Exception:
        print(traceback.format_exc())
for function in (unbound, shared):
    try:
        function()
    except Exception:
        print(traceback.format_exc())
