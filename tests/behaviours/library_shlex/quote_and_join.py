"""quote makes one word, join a command line that split takes apart again."""
import shlex

for text in ('safe', 'with space', "it's", '', '$HOME', 'é', 'a/b-c.d_e@f%g+h=i:j,k', '*', 'new\nline'):
    print(shlex.quote(text), shlex.split(shlex.quote(text)) == [text])
print(shlex.join(['echo', 'a b', "c'd", '']))
try:
    shlex.quote(1)
except TypeError as error:
    print(error)
