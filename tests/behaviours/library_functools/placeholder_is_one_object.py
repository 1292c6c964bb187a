"""There is one Placeholder, however it is copied or made."""
import copy
import functools
import pickle

one = functools.Placeholder
print(one, copy.copy(one) is one, copy.deepcopy(one) is one, pickle.loads(pickle.dumps(one)) is one, type(one)() is one)
call = functools.partial(print, 'a')
call.keywords[3] = 1
try:
    call()
except TypeError as error:
    print(error)
