"""What is fed in parts is parsed when it is complete, and the position is known."""
from html.parser import HTMLParser


class Teller(HTMLParser):
    text = ''

    def handle_starttag(self, tag, attrs):
        print('start', tag, attrs, self.getpos())

    def handle_data(self, data):
        self.text += data


parser = Teller()
for part in ('<p cl', 'ass="a', '">te', 'xt &am', 'p; more\n', '<', 'b>bold', '\n\n  <i', '>'):
    parser.feed(part)
parser.close()
print(parser.getpos(), repr(parser.text), repr(parser.rawdata))
parser.reset()
print(parser.getpos())
