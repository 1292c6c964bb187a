"""A traceback through a class body, a method and a decorator."""


def decorate(function):
    def wrapper(*arguments):
        return function(*arguments)

    return wrapper


class Thing:
    @decorate
    def method(self):
        return self.missing

    class Nested:
        value = undefined if False else Exception

    try:
        broken = 1 / 0
    except ZeroDivisionError as error:
        note = error.__traceback__.tb_frame.f_code.co_name


print(Thing.note)
Thing().method()
