"""An `AttributeError` that a property or `__getattribute__` raises is told which attribute of which object it is about."""


class Raising:
    @property
    def silent(self):
        raise AttributeError

    @property
    def talking(self):
        raise AttributeError('no such thing')

    @property
    def naming(self):
        raise AttributeError('named', name='own', obj=self)

    @property
    def other(self):
        raise NameError('another kind')


class All:
    def __getattribute__(self, name):
        raise AttributeError(name.upper())


class Fallback:
    def __getattr__(self, name):
        raise AttributeError('fallback')


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError('of a class')


class OfMeta(metaclass=Meta):
    pass


for owner in (Raising(), All(), Fallback(), OfMeta):
    for name in ('silent', 'talking', 'naming', 'other'):
        try:
            getattr(owner, name)
        except (AttributeError, NameError) as error:
            print(type(error).__name__, error, error.name, getattr(error, 'obj', None) is owner)
