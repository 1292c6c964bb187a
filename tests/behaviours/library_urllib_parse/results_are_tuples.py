"""Results are named tuples that can be pickled."""
import pickle
from urllib.parse import ParseResult, SplitResult, urlparse, urlsplit

for result in (urlparse('http://a/b;c?d#e'), urlsplit(b'//h')):
    print(result, result._fields, result[1], pickle.loads(pickle.dumps(result)) == result, type(result).__module__)
print(isinstance(urlparse('a'), ParseResult), SplitResult('http', 'h', '', '', '').geturl())
