"""A copy of an `ImportError` has its name, its path and its other attributes."""
import copy
import pickle

error = ImportError('message', name='module', path='file')
error.extra = 1
for made in (copy.copy(error), pickle.loads(pickle.dumps(error))):
    print(made, made.name, made.path, made.extra, made.msg)
print(ImportError('plain').__reduce__())
