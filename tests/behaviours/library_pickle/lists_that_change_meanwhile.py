"""Pickling a list whose items change its length: an error, other than for a list of one and for protocol 0."""

import pickle

for protocol in (0, 2):
    for size in (1, 2, 1001):
        for at in sorted({0, size - 1, 999}):
            if at >= size:
                continue
            for change in ("append", "pop", "clear", "and back", "many"):

                class Changing:
                    def __reduce__(self):
                        if change == "append":
                            items.append(7)
                        if change == "pop":
                            items.pop()
                        if change == "clear":
                            items.clear()
                        if change == "and back":
                            items.append(1)
                            items.pop()
                        if change == "many":
                            items.extend([1] * 1500)
                        return int, ()

                items = [0] * size
                items[at] = Changing()
                try:
                    result = len(pickle.loads(pickle.dumps(items, protocol)))
                except RuntimeError as error:
                    result = error
                print(protocol, size, at, change, result)
