import Evaluator

extension WrittenModules {
  static let string = WrittenModule(
    "string", doc: "Kinds of characters, and templates.",
    #"""
    import re as _re

    whitespace = ' \t\n\r\v\f'
    ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
    ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    ascii_letters = ascii_lowercase + ascii_uppercase
    digits = '0123456789'
    hexdigits = digits + 'abcdef' + 'ABCDEF'
    octdigits = '01234567'
    punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
    printable = digits + ascii_letters + punctuation + whitespace

    def capwords(s, sep=None):
        """Each word with a large first letter."""
        return (sep or ' ').join(map(str.capitalize, s.split(sep)))

    class Template:
        """A text in which $name stands for a value."""
        delimiter = '$'
        idpattern = r'(?a:[_a-z][_a-z0-9]*)'

        def __init__(self, template):
            self.template = template

        braceidpattern = None
        flags = _re.IGNORECASE

        def _pattern(self):
            own = type(self).__dict__.get('pattern', getattr(self, 'pattern', None))
            if own is not None:
                return own if hasattr(own, 'sub') else _re.compile(own, self.flags | _re.VERBOSE)
            d, name = _re.escape(self.delimiter), self.idpattern
            braced = self.braceidpattern or name
            return _re.compile(d + r'(?:(?P<escaped>' + d + r')|(?P<named>' + name + r')|\{(?P<braced>' + braced + r')\}|(?P<invalid>))', self.flags)

        def _filled(self, mapping, kws, safe):
            values = {**mapping, **kws} if kws else mapping
            def convert(match):
                name = match.group('named') or match.group('braced')
                if name is not None:
                    if safe:
                        try:
                            return str(values[name])
                        except KeyError:
                            return match.group()
                    return str(values[name])
                if match.group('escaped') is not None:
                    return self.delimiter
                if safe:
                    return match.group()
                before = self.template[:match.start('invalid')]
                lines = before.splitlines(keepends=True)
                column = match.start('invalid') - len(''.join(lines[:-1])) if lines else 1
                raise ValueError('Invalid placeholder in string: line %d, col %d' % (max(len(lines), 1), column))
            return self._pattern().sub(convert, self.template)

        def is_valid(self):
            """Whether all placeholders are of the right form."""
            return all(m.group('invalid') is None for m in self._pattern().finditer(self.template))

        def get_identifiers(self):
            """The names of the placeholders, each once."""
            names = (m.group('named') or m.group('braced') for m in self._pattern().finditer(self.template))
            return list(dict.fromkeys(name for name in names if name is not None))

        def substitute(self, mapping={}, /, **kws):
            """The text with the values."""
            return self._filled(mapping, kws, False)

        def safe_substitute(self, mapping={}, /, **kws):
            """The text with the values; a name without one stays."""
            return self._filled(mapping, kws, True)

    class Formatter:
        """str.format in steps that a subclass may change."""
        def format(self, format_string, /, *args, **kwargs):
            """The text with its {} filled in."""
            return self.vformat(format_string, args, kwargs)

        def vformat(self, format_string, args, kwargs):
            """As format, with the arguments as a tuple and a dict."""
            used = set()
            result, _ = self._vformat(format_string, args, kwargs, used, 2)
            self.check_unused_args(used, args, kwargs)
            return result

        def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
            if recursion_depth < 0:
                raise ValueError('Max string recursion exceeded')
            result = []
            for literal, field, spec, conversion in self.parse(format_string):
                if literal:
                    result.append(literal)
                if field is None:
                    continue
                if field == '':
                    if auto_arg_index is False:
                        raise ValueError('cannot switch from manual field specification to automatic field numbering')
                    field, auto_arg_index = str(auto_arg_index), auto_arg_index + 1
                elif field.isdigit():
                    if auto_arg_index:
                        raise ValueError('cannot switch from manual field specification to automatic field numbering')
                    auto_arg_index = False
                obj, arg_used = self.get_field(field, args, kwargs)
                used_args.add(arg_used)
                obj = self.convert_field(obj, conversion)
                spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
                result.append(self.format_field(obj, spec))
            return ''.join(result), auto_arg_index

        def get_value(self, key, args, kwargs):
            """The argument of a place or a name."""
            return args[key] if isinstance(key, int) else kwargs[key]

        def check_unused_args(self, used_args, args, kwargs):
            """Called with the places and names that were used."""

        def format_field(self, value, format_spec):
            """A value as text."""
            return format(value, format_spec)

        def convert_field(self, value, conversion):
            """A value after !r, !s or !a."""
            if conversion is None:
                return value
            if conversion in ('s', 'r', 'a'):
                return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
            raise ValueError(f'Unknown conversion specifier {conversion}')

        def parse(self, format_string):
            """The parts of the text: (literal, field, spec, conversion)."""
            position, literal, length = 0, '', len(format_string)
            while position < length:
                letter = format_string[position]
                position += 1
                if letter not in '{}':
                    literal += letter
                elif format_string[position:position + 1] == letter:
                    literal += letter
                    position += 1
                elif letter == '}':
                    raise ValueError("Single '}' encountered in format string")
                else:
                    start, depth = position, 1
                    while position < length and depth:
                        depth += {'{': 1, '}': -1}.get(format_string[position], 0)
                        position += 1
                    if depth:
                        raise ValueError("Single '{' encountered in format string" if start == length else "expected '}' before end of string")
                    inside = format_string[start:position - 1]
                    match = _re.match(r'((?:[^\[:!]|\[[^\]]*\])*)(?:!([^:]*))?(?::(.*))?\Z', inside, _re.S)
                    yield literal, match[1], match[3] or '', match[2]
                    literal = ''
            if literal:
                yield literal, None, None, None

        def get_field(self, field_name, args, kwargs):
            """The value of a field such as 0.name[key], and the argument that it is of."""
            first = _re.match(r'[^.\[]*', field_name)[0]
            key = int(first) if first.isdigit() else first
            obj = self.get_value(key, args, kwargs)
            for attribute, index in _re.findall(r'\.([^.\[]*)|\[([^\]]*)\]', field_name[len(first):]):
                obj = getattr(obj, attribute) if attribute else obj[int(index) if index.isdigit() else index]
            return obj, key
    """#)
}
