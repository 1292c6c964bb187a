"""The jobs of both implementations; run by itself it does nothing."""


def add(first, second):
    return first + second


def fail():
    raise ValueError("no")


def describe(value):
    return {"type": type(value).__name__, "value": value}
