"""Generators chained into a pipeline, each as lazy as the next."""


def numbers():
    number = 0
    while True:
        yield number
        number += 1


def only(predicate, source):
    for item in source:
        if predicate(item):
            yield item


def take(count, source):
    for _ in range(count):
        yield next(source)


print(list(take(5, only(lambda number: number % 3 == 0, numbers()))))


def primes():
    source = numbers()
    next(source), next(source)
    while True:
        prime = next(source)
        yield prime
        source = only(lambda number, prime=prime: number % prime, source)


print(list(take(20, primes())))
