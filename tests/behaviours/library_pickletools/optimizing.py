"""pickletools.optimize leaves out what keeps objects in the memo that nobody asks for."""
import pickle
import pickletools

shared = ['shared']
data = [shared, shared, 'other', ('a', 'b', 'c', 'd')]
for protocol in range(6):
    whole = pickle.dumps(data, protocol)
    less = pickletools.optimize(whole)
    print(protocol, len(whole), len(less), pickle.loads(less) == data, sum('PUT' in o.name or o.name == 'MEMOIZE'
                                                                       for o, _, _ in pickletools.genops(less)))
    assert pickletools.optimize(less) == less
