"""A long word begins a new line when the line before it is full, and no blank is left at its end."""
import textwrap

print(textwrap.wrap('aaa bbbbbbbbbbbbbbb', 4))
print(textwrap.wrap('Say it: "antidisestablishmentarianism" twice', 8))
print(textwrap.wrap('aaa bbb-bbbbbbbbbbbb', 4, drop_whitespace=False))
print(textwrap.wrap('aaa bbbbbbbbbbbbbbb', 4, max_lines=2, placeholder='..'))
