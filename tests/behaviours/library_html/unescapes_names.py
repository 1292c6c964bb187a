"""unescape() knows the names of characters, some of them without a semicolon."""
import html

for text in ('&amp;&lt;&gt;&quot;&apos;', '&lt', '&ltx;', '&notit;', '&notin;', '&copy 2', '&unknown;', '&NotEqualTilde;',
             '&ampamp;', '& amp;', '&', '&;', '&CounterClockwiseContourIntegral;', '&frac12x', '&hellip'):
    print(repr(text), ascii(html.unescape(text)))
