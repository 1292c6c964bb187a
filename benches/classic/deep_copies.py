"""Structures copied to their depths, shared parts and cycles with them."""

from copy import copy, deepcopy
from dataclasses import dataclass, field


@dataclass
class Node:
    name: str
    children: list = field(default_factory=list)
    notes: dict = field(default_factory=dict)
    parent: "Node | None" = None

    def add(self, child):
        child.parent = self
        self.children.append(child)
        return child


def tree(depth, width):
    node = Node(f"n{depth}", notes={"depth": depth, "tags": ("a", "b"), "set": {1, 2, 3}})
    for _ in range(width if depth else 0):
        node.add(tree(depth - 1, width))
    return node


def count(node):
    return 1 + sum(count(child) for child in node.children)


def main():
    root = tree(5, 4)
    for _ in range(10):
        root = deepcopy(root)
    print(count(root), root.children[0].parent is root)
    data = {"rows": [[number, str(number), (number, [number])] for number in range(20_000)]}
    data["again"] = data["rows"]
    other = deepcopy(data)
    print(other == data, other["again"] is other["rows"])
    print(sum(len(copy(row)) for row in data["rows"] for _ in range(20)))
