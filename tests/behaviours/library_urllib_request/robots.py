"""A file robots.txt says what may be fetched."""
from urllib.robotparser import RobotFileParser

parser = RobotFileParser()
print(parser.can_fetch('any', '/'))
parser.parse('''\
User-agent: *
Crawl-delay: 3
Request-rate: 9/30
Disallow: /private/
Allow: /private/open
Disallow: *.gif$

User-agent: figbot
Disallow: /

Sitemap: http://example.org/map.xml
'''.splitlines())
for agent, path in (('any', '/'), ('any', '/private/x'), ('any', '/private/open/y'), ('any', '/a/b.gif'),
                    ('any', '/a.gif?x'), ('FigBot/1.0', '/'), ('figbot', '/robots.txt')):
    print(agent, path, parser.can_fetch(agent, 'http://example.org' + path))
print(parser.crawl_delay('any'), parser.request_rate('any'), parser.crawl_delay('figbot'), parser.site_maps())
