"""The command `python -m json`: checks JSON and prints it in a readable layout."""

import argparse
import json
import sys

__all__ = ['main']


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description='A simple command line interface for json module to validate and pretty-print JSON objects.')
    parser.add_argument('infile', nargs='?', default='-', help='a JSON file to be validated or pretty-printed')
    parser.add_argument('outfile', nargs='?', help='write the output of infile to outfile')
    parser.add_argument('--sort-keys', action='store_true',
                        help='sort the output of dictionaries alphabetically by key')
    parser.add_argument('--no-ensure-ascii', dest='ensure_ascii', action='store_false',
                        help='disable escaping of non-ASCII characters')
    parser.add_argument('--json-lines', action='store_true',
                        help='parse input using the JSON Lines format. Use with --no-indent or --compact to produce '
                             'valid JSON Lines output.')
    layout = parser.add_mutually_exclusive_group()
    layout.add_argument('--indent', type=int, default=4,
                        help='separate items with newlines and use this number of spaces for indentation')
    layout.add_argument('--tab', dest='indent', action='store_const', const='\t',
                        help='separate items with newlines and use tabs for indentation')
    layout.add_argument('--no-indent', dest='indent', action='store_const', const=None,
                        help='separate items with spaces rather than newlines')
    layout.add_argument('--compact', action='store_true', help='suppress all whitespace separation (most compact)')
    return parser


def _read(path: str, lines: bool) -> list:
    """The documents of a file, or of standard input."""
    file = sys.stdin if path == '-' else open(path, encoding='utf-8')
    try:
        if lines:
            return [json.loads(line) for line in file]
        return [json.load(file)]
    finally:
        if file is not sys.stdin:
            file.close()


def _write(documents: list, file, layout: dict) -> None:
    for document in documents:
        json.dump(document, file, **layout)
        file.write('\n')


def main() -> None:
    """Run the command."""
    options = _parser().parse_args()
    layout = {'sort_keys': options.sort_keys, 'ensure_ascii': options.ensure_ascii, 'indent': options.indent}
    if options.compact:
        layout.update(indent=None, separators=(',', ':'))
    try:
        documents = _read(options.infile, options.json_lines)
        if options.outfile is None:
            _write(documents, sys.stdout, layout)
        else:
            with open(options.outfile, 'w', encoding='utf-8') as file:
                _write(documents, file, layout)
    except ValueError as error:
        raise SystemExit(error) from None


if __name__ == '__main__':
    try:
        main()
    except BrokenPipeError as error:
        raise SystemExit(error.errno) from None
