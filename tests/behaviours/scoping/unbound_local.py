"""A name that is assigned anywhere in a function is local everywhere in it."""
value = "global"


def reads_first():
    print(value)
    value = "local"


def maybe(flag):
    if flag:
        value = "set"
    return value


for call in (reads_first, lambda: maybe(False), lambda: undefined_anywhere):
    try:
        call()
    except NameError as error:
        print(type(error).__name__, error)
print(maybe(True))


def loop_variable():
    for index in []:
        pass
    return index


try:
    loop_variable()
except UnboundLocalError as error:
    print(error)
