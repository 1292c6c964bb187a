"""SAX tells a handler of elements, text and namespaces, and of errors."""
import io
import xml.sax
from xml.sax import handler, saxutils


class Printing(xml.sax.ContentHandler):
    def startDocument(self):
        print('begin')

    def endDocument(self):
        print('end')

    def startElement(self, name, attrs):
        print('<', name, dict(attrs.items()), self._locator.getLineNumber())

    def endElement(self, name):
        print('>', name)

    def startElementNS(self, name, qname, attrs):
        print('<', name, attrs.items())

    def startPrefixMapping(self, prefix, uri):
        print('prefix', prefix, uri)

    def processingInstruction(self, target, data):
        print('?', target, data)


xml.sax.parseString('<a x="1">\n<b/><?pi d?></a>', Printing())
parser = xml.sax.make_parser()
parser.setFeature(handler.feature_namespaces, True)
parser.setContentHandler(Printing())
parser.parse(io.StringIO('<p:a xmlns:p="urn:p" p:k="v"/>'))
try:
    xml.sax.parseString(b'<a><b></a>', handler.ContentHandler())
except xml.sax.SAXParseException as error:
    print(error, error.getLineNumber(), error.getColumnNumber())
out = io.StringIO()
writer = saxutils.XMLGenerator(out, 'utf-8', short_empty_elements=True)
xml.sax.parseString('<a b="&quot;x&lt;"><c/>t &amp; u</a>', writer)
print(out.getvalue())
print(saxutils.escape('<&>"', {'"': '&quot;'}), saxutils.unescape('&lt;&amp;'), saxutils.quoteattr('a"b'))
