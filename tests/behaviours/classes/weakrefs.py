"""Weak references die with their object, and call back."""
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name


def make():
    node = Node("n")
    reference = weakref.ref(node, lambda _: print("died"))
    print(reference().name, reference() is node)
    return node, reference


node, reference = make()
node.itself = node
del node
gc.collect()
print(reference())
table = weakref.WeakValueDictionary()
kept = Node("kept")
table["k"] = kept
print(table["k"].name, len(table), isinstance(weakref.proxy(kept).name, str))
try:
    weakref.ref(5)
except TypeError as error:
    print(error)
