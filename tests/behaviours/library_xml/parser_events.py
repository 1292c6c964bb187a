"""The parser calls handlers for what is in a document."""
import xml.parsers.expat

parser = xml.parsers.expat.ParserCreate()
parser.buffer_text = True
for name in ('StartElement', 'EndElement', 'CharacterData', 'ProcessingInstruction', 'Comment', 'StartCdataSection',
             'EndCdataSection', 'XmlDecl', 'StartDoctypeDecl', 'EndDoctypeDecl', 'EntityDecl'):
    def handler(*arguments, name=name):
        print(name, arguments, parser.CurrentLineNumber)
    setattr(parser, name + 'Handler', handler)
parser.Parse('''<?xml version="1.0" standalone="yes"?>
<!DOCTYPE doc [<!ENTITY e "entity <b/>">]>
<doc a="1" b='two &amp; &#x41;'>
text &lt; &e;<?target data?><!-- comment -->
<![CDATA[raw <x>]]>
</doc>
''', True)
