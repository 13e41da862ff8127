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
        idpattern = r'[_a-zA-Z][_a-zA-Z0-9]*'

        def __init__(self, template):
            self.template = template

        def _filled(self, mapping, kws, safe):
            d = _re.escape(self.delimiter)
            pattern = d + r'(?:(?P<escaped>' + d + r')|(?P<named>' + self.idpattern + r')|\{(?P<braced>' + self.idpattern + r')\}|(?P<invalid>))'
            values = dict(mapping, **kws)
            def convert(match):
                name = match.group('named') or match.group('braced')
                if name is not None:
                    if safe and name not in values:
                        return match.group()
                    return str(values[name])
                if match.group('escaped') is not None:
                    return self.delimiter
                if safe:
                    return match.group()
                before = self.template[:match.start()]
                line = before.count('\n') + 1
                column = match.start() - (before.rfind('\n') + 1) + 1
                raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))
            return _re.sub(pattern, convert, self.template)

        def substitute(self, mapping={}, /, **kws):
            """The text with the values."""
            return self._filled(mapping, kws, False)

        def safe_substitute(self, mapping={}, /, **kws):
            """The text with the values; a name without one stays."""
            return self._filled(mapping, kws, True)

    class Formatter:
        """str.format as an object."""
        def format(self, format_string, /, *args, **kwargs):
            """The text with its {} filled in."""
            return self.vformat(format_string, args, kwargs)

        def vformat(self, format_string, args, kwargs):
            """As format, with the arguments as a tuple and a dict."""
            return format_string.format(*args, **kwargs)
    """#)
}
