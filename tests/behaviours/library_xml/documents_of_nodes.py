"""minidom reads documents as nodes, which can be changed and written."""
from xml.dom import HierarchyRequestErr, Node
from xml.dom.minidom import getDOMImplementation, parseString

document = parseString('<r a="1"><x>one</x> text <!-- c --><y><x k="é">two</x></y><![CDATA[<raw>]]></r>')
root = document.documentElement
print(root.tagName, root.getAttribute('a'), [node.nodeType for node in root.childNodes])
print([x.firstChild.data for x in document.getElementsByTagName('x')], root.childNodes[1])
new = document.createElement('z')
new.setAttribute('q', '<"&\n')
new.appendChild(document.createTextNode('a < b'))
root.insertBefore(new, root.firstChild)
root.removeChild(root.lastChild)
print(document.toxml())
print(document.toxml('utf-8'))
print(root.firstChild.nextSibling.tagName, root.lastChild.previousSibling.nodeName, new.parentNode is root)
print(parseString('<a><b><c/></b><d>x</d></a>').toprettyxml(indent='  '))
made = getDOMImplementation().createDocument(None, 'root', None)
made.documentElement.appendChild(made.createComment('hi'))
print(made.toxml(encoding='us-ascii', standalone=True), root.cloneNode(True).toxml() == root.toxml())
for call in (lambda: made.appendChild(made.createElement('second')), lambda: root.firstChild.firstChild.appendChild(new),
             lambda: root.removeAttribute('none')):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
