"""convert does what a conversion says, and a template can be rendered by hand."""
from string.templatelib import Interpolation, convert
print(convert('é', 'a'), convert('é', 'r'), convert(1, 's') == '1', convert(1, None))
try:
    convert(1, 'q')
except ValueError as error:
    print(error)
def render(template):
    return ''.join(part if isinstance(part, str) else format(convert(part.value, part.conversion), part.format_spec)
                   for part in template)
name, number = 'é', 3.14159
print(render(t'<{name!a:>8}|{number:.2f}|{number=}>'))
