"""Tags are text in scripts, styles and the like, up to the end tag."""
from html.parser import HTMLParser


class Teller(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print('start', tag)

    def handle_endtag(self, tag):
        print('end', tag)

    def handle_data(self, data):
        print('data', repr(data))


for text in ('<script>if (a<b) {} </scrip> &amp;</script>y', '<style>a<b</STYLE >', '<textarea><b>&amp;</textarea>', '<title>a &lt; b</title>',
             '<plaintext><b>x</plaintext>', '<noscript><b></noscript>', '<script>open'):
    print(repr(text))
    parser = Teller()
    parser.feed(text)
    parser.close()
print('scripting')
Teller(scripting=True).feed('<noscript><b></noscript>')
