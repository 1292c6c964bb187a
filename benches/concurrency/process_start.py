"""Processes started and joined one after another."""

import multiprocessing


def work(number):
    if number < 0:
        raise ValueError(number)


def main(count=40):
    codes = set()
    for number in range(count):
        process = multiprocessing.Process(target=work, args=(number,))
        process.start()
        process.join()
        codes.add(process.exitcode)
    print(count, codes)
