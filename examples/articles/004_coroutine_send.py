"""Drives a generator as a coroutine: `__next__`, `send`, and `close` with `GeneratorExit`."""


def find(prefix):
    print("Searching prefix:{}".format(prefix))
    try:
        while True:
            text = yield
            if prefix in text:
                print(text)
    except GeneratorExit:
        print("Closing coroutine!!")


search = find("Dear")
search.__next__()
for greeting in ("James", "Dear James"):
    search.send(greeting)
search.close()
