"""A text where lines belong is an error, as octets and other things are."""
import difflib

for a, b in (('a', ['b']), (['a'], 'b'), ('', ['b']), (['a'], [None]), ([b'a'], ['b']), (b'', [])):
    for function in (difflib.unified_diff, difflib.context_diff):
        try:
            print(list(function(a, b)))
        except TypeError as error:
            print(error)
