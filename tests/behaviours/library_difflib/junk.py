"""Junk and what is popular begin no match."""
from difflib import SequenceMatcher

matcher = SequenceMatcher(lambda x: x in ' \t', 'private volatile', 'private  volatile x')
print(sorted(matcher.bjunk), sorted(matcher.b2j), matcher.bpopular, matcher.get_opcodes())
long = 'b' * 200
print(sorted(SequenceMatcher(None, 'x', long).bpopular), SequenceMatcher(None, 'x', long, autojunk=False).bpopular)
print(SequenceMatcher(None, long, 'a' + long).ratio(), round(SequenceMatcher(None, long, 'a' + long, autojunk=False).ratio(), 4))
