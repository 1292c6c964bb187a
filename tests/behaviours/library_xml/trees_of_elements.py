"""Elements are lists of their children, with attributes and text."""
import copy
import pickle
import xml.etree.ElementTree as ET

root = ET.fromstring('<r a="1">t<x>one</x>tail<y k="v"/><x>two</x></r>')
print(root.tag, root.attrib, root.text, len(root), root[0].tail, [child.tag for child in root])
print(root.find('x').text, [x.text for x in root.findall('x')], root.findtext('none', 'default'), root.get('a'))
print([element.tag for element in root.iter()], ''.join(root.itertext()))
new = ET.SubElement(root, 'z', {'n': '1'}, m='2')
new.text = 'a < b & c'
root.remove(root[1])
root.insert(0, ET.Comment('note'))
root.set('b', '"quoted"')
print(ET.tostring(root, 'unicode'))
print(ET.tostring(copy.deepcopy(root)) == ET.tostring(pickle.loads(pickle.dumps(root))) == ET.tostring(root))
for call in (lambda: root.append('x'), lambda: root.remove(new[0]) if len(new) else root.remove(ET.Element('q')),
             lambda: ET.tostring(ET.Element('a', b=1)), lambda: root[9]):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
