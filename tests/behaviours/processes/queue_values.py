"""A queue between processes carries many kinds of values, both ways."""
import multiprocessing


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def echo(requests, answers):
    while (item := requests.get()) is not None:
        answers.put((type(item).__name__, item))


if __name__ == "__main__":
    requests, answers = multiprocessing.Queue(), multiprocessing.Queue()
    process = multiprocessing.Process(target=echo, args=(requests, answers))
    process.start()
    for item in (1, 2**100, 2.5, "é", b"\x00\xff", [1, [2]], (1,), {"k": {1, 2}}, True, 1j, range(3), frozenset([1]), "x" * 100000):
        requests.put(item)
        kind, back = answers.get()
        print(kind, back == item, back if kind != "str" else len(back))
    requests.put(Point(1, 2))
    kind, back = answers.get()
    print(kind, back.x, back.y)
    requests.put(None)
    process.join()
    print(process.exitcode)
