"""An exception while another is handled."""


def load():
    return {}["key"]


def recover():
    return int("not a number")


try:
    load()
except KeyError:
    recover()
