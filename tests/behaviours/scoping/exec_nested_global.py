"""In a text with namespaces of its own, a name that a function inside declares global is one for all of the text."""
spaces = {}, {}
exec('''
name = 1
other = 2
def function():
    global name
    return name
result = function()
''', *spaces)
print(sorted(key for key in spaces[0] if not key.startswith('__')), sorted(spaces[1]))
