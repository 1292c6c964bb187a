"""`finditer` gives a match after another, lazily."""
import re

iterator = re.finditer(r'\d+', 'a1b22c333')
print(iter(iterator) is iterator, type(iterator).__name__)
print(next(iterator), [match.span() for match in iterator], next(iterator, 'end'))
print([match.span() for match in re.compile('é').finditer('aéébé', 1, 4)])
