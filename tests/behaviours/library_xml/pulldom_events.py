"""pulldom gives events, of which some become trees."""
from xml.dom import pulldom

events = pulldom.parseString('<r><item n="1">a<b/></item><item n="2">c</item></r>')
for event, node in events:
    if event == pulldom.START_ELEMENT and node.tagName == 'item':
        events.expandNode(node)
        print(node.toxml())
    else:
        print(event, node.nodeName)
