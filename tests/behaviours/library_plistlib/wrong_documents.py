"""Documents that hold elements in wrong places are errors that name the line."""
import plistlib

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">'


def attempt(data, **keywords):
    try:
        print(repr(plistlib.loads(data, **keywords)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


for body in (
    '<dict><key>a</key></dict>', '<dict><string>a</string></dict>', '<array><key>a</key></array>',
    '<dict><key>a</key>\n<key>b</key></dict>', '<integer>x</integer>', '<integer>0x1F</integer>', '<unknown/>',
    '<array><integer> 5 </integer><string> a\n b </string></array>', '',
    '<string>&lt;&#65;&#x42;<![CDATA[<&]]><!-- c --></string>', '<date>2001-02-03T04:05:06Z</date>',
):
    attempt(HEAD + body + '</plist>')
attempt(b'junk')
attempt(b'bplist00')
attempt('text', fmt=plistlib.FMT_BINARY)
attempt('<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY e "x">]><plist version="1.0"><string>&e;</string></plist>')
attempt('<?xml version="1.0" encoding="utf-16"?><plist><string>ü</string></plist>'.encode('utf-16'))
