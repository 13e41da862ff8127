extension WrittenModules {
  /// How the help is laid out.
  static let argparseFormatters = #"""
    class HelpFormatter:
        """Lays the help out."""
        def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
            self._prog, self._position = prog, max_help_position
            self._width = (_os.get_terminal_size().columns if width is None else width) - (2 if width is None else 0)

        def _lines(self, text, width):
            import textwrap
            return textwrap.wrap(' '.join(text.split()), width)

        def _fill(self, text, width, indent):
            import textwrap
            return textwrap.fill(' '.join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

        def _expand(self, action):
            values = {k: v for k, v in vars(action).items() if v is not SUPPRESS}
            values['prog'] = self._prog
            for name, value in list(values.items()):
                if hasattr(value, '__name__'):
                    values[name] = value.__name__
            if values.get('choices') is not None:
                values['choices'] = ', '.join(str(c) for c in values['choices'])
            return self._help_of(action) % values

        def _help_of(self, action):
            return action.help

    class RawDescriptionHelpFormatter(HelpFormatter):
        """Keeps the lines of the description."""
        def _fill(self, text, width, indent):
            return ''.join(indent + line for line in text.splitlines(keepends=True))

    class RawTextHelpFormatter(RawDescriptionHelpFormatter):
        """Keeps the lines of all texts."""
        def _lines(self, text, width):
            return text.splitlines()

    class ArgumentDefaultsHelpFormatter(HelpFormatter):
        """Shows the defaults."""
        def _help_of(self, action):
            text = action.help or ''
            if '%(default)' not in text and action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
                text += ' (default: %(default)s)'
            return text

    class MetavarTypeHelpFormatter(HelpFormatter):
        """Shows types in the place of names."""
    """#
}
