"""A traceback keeps the variables of the frames that the exception left, as they were at the end."""


def divide(number):
    divisor = number
    try:
        return 1 / divisor
    finally:
        divisor = 'gone'


def outer():
    name = 'outer'
    return divide(0), name


try:
    outer()
except ZeroDivisionError as error:
    entry = error.__traceback__.tb_next
    while entry:
        print(entry.tb_frame.f_code.co_name, entry.tb_lineno, dict(entry.tb_frame.f_locals))
        entry = entry.tb_next
