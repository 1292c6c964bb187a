"""unescape() takes numbers as browsers do."""
import html

for text in ('&#65;', '&#65', '&#x41;', '&#X41x', '&#0;', '&#128;', '&#150;', '&#13;', '&#11;', '&#xD800;', '&#x110000;', '&#xfffe;',
             '&#x1F600;', '&#;', '&#x;', '&#xg;', '&#99999999999;', '&#xFDD0;', '&#129;'):
    print(repr(text), ascii(html.unescape(text)))
