"""`sub` calls a function with each match."""
import re

print(re.sub(r'\d+', lambda match: str(int(match[0]) * 2), 'a1b22'))
print(re.sub('a', lambda match: None, 'banana'), re.sub('x', lambda match: 1, 'banana'))
print(re.sub('é', lambda match: f'{match.start()}', 'aébé'), re.sub(b'a', lambda match: match[0] * 2, b'ba'))


class Replace:
    def __call__(self, match):
        return match.expand(r'<\g<0>>')


print(re.sub('n', Replace(), 'banana'))
