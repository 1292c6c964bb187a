"""Kernel: binary trees of instances, built and walked; an iteration is one node."""

import time


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def count(node):
    if node.left is None:
        return 1
    return 1 + count(node.left) + count(node.right)


def run(depth, rounds):
    nodes = 0
    for _ in range(rounds):
        nodes += count(build(depth))
    return nodes


def main(depth=14, rounds=60):
    begin = time.process_time()
    nodes = run(depth, rounds)
    seconds = time.process_time() - begin
    print(f"{seconds / nodes * 1e9:.2f} ns per iteration")
    print("checksum", nodes)


main()
