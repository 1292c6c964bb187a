"""What a clause of except* takes is handled until another clause takes something, also where the next one fails."""

import sys


def failing():
    print("the second clause sees", repr(sys.exception()))
    return 5


class Odd(ExceptionGroup):
    def derive(self, parts):
        print("derived from", parts)
        return 5


def attempt(body):
    try:
        body()
    except BaseException as error:
        print(repr(error), "in", repr(error.__context__))


def after_a_clause_that_took():
    try:
        raise ExceptionGroup("some", [ValueError(1), KeyError(2)])
    except* ValueError:
        print("took", repr(sys.exception()))
    except* failing():
        pass


def after_a_clause_that_raised():
    try:
        raise ExceptionGroup("some", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise OSError("instead")
    except* failing():
        pass


def after_a_clause_that_took_nothing():
    try:
        raise ExceptionGroup("some", [ValueError(1), KeyError(2)])
    except* OSError:
        pass
    except* failing():
        pass


def when_all_is_taken():
    try:
        raise ExceptionGroup("some", [ValueError(1), KeyError(2)])
    except* ValueError:
        pass
    except* KeyError:
        print("took", repr(sys.exception()))
    print("afterwards", sys.exception())


def when_what_is_left_cannot_be_derived():
    try:
        raise Odd("some", [ValueError(1), KeyError(2)])
    except* Exception:
        raise


attempt(after_a_clause_that_took)
attempt(after_a_clause_that_raised)
attempt(after_a_clause_that_took_nothing)
attempt(when_all_is_taken)
attempt(when_what_is_left_cannot_be_derived)
