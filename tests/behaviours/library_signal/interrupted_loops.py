"""What a signal handler raises between two rounds of a loop comes from the end of its body, as the traceback says."""

import itertools
import signal
import traceback


def late(number, frame):
    raise TimeoutError('late')


def endless_while():
    while True:
        pass


def endless_while_of_two():
    while True:
        first = 1
        second = first


def endless_for():
    for number in itertools.count():
        last = number


def long_range():
    for number in range(10 ** 15):
        last = number



def comprehension():
    return [number for number in itertools.count() if number < 0]


signal.signal(signal.SIGALRM, late)
for loop in endless_while, endless_while_of_two, endless_for, long_range, comprehension:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        loop()
    except TimeoutError as error:
        for entry in traceback.extract_tb(error.__traceback__)[1:]:
            print(entry.name, entry.lineno - loop.__code__.co_firstlineno if entry.name != 'late' else '', entry.line)

import os
try:
    os.no_such_name
except AttributeError as error:
    print(error, [entry.name for entry in traceback.extract_tb(error.__traceback__)])
