"""What holds itself is said to, and what is too deep is left out."""
import pprint

ring = [1]
ring.append(ring)
print(pprint.isrecursive(ring), pprint.isreadable(ring), pprint.pformat(ring).split(' with id=')[0])
table = {}
table['self'] = table
print(pprint.saferepr(table).split(' with id=')[0])
pprint.pprint([[[[1]]], {'a': {'b': 1}}], depth=2)
pprint.pprint(((((1,),),),), depth=2)
print(pprint.isreadable({'a': object}), pprint.isreadable([1, 'a', None]), pprint.saferepr({'b': [1], 'a': 2}))
