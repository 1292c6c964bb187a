"""The source of an object goes to its last line, with comments as deep as its body, and without what comes behind."""

import inspect


def commented():
    return 1
    # still inside

# outside


class Holder:
    # a comment of the body
    def method(self):
        pass
        # the end of the method
    # the end of the class

    @property
    @staticmethod
    def decorated():
        pass


pair = [lambda x: x +
        1, 2]
several = lambda a, \
    b: a + b
generator = (each
             for each in ())


def one_line(x): return x + \
    1


for each in (commented, Holder, Holder.method, Holder.__dict__["decorated"].fget.__func__, pair[0], several,
             generator.gi_code, one_line):
    print(repr(inspect.getsource(each)))
