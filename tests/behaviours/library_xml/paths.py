"""Elements are found by paths with predicates, parents and namespaces."""
import xml.etree.ElementTree as ET

root = ET.fromstring('<r xmlns:n="urn:n"><a id="1"><b>x</b><b>y</b></a><a id="2"><c><b>z</b></c></a><n:a/></r>')
for path in ('a', './/b', 'a/b', 'a[@id]', "a[@id='2']", "a[@id!='2']", 'a[1]', 'a[last()]', 'a[b]', ".//b[.='z']",
             "a[b='x']", './/b/..', '*', '{urn:n}a', '{*}a', '{urn:n}*', './/c/*', 'a/b[2]', 'none'):
    print(path, [(found.tag, found.get('id'), found.text) for found in root.findall(path)])
print(root.find('n:a', {'n': 'urn:n'}).tag, root.findall('x:a', {'x': 'urn:n'}) == root.findall('{urn:n}a'))
for path in ('/a', 'a[0]', 'p:a', 'a[@id=]'):
    try:
        print(root.findall(path))
    except SyntaxError as error:
        print(path, error)
