"""Double brackets add a table to an array."""
import tomllib

print(tomllib.loads('''
[[fruit]]
name = "apple"
[fruit.physical]
color = "red"
[[fruit.variety]]
name = "red delicious"
[[fruit.variety]]
name = "granny smith"
[[fruit]]
name = "banana"
[[fruit]]
'''))
