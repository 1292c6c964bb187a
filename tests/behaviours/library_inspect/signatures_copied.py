"""Signatures, parameters and bound arguments can be pickled and copied."""
import copy
import inspect
import pickle


def function(a: int, b=2, *rest, c, **named) -> str: pass


signature = inspect.signature(function)
bound = signature.bind(1, c=3)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(pickle.loads(pickle.dumps(signature, protocol)) == signature,
          pickle.loads(pickle.dumps(bound, protocol)) == bound)
print(copy.deepcopy(signature), copy.copy(bound))
print(hash(signature) == hash(copy.deepcopy(signature)))
