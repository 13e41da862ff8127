extension WrittenModules {
  /// What an argument does.
  static let argparseActions = #"""
    class Action:
        """What an argument does."""
        def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
            self.option_strings, self.dest, self.nargs, self.const, self.default = option_strings, dest, nargs, const, default
            self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar

        def format_usage(self):
            """The option as the usage shows it."""
            return self.option_strings[0]

        def __call__(self, parser, namespace, values, option_string=None):
            raise NotImplementedError('.__call__() not defined')

    class _Store(Action):
        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, values)

    class _StoreConst(Action):
        def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
            super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help)

        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, self.const)

    class _StoreTrue(_StoreConst):
        def __init__(self, option_strings, dest, default=False, required=False, help=None):
            super().__init__(option_strings, dest, const=True, default=default, required=required, help=help)

    class _StoreFalse(_StoreConst):
        def __init__(self, option_strings, dest, default=True, required=False, help=None):
            super().__init__(option_strings, dest, const=False, default=default, required=required, help=help)

    class BooleanOptionalAction(Action):
        """--name and --no-name."""
        def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
            names = []
            for name in option_strings:
                names.append(name)
                if name.startswith('--'):
                    names.append('--no-' + name[2:])
            super().__init__(names, dest, nargs=0, default=default, required=required, help=help)

        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

        def format_usage(self):
            """The option as the usage shows it."""
            return ' | '.join(self.option_strings)

    class _Append(Action):
        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])

    class _AppendConst(_StoreConst):
        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [self.const])

    class _Extend(Action):
        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))

    class _Count(Action):
        def __init__(self, option_strings, dest, default=None, required=False, help=None):
            super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help)

        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)

    class _Help(Action):
        def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
            super().__init__(option_strings, dest, nargs=0, default=default, help=help)

        def __call__(self, parser, namespace, values, option_string=None):
            parser.print_help()
            parser.exit()

    class _Version(Action):
        def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help="show program's version number and exit"):
            super().__init__(option_strings, dest, nargs=0, default=default, help=help)
            self.version = version

        def __call__(self, parser, namespace, values, option_string=None):
            print((self.version or parser.version) % {'prog': parser.prog})
            parser.exit()

    class _SubParsers(Action):
        def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
            self._prog, self._class, self._help = prog, parser_class, []
            super().__init__(option_strings, dest, nargs=PARSER, choices={}, required=required, help=help, metavar=metavar)

        def add_parser(self, name, *, aliases=(), **kwargs):
            """A command with arguments of its own."""
            if kwargs.get('prog') is None:
                kwargs['prog'] = f'{self._prog} {name}'
            if 'help' in kwargs:
                self._help.append((name, kwargs.pop('help')))
            parser = self._class(**kwargs)
            for each in (name, *aliases):
                self.choices[each] = parser
            return parser

        def __call__(self, parser, namespace, values, option_string=None):
            name, rest = values[0], values[1:]
            if self.dest is not SUPPRESS:
                setattr(namespace, self.dest, name)
            if name not in self.choices:
                raise ArgumentError(self, f'unknown parser {name!r} (choices: {", ".join(self.choices)})')
            inner, extras = self.choices[name].parse_known_args(rest, None)
            for key, value in vars(inner).items():
                setattr(namespace, key, value)
            if extras:
                namespace.__dict__.setdefault('_unrecognized_args', []).extend(extras)

    class FileType:
        """Opens the file that an argument names."""
        def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
            self._mode, self._encoding, self._errors = mode, encoding, errors

        def __call__(self, string):
            if string == '-':
                return _sys.stdin if 'r' in self._mode else _sys.stdout
            try:
                return open(string, self._mode, encoding=self._encoding, errors=self._errors)
            except OSError as e:
                raise ArgumentTypeError(f"can't open '{string}': {e}")
    """#
}
