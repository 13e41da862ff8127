import Evaluator

extension WrittenModules {
  /// A topic a file.
  static let argparse = WrittenModule(
    "argparse", doc: "Options of a command line.",
    [argparseNamespace, argparseActions, argparseFormatters, argparseParser]
      .joined(separator: "\n\n"))

  /// Faults, and what arguments become.
  private static let argparseNamespace = #"""
    import os as _os
    import re as _re
    import sys as _sys

    SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, PARSER = '==SUPPRESS==', '?', '*', '+', '...', 'A...'

    class ArgumentError(Exception):
        """An argument that does not fit."""
        def __init__(self, argument, message):
            self.argument_name, self.message = _argument_name(argument), message

        def __str__(self):
            return self.message if self.argument_name is None else f'argument {self.argument_name}: {self.message}'

    class ArgumentTypeError(Exception):
        """Text that cannot be converted."""

    def _argument_name(action):
        if action is None:
            return None
        if action.option_strings:
            return '/'.join(action.option_strings)
        if action.metavar not in (None, SUPPRESS):
            return action.metavar if isinstance(action.metavar, str) else '/'.join(action.metavar)
        if action.dest not in (None, SUPPRESS):
            return action.dest
        return '{' + ','.join(action.choices) + '}' if action.choices else None

    class Namespace:
        """The arguments by name."""
        def __init__(self, **kwargs):
            for name in kwargs:
                setattr(self, name, kwargs[name])

        def __eq__(self, other):
            return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

        def __contains__(self, key):
            return key in self.__dict__

        def __repr__(self):
            plain, starred = [], {}
            for name, value in self.__dict__.items():
                if name.isidentifier():
                    plain.append(f'{name}={value!r}')
                else:
                    starred[name] = value
            if starred:
                plain.append(f'**{starred!r}')
            return f'{type(self).__name__}({", ".join(plain)})'
    """#
}
