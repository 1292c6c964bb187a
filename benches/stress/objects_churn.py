"""Threads build and drop linked objects while collections run: what is kept is whole."""

from _crew import THREADS, check, operations, run

import gc

count = operations() // THREADS
kept = [None] * 256


class Node:
    def __init__(self, number, following):
        self.number = number
        self.following = following
        self.text = f"node {number}"


def work(worker):
    chain = None
    for number in range(count):
        chain = Node(number, chain if number % 16 else None)
        kept[number & 255] = chain
        if number % 50_000 == 0:
            gc.collect()


run(*[work] * THREADS)
for node in kept:
    while node is not None:
        check(node.text == f"node {node.number}")
        check(node.following is None or node.following.number == node.number - 1, node.number)
        node = node.following
print("ok")
