"""Wrong templates are errors with the place in the template."""
import re

for template in (r'\2', r'\g<2>', r'\g', r'\g<', r'\g<>', r'\g<a', r'\g<1a>', r'\q', '\\', r'\400', r'\g<-1>',
                 r'\g< 1>', r'\g<99999999999>'):
    try:
        print(re.sub('(a)', template, 'a'))
    except re.error as error:
        print(template, '|', error, '|', error.pos)
try:
    re.sub('(a)', r'\g<name>', 'a')
except IndexError as error:
    print(error)
