"""Words close to another are found, the best first."""
from difflib import get_close_matches

words = ['ape', 'apple', 'peach', 'puppy', 'appel']
print(get_close_matches('appel', words), get_close_matches('aple', words, n=1), get_close_matches('zzz', words))
print(get_close_matches('apple', words, cutoff=0.9), get_close_matches('pup', words, 5, 0.3))
for arguments in ((0,), (3, 2.0)):
    try:
        get_close_matches('x', [], *arguments)
    except ValueError as error:
        print(error)
