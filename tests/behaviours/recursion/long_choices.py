"""A chain of any number of elif takes no more stack than a short one, in a thread and at the bottom of a recursion."""

import threading

COUNT = 3_000

lines = ["def choose(number):", "    if number == 0: return 'first'"]
lines += [f"    elif number == {index}: return {index}" for index in range(1, COUNT)]
source = "\n".join(lines)


def in_a_thread():
    namespace = {}
    exec(source, namespace)
    choose = namespace["choose"]
    print(choose(0), choose(COUNT - 1), choose(COUNT))


before = threading.stack_size(128 * 1024)
thread = threading.Thread(target=in_a_thread)
thread.start()
thread.join()
threading.stack_size(before)

lines = ["def deep(number):", "    if number == 0: return 'bottom'"]
lines += [f"    elif number == -{index}: return {index}" for index in range(1, 300)]
lines += ["    else: return deep(number - 1)"]
exec("\n".join(lines))


def recurse():
    print(deep(900))


recurse()
thread = threading.Thread(target=recurse)
thread.start()
thread.join()
