"""Topological order: what has to come before what."""

from types import GenericAlias

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """The graph has a cycle; it is the second argument, and begins and ends with the same node."""


class _Node:
    """A node with how many others it still waits for, and who waits for it."""

    __slots__ = ('node', 'waits_for', 'successors', 'is_out', 'is_done')

    def __init__(self, node) -> None:
        self.node = node
        self.waits_for = 0
        self.successors = []
        self.is_out = self.is_done = False


class TopologicalSorter:
    """Sorts nodes so that each comes after what it depends on; a graph maps nodes to these."""

    def __init__(self, graph=None) -> None:
        self._nodes = {}
        self._ready = None
        self._out = 0
        self._done = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _find(self, node) -> _Node:
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors) -> None:
        """Add a node and what it depends on; more than once the dependencies are put together."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        entry = self._find(node)
        entry.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._find(predecessor).successors.append(node)

    def prepare(self) -> None:
        """End the making of the graph, and look for cycles."""
        if self._ready is not None:
            if self._out > 0:
                raise ValueError('cannot prepare() after starting sort')
        else:
            self._ready = [entry.node for entry in self._nodes.values() if entry.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self) -> tuple:
        """Return the nodes that wait for nothing any more and were not returned before."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].is_out = True
        self._ready.clear()
        self._out += len(result)
        return result

    def is_active(self) -> bool:
        """Tell whether there is more to do."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._done < self._out or bool(self._ready)

    def __bool__(self) -> bool:
        return self.is_active()

    def done(self, *nodes) -> None:
        """Say that nodes are dealt with, so that what depends on them may become ready."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for node in nodes:
            entry = self._nodes.get(node)
            if entry is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if entry.is_done:
                raise ValueError(f'node {node!r} was already marked done')
            if not entry.is_out:
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            entry.is_done = True
            for successor in entry.successors:
                waiting = self._nodes[successor]
                waiting.waits_for -= 1
                if waiting.waits_for == 0:
                    self._ready.append(successor)
            self._done += 1

    def _find_cycle(self) -> list | None:
        finished = set()
        for start in self._nodes:
            if start in finished:
                continue
            # Depth first, without recursion: the path, and what is left of each node's successors.
            path, places = [start], {start: 0}
            branches = [iter(self._nodes[start].successors)]
            while path:
                following = next(branches[-1], branches)
                if following is branches:
                    branches.pop()
                    left = path.pop()
                    del places[left]
                    finished.add(left)
                elif following in places:
                    return path[places[following]:] + [following]
                elif following not in finished:
                    places[following] = len(path)
                    path.append(following)
                    branches.append(iter(self._nodes[following].successors))
        return None

    def static_order(self):
        """Yield all nodes in order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
