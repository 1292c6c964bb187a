"""Documents are read while what was found is told."""
import io
import xml.etree.ElementTree as ET

document = '<r xmlns:p="urn:p"><!-- c --><a>1</a><?pi x?><p:b/></r>'
iterator = ET.iterparse(io.BytesIO(document.encode()), ('start', 'end', 'start-ns', 'end-ns', 'comment', 'pi'))
for event, found in iterator:
    print(event, found if event.endswith('-ns') else found.tag if isinstance(found.tag, str) else found.text)
print(iterator.root.tag)
parser = ET.XMLPullParser(['end'])
for piece in ('<a><b>', 'text</b>', '<c/>', '</a>'):
    parser.feed(piece)
    print([(event, element.tag) for event, element in parser.read_events()])
parser.close()
try:
    list(ET.iterparse(io.StringIO('<a><b></a>')))
except ET.ParseError as error:
    print(error, error.code, error.position)
try:
    ET.XMLPullParser(['unknown'])
except ValueError as error:
    print(error)
