"""Exceptions in __enter__ and __exit__, and their contexts."""


class Bad:
    def __init__(self, enter=None, leave=None):
        self.enter, self.leave = enter, leave

    def __enter__(self):
        if self.enter:
            raise self.enter

    def __exit__(self, *details):
        print("exit", details[0] and details[0].__name__)
        if self.leave:
            raise self.leave


for manager, body in [(Bad(enter=KeyError("enter")), None), (Bad(leave=KeyError("leave")), None), (Bad(leave=KeyError("leave")), ValueError("body"))]:
    try:
        with manager:
            if body:
                raise body
    except Exception as error:
        print(repr(error), repr(error.__context__))
