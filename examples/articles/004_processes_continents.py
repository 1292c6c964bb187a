"""Starts processes with a default argument and with given ones."""

from multiprocessing import Process


def name_continent(continent="Asia"):
    print("The name of continent is : ", continent)


if __name__ == "__main__":
    started = [Process(target=name_continent)]
    started += [Process(target=name_continent, args=(name,)) for name in ("America", "Europe", "Africa")]
    for process in started:
        process.start()
    for process in started:
        process.join()
