"""Getters and callers of methods as pickles and copies, with keywords too."""
import copy
import operator
import pickle


class Thing:
    a = 3

    def method(self, *args, **keywords):
        return args, keywords


for made in [operator.itemgetter(1), operator.itemgetter(1, 2), operator.attrgetter('a'), operator.attrgetter('a', 'a.real'),
             operator.methodcaller('method'), operator.methodcaller('method', 1, 2),
             operator.methodcaller('method', 1, key=2, other=3)]:
    subject = [1, 2, 3] if isinstance(made, operator.itemgetter) else Thing()
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(made, protocol))
        assert repr(again) == repr(made) and again(subject) == made(subject)
    print(repr(copy.copy(made)), copy.deepcopy(made)(subject))
