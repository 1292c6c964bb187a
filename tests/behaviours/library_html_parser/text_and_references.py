"""References in text are replaced, or told by themselves."""
from html.parser import HTMLParser


class Teller(HTMLParser):
    def handle_data(self, data):
        print('data', repr(data))

    def handle_entityref(self, name):
        print('name', name)

    def handle_charref(self, name):
        print('number', name)


for convert in (True, False):
    for text in ('a &amp; b &#65;&#x42; &copy c', 'a & b &', 'x < y <1>', '&unknown; &#xZ; &#12'):
        print(convert, repr(text))
        parser = Teller(convert_charrefs=convert)
        parser.feed(text)
        parser.close()
