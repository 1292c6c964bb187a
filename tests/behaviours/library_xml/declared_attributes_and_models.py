"""Document types declare defaults of attributes, models of content, and notations."""
from xml.parsers.expat import ParserCreate

parser = ParserCreate()
parser.ElementDeclHandler = lambda name, model: print('element', name, model)
parser.AttlistDeclHandler = lambda *arguments: print('attribute', arguments)
parser.NotationDeclHandler = lambda *arguments: print('notation', arguments)
parser.UnparsedEntityDeclHandler = lambda *arguments: print('unparsed', arguments)
parser.StartElementHandler = lambda name, attributes: print('start', name, attributes)
parser.Parse('''<!DOCTYPE d [
<!ELEMENT d (a?, (b | c)+)><!ELEMENT a (#PCDATA | b)*><!ELEMENT b EMPTY><!ELEMENT c ANY>
<!ATTLIST d k CDATA "default" t (x|y) #REQUIRED i ID #IMPLIED f NMTOKENS #FIXED "m n">
<!NOTATION gif SYSTEM "viewer"><!ENTITY pic SYSTEM "p.gif" NDATA gif>
]><d t="x" i=" a "/>''', True)
