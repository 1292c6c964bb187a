"""Nodes become ready when what they wait for is done."""

from graphlib import TopologicalSorter

sorter = TopologicalSorter({'c': ['a', 'b'], 'd': ['c'], 'e': ['b']})
sorter.prepare()
rounds = 0
while sorter.is_active():
    ready = sorter.get_ready()
    print(sorted(ready), bool(sorter), sorter.get_ready())
    sorter.done(*ready)
print(bool(sorter))
