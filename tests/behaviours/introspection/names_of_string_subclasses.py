"""Attributes are found by names that are instances of a subclass of str."""


class Name(str):
    pass


class Holder:
    pass


holder = Holder()
holder.size = 3
print(getattr(holder, Name('size')), hasattr(holder, Name('size')), getattr(holder, Name('none'), 'default'))
setattr(holder, Name('size'), 4)
setattr(holder, Name('new'), 5)
print(holder.size, holder.new, vars(holder), [type(name) is str for name in vars(holder)])
delattr(holder, Name('size'))
print(hasattr(holder, 'size'))
