"""Trees are written as XML, HTML or text, with namespaces and in encodings."""
import io
import xml.etree.ElementTree as ET

root = ET.fromstring('<r xmlns="urn:d" xmlns:p="urn:p"><p:a p:k="é">x</p:a><br/><script>a &lt; b</script></r>')
print(ET.tostring(root))
print(ET.tostring(root, 'utf-8', xml_declaration=True))
print(ET.tostring(root, 'unicode', short_empty_elements=False))
ET.register_namespace('mine', 'urn:p')
print(ET.tostring(root, 'unicode', default_namespace='urn:d') if False else ET.tostring(root, 'unicode'))
html = ET.fromstring('<html><br/><p>a &lt; b</p><script>a &lt; b</script></html>')
print(ET.tostring(html, 'unicode', method='html'), ET.tostring(html, 'unicode', method='text'))
tree = ET.ElementTree(ET.fromstring('<a><b><c/></b><d>x</d></a>'))
ET.indent(tree)
tree.write(out := io.BytesIO(), encoding='iso-8859-1', xml_declaration=True)
print(out.getvalue().decode())
ET.dump(tree)
print(ET.tostringlist(ET.Element('a'), 'unicode'), ET.QName('urn:q', 'n'))
