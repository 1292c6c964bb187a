"""Clauses of `except*`: what stays is derived from the whole once, and what a clause names is looked at even if nothing is left."""


class Loud(ExceptionGroup):
    def derive(self, exceptions):
        print("derive", self.message, exceptions)
        return Loud(self.message + "!", exceptions)
def t(g, *kinds):
    try:
        try:
            raise g
        except* kinds[0]:
            print('first')
        except* kinds[-1]:
            print('second')
    except BaseException as e:
        print(repr(e), e is g)
t(Loud('d', [ValueError(1), KeyError(2)]), OSError)
t(Loud('d', [ValueError(1), KeyError(2)]), KeyError)
t(Loud('d', [ValueError(1), KeyError(2)]), ValueError, KeyError)
t(Loud('d', [ValueError(1), KeyError(2)]), Exception)
t(ValueError(1), KeyError)
t(ExceptionGroup('plain', [ValueError(1)]), KeyError)
t(ExceptionGroup('outer', [Loud('d', [ValueError(1), KeyError(2)])]), KeyError)
def u(kind):
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1)])
        except* ValueError:
            try: raise OSError(0)
            finally: print('f')
        except* kind:
            print('never')
    except BaseException as e:
        print(repr(e), repr(e.__context__))
u(5); u(KeyError); u((ValueError, 5)); u(ExceptionGroup)
