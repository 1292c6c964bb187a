"""`gc.get_referents` tells what objects refer to, `gc.get_referrers` what refers to them."""
import gc


class Node:
    def __init__(self, child=None):
        self.child = child


leaf = Node()
parent = Node(leaf)
box = [leaf]
pair = (leaf, box)
table = {'key': leaf}

for container in (parent, box, pair, table):
    print(type(container).__name__, any(found is leaf for found in gc.get_referents(container)))
print(gc.get_referents(), gc.get_referents(1), gc.get_referents([]))
found = gc.get_referrers(leaf)
for container in (box, pair, table):
    print(type(container).__name__, any(other is container for other in found))
print(any(other is found for other in gc.get_referrers(Node())))
