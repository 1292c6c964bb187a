"""A manager's process holds a dict, a list, a namespace and a set, which processes change through proxies."""
import multiprocessing


def work(squares, seen, names, lock, number):
    with lock:
        squares[number] = number * number
        seen.append(number)
        names.total += number


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        squares, seen = manager.dict(), manager.list()
        names, lock = manager.Namespace(total=0), manager.Lock()
        workers = [multiprocessing.Process(target=work, args=(squares, seen, names, lock, n)) for n in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(sorted(squares.items()), sorted(seen), names.total)
        print([type(each).__name__ for each in (squares, seen, names, lock)])
