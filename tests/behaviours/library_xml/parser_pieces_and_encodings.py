"""Documents come in pieces of any size, and in several encodings."""
import xml.etree.ElementTree as ET
from xml.parsers.expat import ParserCreate

text = '<?xml version="1.0" encoding="{}"?>\r\n<a b="ä">é\r\nü<!-- x --><c>]] &lt;</c></a>'
for encoding in ('utf-8', 'iso-8859-1', 'utf-16', 'windows-1252'):
    data = text.format(encoding).encode(encoding)
    for size in (1, 3, 1000):
        parser = ET.XMLParser()
        for start in range(0, len(data), size):
            parser.feed(data[start:start + size])
        print(encoding, size, ET.tostring(parser.close(), 'unicode'))
for data in (b'<?xml version="1.0" encoding="none"?><a/>', b'<a>\xff</a>'):
    try:
        ET.fromstring(data)
    except (ET.ParseError, LookupError) as error:
        print(type(error).__name__)
