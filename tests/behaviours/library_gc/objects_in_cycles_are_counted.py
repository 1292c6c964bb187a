"""gc.collect gives the number of unreachable objects in cycles, and of what these refer to; all others are gone before."""
import gc


class Node:
    pass


class Slotted:
    __slots__ = ('other',)


def count(make):
    gc.collect()
    make()
    return gc.collect()


def own_list():
    items = []
    items.append(items)


def own_dict():
    items = {}
    items[1] = items


def tuple_and_list():
    items = []
    items.append((items,))


def behind_a_cycle():
    items = [[], [[]], {}, 'text', 1]
    items.append(items)


def no_cycle():
    items = [[number] for number in range(100)]
    return [items, {1: items}]


def slots():
    one, other = Slotted(), Slotted()
    one.other, other.other = other, one


def many():
    for _ in range(10):
        own_dict()


def closure():
    def call():
        return call


for make in (own_list, own_dict, tuple_and_list, behind_a_cycle, no_cycle, slots, many):
    print(make.__name__, count(make))


def nodes():
    one = Node()
    one.other = Node()
    one.other.other = one


def classes():
    class Own:
        pass
    Own.own = Own


print(count(nodes) > 0, count(closure) > 0, count(classes) > 0)
told = []
gc.callbacks.append(lambda phase, about: told.append((phase, about['collected'])))
own_list()
gc.collect()
gc.callbacks.clear()
print(told)
print(sorted(gc.get_stats()[2]), gc.get_stats()[2]['collected'] > 10)
