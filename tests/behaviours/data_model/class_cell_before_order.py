"""`__class__` in methods is there already when a metaclass works out the order of lookup."""


class Meta(type):
    def mro(cls):
        if 'who' in cls.__dict__:
            print(cls.__dict__['who'](None) is cls)
        return super().mro()


class Sample(metaclass=Meta):
    def who(self):
        return __class__


print(Sample().who() is Sample)
