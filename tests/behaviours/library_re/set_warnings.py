"""What may become an operator of sets gives a FutureWarning that blames the caller."""
import re
import warnings

for pattern in ('[[a]', '[a--b]', '[a&&b]', '[a||b]', '[a~~b]', '[--a]', '[a[]', '[^[a]', '[&&]', '[+--]'):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            re.compile(pattern)
        except re.error as error:
            print(error)
    print(pattern, [(str(warning.message), warning.category.__name__) for warning in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    re.match('[[b]', 'b')
print(caught[0].filename.rpartition('/')[2], caught[0].lineno)
