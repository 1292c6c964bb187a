"""A completer gives the names and attributes that begin with a text, those that can be called with a bracket."""
import rlcompleter


class Thing:
    size = 1
    _hidden = 2

    def method(self, x):
        return x

    def simple(self):
        return 1

    @property
    def value(self):
        raise RuntimeError('not to be asked')


completer = rlcompleter.Completer({'thing': Thing(), 'name_of_all': 5, 'name_function': len})
print(completer.global_matches('name_'))
print(completer.global_matches('whil'), completer.global_matches('Tru'), completer.global_matches('tr'))
print(completer.attr_matches('thing.'))
print(completer.attr_matches('thing._h'), completer.attr_matches('thing.s'), completer.attr_matches('nothing.x'))
print([completer.complete('thing.m', state) for state in range(2)])
try:
    rlcompleter.Completer([1])
except TypeError as error:
    print(error)
