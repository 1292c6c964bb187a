"""Tags are told with their attributes, in small letters and unescaped."""
from html.parser import HTMLParser


class Teller(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print('start', tag, attrs)

    def handle_endtag(self, tag):
        print('end', tag)

    def handle_startendtag(self, tag, attrs):
        print('empty', tag, attrs, self.get_starttag_text())


parser = Teller()
for text in ('<p class="a" ID=b c d=\'e f\'>x</P>', '<br/>', '<br />', '<a href=x/>', '<a b = "c"d>', '<a =b "c" d/e>', '<a b="&amp;&copy=1">',
             '<svg:a b:c="d"/>', '</p x=1>', '<a\nb\n=\nc>', '<a b=">">', '<a b==c>', '<p/ >'):
    parser.feed(text)
