"""Entities that contain themselves, or grow beyond measure, are refused."""
import xml.etree.ElementTree as ET

laughs = '<!DOCTYPE a [<!ENTITY e0 "ha">' + ''.join(
    f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10)) + ']><a>&e9;</a>'
for text in ('<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a>&x;</a>', laughs,
             '<!DOCTYPE a [<!ENTITY x "<b>">]><a>&x;</b></a>'):
    try:
        ET.fromstring(text)
    except ET.ParseError as error:
        print(str(error).partition(':')[0])
print(ET.fromstring('<!DOCTYPE a [<!ENTITY x "in &#38;lt; <b>y</b>">]><a q="&amp;">&x;</a>').findtext('b'))
