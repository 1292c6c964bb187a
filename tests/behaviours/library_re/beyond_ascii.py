"""Indices count characters whatever they are made of."""
import re

text = 'aé€😀b😀'
print([(m.group(), m.span()) for m in re.finditer('.', text)])
match = re.compile('(😀)(b)(😀)').search(text)
print(match.span(), match.regs, re.compile('.').match(text, 3), re.compile('€.').search(text, 2, 4))
print(re.findall('[é-€]', text), re.findall('[^a-z]', text), re.split('😀', text), re.sub('[é😀]', '?', text))
