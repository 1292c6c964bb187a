"""Groups have headings, and options of one name conflict."""
import optparse

parser = optparse.OptionParser(prog='tool')
group = optparse.OptionGroup(parser, 'Dangerous', 'Take care with these, they are here to be taken care with.')
group.add_option('-g', help='group')
group.add_option('--hidden', help=optparse.SUPPRESS_HELP)
parser.add_option_group(group)
print(parser.format_help())
print(parser.has_option('-g'), parser.get_option_group('-g') is group, parser.get_option('-h').help)
for arguments, options in ((('-g',), {}), (('x',), {}), (('--',), {}), (('-k',), {'action': 'nope'}), (('-k',), {'type': 'nope'}), (('-k',), {'what': 1}),
                           (('-k',), {'choices': 'ab', 'type': 'choice'}), (('-k',), {'const': 1}), (('-k',), {'action': 'callback'})):
    try:
        parser.add_option(*arguments, **options)
    except optparse.OptionError as error:
        print(error)
parser.set_conflict_handler('resolve')
parser.add_option('-g', '--other', action='callback', callback=lambda option, name, value, parser: print('called', option, name, value))
print(*parser.parse_args(['-g', 'x']))
parser.remove_option('-g')
print(parser.has_option('--other'))
print(optparse.OptionParser(prog='t', usage=optparse.SUPPRESS_USAGE, formatter=optparse.TitledHelpFormatter(), description='D.').format_help())
