"""Arguments of the methods may be passed by name."""
import re

pattern = re.compile('a')
print(pattern.match(string='a'), pattern.search(string='ba', pos=1, endpos=2), pattern.sub(repl='b', string='a', count=1))
print(pattern.split(string='bab', maxsplit=1), pattern.findall(string='aa', pos=1), pattern.subn('b', string='aa'))
print(re.match(pattern='a', string='A', flags=re.I), re.sub(pattern='a', repl='b', string='a'))
for call in (lambda: pattern.match('a', x=1), lambda: pattern.sub('a'), lambda: pattern.match('a', 1 << 70)):
    try:
        print(call())
    except (TypeError, OverflowError) as error:
        print(error)
