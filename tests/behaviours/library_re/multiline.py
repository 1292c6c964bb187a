"""MULTILINE lets `^` and `$` match at lines; without it `$` matches before a last newline."""
import re

text = 'one\ntwo\n'
print(re.findall('^.', text), re.findall('(?m)^.', text), re.findall('.$', text), re.findall('(?m).$', text))
print([m.start() for m in re.finditer('$', text)], [m.start() for m in re.finditer('(?m)$', text)])
print([m.start() for m in re.finditer('(?m)^', text)], re.sub('(?m)^', '> ', text))
print(re.search(r'o\Z', 'two\n'), re.search(r'o\z', 'two'), re.search(r'o$', 'two\n'), re.findall(r'(?m)\A.', text))
