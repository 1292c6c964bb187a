"""A `super` object is copied and pickled as what it is, not as the object that it stands for."""

import copy
import pickle


class Base:
    def name(self):
        return 'base'


class Below(Base):
    def name(self):
        return 'below'


below = Below()
proxy = super(Below, below)
for other in (copy.copy(proxy), copy.deepcopy(proxy), pickle.loads(pickle.dumps(proxy))):
    print(type(other), other.name(), other.__thisclass__.__name__, other.__self__ is below)
