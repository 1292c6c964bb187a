"""Comments, declarations, instructions and sections are told, also where they are wrong."""
from html.parser import HTMLParser


class Teller(HTMLParser):
    def handle_comment(self, data):
        print('comment', repr(data))

    def handle_decl(self, decl):
        print('declaration', repr(decl))

    def handle_pi(self, data):
        print('instruction', repr(data))

    def unknown_decl(self, data):
        print('section', repr(data))

    def handle_data(self, data):
        print('data', repr(data))


for text in ('<!-- c -->', '<!-->', '<!--a--!>b', '<!DOCTYPE html>', '<!x>', '<![CDATA[a]]>', '<![if x]>y<![endif]>', '<?pi x?>', '</ x>', '</>',
             '<!-- open', '<!doctype', '<?pi', '<!', '</', '<'):
    print(repr(text))
    parser = Teller()
    parser.feed(text)
    parser.close()
