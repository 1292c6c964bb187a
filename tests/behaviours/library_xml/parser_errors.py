"""Documents that are not well-formed are refused, with the place."""
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

for text in ('', 'text', '<a>', '<a></b>', '<a', '<a/><b/>', '<a b="1" b="2"/>', '<a>&x;</a>', '<a b=c/>',
             '<a>]]></a>', '<a>\n &#0;</a>', '<a><![CDATA[', '<1/>', '<a b="<"/>', '<!-- -- --><a/>',
             ' <?xml version="1.0"?><a/>', '<a>\x01</a>', '<a b/>', '</a>', '<a/>text'):
    parser = ParserCreate()
    try:
        parser.Parse(text, True)
    except ExpatError as error:
        print(repr(text), error, error.code, error.lineno, error.offset, ErrorString(error.code) in str(error))
parser = ParserCreate(namespace_separator=' ')
try:
    parser.Parse('<a:b/>', True)
except ExpatError as error:
    print(error)
