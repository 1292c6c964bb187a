"""A parser tells another target than a tree, and documents have a canonical form."""
import xml.etree.ElementTree as ET


class Depth:
    deepest = depth = 0

    def start(self, tag, attributes):
        self.depth += 1
        self.deepest = max(self.depth, self.deepest)

    def end(self, tag):
        self.depth -= 1

    def data(self, data):
        pass

    def close(self):
        return self.deepest


parser = ET.XMLParser(target=Depth())
parser.feed('<a><b><c/></b><b/></a>')
print(parser.close())
builder = ET.TreeBuilder(insert_comments=True)
parser = ET.XMLParser(target=builder)
parser.feed('<a><!--kept-->x</a>')
print(ET.tostring(parser.close(), 'unicode'))
print(ET.canonicalize('<a z="1" b="2"  ><c   /> x &gt; <!-- no --></a>'))
print(ET.canonicalize('<n:a xmlns:n="urn:n" xmlns:m="urn:m"> <m:b/> </n:a>', strip_text=True, with_comments=True))
print(ET.canonicalize('<n:a xmlns:n="urn:n"><n:b q="v"/></n:a>', rewrite_prefixes=True))
