"""Arrays of characters are made of text and turn into text."""
from array import array

text = array('w', 'aé')
text.fromunicode('\U0001f600')
print(text, text.tounicode(), text.tolist(), text.itemsize)
for function in (array('i').tounicode, lambda: array('i').fromunicode('a'), lambda: text.fromunicode(b'a')):
    try:
        function()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
