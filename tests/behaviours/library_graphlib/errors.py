"""Cycles and calls out of order are errors."""

from graphlib import CycleError, TopologicalSorter


def show(call):
    try:
        print(call())
    except ValueError as error:
        print(type(error).__name__, error.args)


show(lambda: list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order()))
show(lambda: TopologicalSorter({1: [1]}).prepare())
sorter = TopologicalSorter({'a': ['b']})
show(sorter.get_ready)
show(sorter.is_active)
show(lambda: sorter.done('a'))
sorter.prepare()
show(lambda: sorter.add('c'))
show(sorter.prepare)
show(lambda: sorter.done('z'))
show(lambda: sorter.done('a'))
show(sorter.get_ready)
show(sorter.prepare)
show(lambda: sorter.done('b'))
show(lambda: sorter.done('b'))
print(issubclass(CycleError, ValueError))
