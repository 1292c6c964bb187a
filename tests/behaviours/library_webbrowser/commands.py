"""A command line with %s is a browser, and addresses that would be options are refused."""
import webbrowser

webbrowser.register('tried', None, webbrowser.GenericBrowser('true'), preferred=True)
print(webbrowser.get('tried').open('https://example.com'))
browser = webbrowser.get('false %s')
print(type(browser).__name__, browser.name, browser.args, browser.open('x'))
print(type(webbrowser.get('false %s &')).__name__)
for url in ('-x', '  --new'):
    try:
        browser.open(url)
    except ValueError as error:
        print(error)
try:
    webbrowser.get('no-such-browser')
except webbrowser.Error as error:
    print(error)
