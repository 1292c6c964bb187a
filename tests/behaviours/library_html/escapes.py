"""escape() replaces what means something in HTML."""
import html

print(html.escape('<a href="x">it\'s & more</a>'))
print(html.escape('"quoted" <b>', quote=False), html.escape('&amp;'), repr(html.escape('')))
