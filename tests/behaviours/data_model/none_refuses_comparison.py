"""`None` in place of a comparison refuses it, also when the other operand would answer."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Refusing:
    __eq__ = None
    __lt__ = None


class Answering:
    def __eq__(self, other):
        return 'answered'

    def __gt__(self, other):
        return 'greater'


attempt(lambda: Refusing() == 1)
attempt(lambda: Refusing() == Answering())
attempt(lambda: Answering() == Refusing())
attempt(lambda: Refusing() < Answering())
attempt(lambda: Answering() > Refusing())
attempt(lambda: Refusing() != 1)
attempt(lambda: hash(Refusing()))
