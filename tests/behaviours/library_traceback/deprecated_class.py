"""`exc_type` of a `TracebackException` is deprecated, its name is not."""
import traceback
import warnings

error = traceback.TracebackException.from_exception(KeyError('k'))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(error.exc_type, error.exc_type_str)
print(len(caught), caught[0].category.__name__, caught[0].message)
print(traceback.TracebackException(KeyError, KeyError(), None, save_exc_type=False).exc_type_str)
