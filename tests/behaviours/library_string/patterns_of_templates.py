"""A template's pattern may be compiled already, and must have the groups that tell placeholders apart."""

import re
from string import Template


class Compiled(Template):
    pattern = re.compile(r"""
        %(?:(?P<escaped>%)|(?P<named>[a-z]+)|<(?P<braced>[a-z]+)>|(?P<invalid>))
    """, re.VERBOSE)


print(Compiled('%who and %<what>s, 100%%').substitute(who='Ann', what='dog'))
print(Compiled('%who %<what> %%').get_identifiers(), Compiled('%who % x').is_valid())


class Broken(Template):
    pattern = r'(?P<badname>.*)|(?P<escaped>@{2})|@(?P<named>[._a-z]+)|@{(?P<braced>[._a-z]+)}|(?P<invalid>@)'


broken = Broken('@bag.foo.who likes to eat a bag of ham')
for attempt in (broken.is_valid, broken.get_identifiers, lambda: broken.safe_substitute({}), lambda: broken.substitute({})):
    try:
        print(attempt())
    except ValueError as error:
        print(error.args[0])
