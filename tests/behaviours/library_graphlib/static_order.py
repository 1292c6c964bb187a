"""Nodes come after what they depend on."""

from graphlib import TopologicalSorter

graph = {'D': {'B'}, 'B': ['A'], 'C': ['A'], 'E': ['D', 'C']}
order = list(TopologicalSorter(graph).static_order())
print(order.index('A') == 0, order[-1], sorted(order))
print(list(TopologicalSorter({3: [2], 2: [1]}).static_order()), list(TopologicalSorter().static_order()))
sorter = TopologicalSorter()
sorter.add('x', 'y')
sorter.add('x', 'z')
sorter.add('y')
print(list(sorter.static_order()), TopologicalSorter[int])
