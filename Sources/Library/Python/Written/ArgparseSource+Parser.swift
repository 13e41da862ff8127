extension WrittenModules {
  /// Groups of arguments, and the parser.
  static let argparseParser = #"""
    class _Group:
        def __init__(self, owner, title=None, description=None, exclusive=False, required=False):
            self.title, self.description, self._owner, self._actions = title, description, owner, []
            self._exclusive, self.required = exclusive, required

        def add_argument(self, *args, **kwargs):
            """An argument of the group."""
            action = self._owner._make(*args, **kwargs)
            self._actions.append(action)
            self._owner._root._register(action, None if self._exclusive else self)
            if self._exclusive and not isinstance(self._owner, ArgumentParser):
                self._owner._actions.append(action)
            return action

        def _make(self, *args, **kwargs):
            return self._owner._make(*args, **kwargs)

        @property
        def _root(self):
            return self._owner._root

        def add_mutually_exclusive_group(self, *, required=False):
            """Arguments of which one may be given."""
            return self._owner.add_mutually_exclusive_group(required=required)

        def set_defaults(self, **kwargs):
            """Values of names without an argument."""
            self._owner.set_defaults(**kwargs)

    class ArgumentParser:
        """Reads the arguments of a command line."""
        def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True, exit_on_error=True):
            self.prog = prog if prog is not None else _os.path.basename(_sys.argv[0]) or 'cell'
            self.usage, self.description, self.epilog, self.formatter_class = usage, description, epilog, formatter_class
            self.prefix_chars, self.argument_default, self.conflict_handler = prefix_chars, argument_default, conflict_handler
            self.add_help, self.allow_abbrev, self.exit_on_error, self.version = add_help, allow_abbrev, exit_on_error, None
            self._actions, self._groups, self._exclusive, self._defaults, self._options = [], [], [], {}, {}
            self._subparsers, self._place = None, {}
            self._root = self
            if add_help:
                mark = '-' if '-' in prefix_chars else prefix_chars[0]
                self.add_argument(mark + 'h', mark * 2 + 'help', action='help', default=SUPPRESS, help='show this help message and exit')
            self.fromfile_prefix_chars = fromfile_prefix_chars
            for parent in parents:
                self._inherit(parent)
                self._defaults.update(parent._defaults)

        def _inherit(self, parent):
            groups = {}
            for group in parent._groups:
                own = [g for g in self._groups if g.title == group.title]
                groups[id(group)] = own[0] if own else self.add_argument_group(group.title, group.description)
            for action in parent._actions:
                group = groups.get(id(parent._place.get(id(action))))
                self._register(action, group)
                if group:
                    group._actions.append(action)
            for group in parent._exclusive:
                self.add_mutually_exclusive_group(required=group.required)._actions += group._actions

        def convert_arg_line_to_args(self, arg_line):
            """The arguments in a line of a file that stands among the arguments."""
            return [arg_line]

        def _from_files(self, args):
            found = []
            for arg in args:
                if not arg or arg[0] not in self.fromfile_prefix_chars:
                    found.append(arg)
                    continue
                try:
                    with open(arg[1:]) as f:
                        lines = f.read().splitlines()
                except OSError as error:
                    self.error(str(error))
                found += self._from_files([a for line in lines for a in self.convert_arg_line_to_args(line)])
            return found

        _kinds = {None: _Store, 'store': _Store, 'store_const': _StoreConst, 'store_true': _StoreTrue, 'store_false': _StoreFalse, 'append': _Append, 'append_const': _AppendConst, 'extend': _Extend, 'count': _Count, 'help': _Help, 'version': _Version}

        def register(self, registry_name, value, object):
            """Gives an action a name."""
            self._kinds = {**self._kinds, value: object}

        def _make(self, *args, **kwargs):
            if not args or len(args) == 1 and args[0][:1] not in self.prefix_chars:
                if args and 'dest' in kwargs:
                    raise ValueError('dest supplied twice for positional argument')
                dest = args[0] if args else kwargs.pop('dest')
                options = []
                if 'required' in kwargs:
                    raise TypeError("'required' is an invalid argument for positionals")
                if kwargs.get('nargs') not in (OPTIONAL, ZERO_OR_MORE):
                    kwargs['required'] = True
                if kwargs.get('nargs') == ZERO_OR_MORE and 'default' not in kwargs:
                    kwargs['required'] = True
            else:
                for name in args:
                    if name[:1] not in self.prefix_chars:
                        raise ValueError(f'invalid option string {name!r}: must start with a character {self.prefix_chars!r}')
                options = list(args)
                dest = kwargs.pop('dest', None)
                if dest is None:
                    long = next((o for o in options if len(o) > 1 and o[1] in self.prefix_chars), options[0])
                    dest = long.lstrip(self.prefix_chars)
                    if not dest:
                        raise ValueError(f'dest= is required for options like {options[0]!r}')
                    dest = dest.replace('-', '_')
            if 'default' not in kwargs:
                if dest in self._defaults:
                    kwargs['default'] = self._defaults[dest]
                elif self.argument_default is not None:
                    kwargs['default'] = self.argument_default
            kind = kwargs.pop('action', None)
            cls = self._kinds.get(kind, kind)
            if not callable(cls):
                raise ValueError(f'unknown action "{cls}"')
            if kwargs.get('type') is not None and not callable(kwargs['type']):
                raise ValueError(f'{kwargs["type"]!r} is not callable')
            required = kwargs.pop('required', None)
            if options or cls not in (_Store, _Append, _Extend):
                if required is not None and options:
                    kwargs['required'] = required
            action = cls(option_strings=options, dest=dest, **kwargs)
            if not options:
                action.required = bool(required)
            if action.nargs == 0 and cls is _Store:
                raise ValueError('nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate')
            return action

        def _register(self, action, group=None):
            for name in action.option_strings:
                if name in self._options:
                    if self.conflict_handler == 'resolve':
                        old = self._options[name]
                        old.option_strings.remove(name)
                        if not old.option_strings:
                            self._actions.remove(old)
                    else:
                        both = [o for o in action.option_strings if o in self._options]
                        raise ArgumentError(action, f'conflicting option string{"s" if len(both) > 1 else ""}: {", ".join(both)}')
                self._options[name] = action
            self._actions.append(action)
            self._place[id(action)] = group
            return action

        def add_argument(self, *args, **kwargs):
            """An option, or an argument by position."""
            return self._register(self._make(*args, **kwargs))

        def add_argument_group(self, title=None, description=None, **kwargs):
            """Arguments under a heading of the help."""
            group = _Group(self, title, description)
            self._groups.append(group)
            return group

        def add_mutually_exclusive_group(self, *, required=False):
            """Arguments of which one may be given."""
            group = _Group(self, exclusive=True, required=required)
            self._exclusive.append(group)
            return group

        def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, action=None, dest=SUPPRESS, required=False, help=None, metavar=None):
            """Commands with arguments of their own."""
            if self._subparsers is not None:
                self.error('cannot have multiple subparser arguments')
            group = None
            if title or description:
                group = self.add_argument_group(title or 'subcommands', description)
            if prog is None:
                positionals = [self._name(a) for a in self._actions if not a.option_strings]
                prog = ' '.join([self.prog] + positionals)
            made = _SubParsers([], prog, parser_class or type(self), dest, required, help, metavar)
            self._subparsers = made
            self._register(made, group)
            if group:
                group._actions.append(made)
            return made

        def set_defaults(self, **kwargs):
            """Values of names without an argument."""
            self._defaults.update(kwargs)
            for action in self._actions:
                if action.dest in kwargs:
                    action.default = kwargs[action.dest]

        def get_default(self, dest):
            """The default of a name."""
            for action in self._actions:
                if action.dest == dest and action.default is not None:
                    return action.default
            return self._defaults.get(dest)

        # Parsing

        def parse_args(self, args=None, namespace=None):
            """The arguments as a Namespace; ends the program where they do not fit."""
            args, rest = self.parse_known_args(args, namespace)
            if rest:
                text = 'unrecognized arguments: ' + ' '.join(rest)
                if self.exit_on_error:
                    self.error(text)
                raise ArgumentError(None, text)
            return args

        def parse_intermixed_args(self, args=None, namespace=None):
            """The arguments as a Namespace, where positionals may stand among options."""
            namespace, rest = self.parse_known_intermixed_args(args, namespace)
            if rest:
                self.error(f'unrecognized arguments: {" ".join(rest)}')
            return namespace

        def parse_known_intermixed_args(self, args=None, namespace=None):
            """As parse_intermixed_args, and those that are unknown."""
            positionals = [a for a in self._actions if not a.option_strings]
            wrong = [a.dest for a in positionals if a.nargs in (PARSER, REMAINDER)]
            if wrong:
                raise TypeError(f'parse_intermixed_args: positional arg with nargs={[a.nargs for a in positionals if a.dest in wrong][0]}')
            # The options first; what they leave are the positionals.
            args = _sys.argv[1:] if args is None else list(args)
            kept = [(a, a.nargs, a.default, a.required) for a in positionals]
            for a in positionals:
                a.nargs, a.default, a.required = SUPPRESS, SUPPRESS, False
            actions = self._actions
            try:
                self._actions = [a for a in actions if a.option_strings]
                namespace, rest = self.parse_known_args(args, namespace)
            finally:
                self._actions = actions
                for a, a.nargs, a.default, a.required in kept:
                    pass
            demanded = [a for a in actions if a.option_strings and a.required]
            try:
                for a in demanded:
                    a.required = False
                return self.parse_known_args(rest, namespace)
            finally:
                for a in demanded:
                    a.required = True

        def parse_known_args(self, args=None, namespace=None):
            """The arguments as a Namespace, and those that are unknown."""
            args = _sys.argv[1:] if args is None else list(args)
            if self.fromfile_prefix_chars is not None:
                args = self._from_files(args)
            namespace = Namespace() if namespace is None else namespace
            for action in self._actions:
                if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                    setattr(namespace, action.dest, action.default)
            for dest, value in self._defaults.items():
                if not hasattr(namespace, dest):
                    setattr(namespace, dest, value)
            try:
                rest = self._parse(args, namespace)
            except ArgumentError as error:
                if not self.exit_on_error:
                    raise
                self.error(str(error))
            return namespace, namespace.__dict__.pop('_unrecognized_args', []) + rest if '_unrecognized_args' in namespace.__dict__ else rest

        def _option(self, arg):
            # The action, its name and its value, if the text is an option.
            if not arg or arg[0] not in self.prefix_chars:
                return None
            if arg in self._options:
                return self._options[arg], arg, None
            if len(arg) == 1:
                return None
            if '=' in arg:
                name, value = arg.split('=', 1)
                if name in self._options:
                    return self._options[name], name, value
            found = []
            if arg[1] in self.prefix_chars:
                if self.allow_abbrev:
                    prefix, _, value = arg.partition('=')
                    found = [(self._options[o], o, value if '=' in arg else None) for o in self._options if o.startswith(prefix)]
            else:
                if arg[:2] in self._options:
                    found = [(self._options[arg[:2]], arg[:2], arg[2:])]
                elif self.allow_abbrev:
                    found = [(self._options[o], o, None) for o in self._options if o.startswith(arg)]
            if len(found) > 1:
                self.error(f'ambiguous option: {arg} could match ' + ', '.join(f[1] for f in found))
            if found:
                return found[0]
            if _re.match(r'^-\d+$|^-\d*\.\d+$', arg) and not any(_re.match(r'^-\d', o) for o in self._options):
                return None
            if ' ' in arg:
                return None
            return None, arg, None

        def _count(self, action, available):
            # How many of the texts an action takes, or None.
            n, size = action.nargs, len(available)
            if n is None:
                return 1 if size else None
            if n == OPTIONAL:
                return min(size, 1)
            if n == ZERO_OR_MORE:
                return size
            if n == ONE_OR_MORE:
                return size if size else None
            if n == REMAINDER:
                return size
            if n == PARSER:
                return size if size else None
            return n if size >= n else None

        def _needs(self, action):
            n = action.nargs
            return {None: 1, OPTIONAL: 0, ZERO_OR_MORE: 0, REMAINDER: 0, ONE_OR_MORE: 1, PARSER: 1}.get(n, n)

        def _parse(self, args, namespace):
            positionals = [a for a in self._actions if not a.option_strings]
            seen, given, extras = set(), set(), []
            kinds, only_positional = [], False
            for arg in args:
                if only_positional:
                    kinds.append(None)
                elif arg == '--':
                    only_positional = True
                    kinds.append('--')
                else:
                    kinds.append(self._option(arg))
            i, size = 0, len(args)

            def take(action, texts, name=None):
                seen.add(id(action))
                value = self._values(action, texts)
                if value is not action.default or action.nargs == 0 and action.option_strings:
                    given.add(id(action))
                    for group in self._exclusive:
                        if action in group._actions:
                            for other in group._actions:
                                if other is not action and id(other) in given:
                                    raise ArgumentError(action, f'not allowed with argument {_argument_name(other)}')
                if value is not SUPPRESS:
                    action(self, namespace, value, name)

            def positional(start):
                # As many of the waiting positionals as fit, each as greedy as those after it allow.
                end = start
                while end < size and (kinds[end] is None or kinds[end] == '--'):
                    end += 1
                if positionals and positionals[0].nargs in (REMAINDER,) and end == start:
                    end = size
                texts = [(k, args[k]) for k in range(start, end) if kinds[k] != '--']
                used = 0
                while positionals:
                    action = positionals[0]
                    if action.nargs in (PARSER, REMAINDER) and used < len(texts) or action.nargs == REMAINDER:
                        begin = texts[used][0] if used < len(texts) else texts[-1][0] + 1 if texts else start
                        positionals.pop(0)
                        take(action, [a for a in args[begin:] if a != '--' or action.nargs == REMAINDER])
                        return size
                    rest = sum(self._needs(a) for a in positionals[1:])
                    left = len(texts) - used
                    count = self._count(action, texts[used:])
                    if count is None:
                        break
                    if action.nargs in (OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE):
                        count = max(min(count, left - rest), 1 if action.nargs == ONE_OR_MORE else 0)
                    positionals.pop(0)
                    take(action, [t for _, t in texts[used:used + count]])
                    used += count
                if used < len(texts):
                    extras.extend(t for _, t in texts[used:])
                return end

            while i < size:
                kind = kinds[i]
                if kind is None or kind == '--':
                    i = max(positional(i), i + 1)
                    continue
                action, name, value = kind
                i += 1
                if action is None:
                    extras.append(args[i - 1])
                    continue
                if value is not None:
                    if action.nargs == 0:
                        if name[1:2] not in self.prefix_chars and len(name) == 2:
                            take(action, [], name)
                            following = self._option('-' + value)
                            while following is not None and following[0] is not None and following[0].nargs == 0 and following[2]:
                                take(following[0], [], following[1])
                                following = self._option('-' + following[2])
                            if following is None or following[0] is None:
                                raise ArgumentError(action, f'ignored explicit argument {value!r}')
                            if following[2] is not None:
                                take(following[0], [following[2]], following[1])
                            elif following[0].nargs == 0:
                                take(following[0], [], following[1])
                            else:
                                args.insert(i, '')
                                raise ArgumentError(following[0], 'expected one argument')
                            continue
                        raise ArgumentError(action, f'ignored explicit argument {value!r}')
                    if isinstance(action.nargs, int) and action.nargs > 1:
                        raise ArgumentError(action, f'expected {action.nargs} arguments')
                    take(action, [value], name)
                    continue
                end = i
                if action.nargs == REMAINDER:
                    end = size
                while end < size and kinds[end] is None:
                    end += 1
                available = args[i:end]
                count = 0 if action.nargs == 0 else self._count(action, available)
                if count is None:
                    words = {None: 'expected one argument', ONE_OR_MORE: 'expected at least one argument'}
                    raise ArgumentError(action, words.get(action.nargs, f'expected {action.nargs} argument{"s" if action.nargs != 1 else ""}'))
                take(action, available[:count], name)
                i += count
            if positionals:
                positional(size)
            missing = []
            for action in self._actions:
                if id(action) in seen:
                    continue
                if action.required:
                    missing.append(_argument_name(action))
                elif isinstance(action.default, str) and action.dest is not SUPPRESS and action.default is not SUPPRESS and getattr(namespace, action.dest, None) is action.default:
                    setattr(namespace, action.dest, self._value(action, action.default))
            if missing:
                raise ArgumentError(None, 'the following arguments are required: ' + ', '.join(missing))
            for group in self._exclusive:
                if group.required and not any(id(a) in given for a in group._actions):
                    names = [_argument_name(a) for a in group._actions if a.help is not SUPPRESS]
                    raise ArgumentError(None, 'one of the arguments ' + ' '.join(names) + ' is required')
            return extras

        def _values(self, action, texts):
            n = action.nargs
            if n == 0:
                return [] if not isinstance(action, (_StoreConst, _Count)) else []
            if not texts and n == OPTIONAL:
                value = action.const if action.option_strings else action.default
                if isinstance(value, str):
                    value = self._value(action, value)
                    self._check(action, value)
                return value
            if not texts and n == ZERO_OR_MORE and not action.option_strings:
                return action.default if action.default is not None else []
            if n in (None, OPTIONAL):
                value = self._value(action, texts[0])
                self._check(action, value)
                return value
            if n == REMAINDER:
                return [self._value(action, t) for t in texts]
            if n == PARSER:
                value = [self._value(action, t) for t in texts]
                self._check(action, value[0])
                return value
            value = [self._value(action, t) for t in texts]
            for v in value:
                self._check(action, v)
            return value

        def _value(self, action, text):
            if action.type is None:
                return text
            name = getattr(action.type, '__name__', repr(action.type))
            try:
                return action.type(text)
            except ArgumentTypeError as error:
                raise ArgumentError(action, str(error))
            except (TypeError, ValueError):
                raise ArgumentError(action, f'invalid {name} value: {text!r}')

        def _check(self, action, value):
            if action.choices is not None and value not in action.choices:
                raise ArgumentError(action, f'invalid choice: {value!r} (choose from {", ".join(map(repr, action.choices))})')

        # Help

        def _name(self, action, standard=None):
            if action.metavar is not None:
                return action.metavar if isinstance(action.metavar, str) else action.metavar
            if action.choices is not None:
                return '{' + ','.join(str(c) for c in action.choices) + '}'
            return standard if standard is not None else action.dest

        def _arguments(self, action, standard):
            name = self._name(action, standard)
            names = name if isinstance(name, tuple) else None
            def at(i):
                return names[i] if names else name
            n = action.nargs
            if n is None:
                return at(0)
            if n == OPTIONAL:
                return f'[{at(0)}]'
            if n == ZERO_OR_MORE:
                return f'[{at(0)} [{at(1)} ...]]' if names and len(names) == 2 else f'[{at(0)} ...]'
            if n == ONE_OR_MORE:
                return f'{at(0)} [{at(1) if names else name} ...]'
            if n == REMAINDER:
                return '...'
            if n == PARSER:
                return f'{at(0)} ...'
            return ' '.join(at(i) for i in range(n))

        def _parts(self):
            # The parts of the usage: options first.
            options, positionals, done = [], [], set()
            for action in self._actions:
                if action.help is SUPPRESS or id(action) in done:
                    continue
                if not action.option_strings:
                    positionals.append(self._arguments(action, action.dest))
                    continue
                group = next((g for g in self._exclusive if action in g._actions), None)
                members = [a for a in group._actions if a.help is not SUPPRESS] if group else [action]
                texts = []
                for member in members:
                    done.add(id(member))
                    if member.nargs == 0:
                        texts.append(member.format_usage())
                    else:
                        texts.append(f'{member.option_strings[0]} {self._arguments(member, member.dest.upper())}')
                text = ' | '.join(texts)
                if group and len(members) > 1:
                    options.append(f'({text})' if group.required else f'[{text}]')
                else:
                    options.append(text if action.required or group and group.required else f'[{text}]')
            return options, positionals

        def format_usage(self):
            """How the program is called."""
            if self.usage is not None:
                return f'usage: {self.usage % {"prog": self.prog}}\n'
            options, positionals = self._parts()
            line = ' '.join(['usage: ' + self.prog] + options + positionals)
            width = self.formatter_class(self.prog)._width
            if len(line) > width:
                prefix = 'usage: '
                def lines(parts, indent, first=None):
                    result, current = [], []
                    length = (len(first) if first is not None else len(indent)) - 1
                    for part in parts:
                        if length + 1 + len(part) > width and current:
                            result.append(indent + ' '.join(current))
                            current, length = [], len(indent) - 1
                        current.append(part)
                        length += len(part) + 1
                    if current:
                        result.append(indent + ' '.join(current))
                    if first is not None:
                        result[0] = result[0][len(indent):]
                    return result
                if len(prefix) + len(self.prog) <= 0.75 * width:
                    indent = ' ' * (len(prefix) + len(self.prog) + 1)
                    if options:
                        all_lines = lines([self.prog] + options, indent, prefix) + (lines(positionals, indent) if positionals else [])
                    else:
                        all_lines = lines([self.prog] + positionals, indent, prefix)
                else:
                    indent = ' ' * len(prefix)
                    all_lines = [self.prog] + lines(options + positionals, indent)
                line = prefix + '\n'.join(all_lines)
            return line + '\n'

        def format_help(self):
            """The whole help."""
            formatter = self.formatter_class(self.prog)
            width = formatter._width
            usage = self.format_usage()
            sections = [usage]
            if self.description:
                sections.append(formatter._fill(self.description % {'prog': self.prog} if '%' in self.description else self.description, width, '') + '\n')
            grouped = {id(a) for g in self._groups for a in g._actions}
            plain = [a for a in self._actions if id(a) not in grouped and a.help is not SUPPRESS]
            blocks = [('positional arguments', None, [a for a in plain if not a.option_strings]), ('options', None, [a for a in plain if a.option_strings])]
            blocks += [(g.title, g.description, [a for a in g._actions if a.help is not SUPPRESS]) for g in self._groups]
            rows = []
            for _, _, actions in blocks:
                for a in actions:
                    rows.append(len(self._invocation(a)) + 2)
                    if isinstance(a, _SubParsers):
                        rows += [len(name) + 4 for name, _ in a._help]
            position = min(max(rows, default=0) + 2, formatter._position, max(width - 20, 4))
            for title, description, actions in blocks:
                if not actions and not description:
                    continue
                lines = [f'{title}:\n'] if title else []
                if description:
                    lines.append(formatter._fill(description, width - 2, '  ') + '\n\n')
                for action in actions:
                    lines.append(self._row(formatter, self._invocation(action), formatter._expand(action) if action.help and action.help.strip() else None, 2, position, width))
                    if isinstance(action, _SubParsers):
                        for name, text in action._help:
                            lines.append(self._row(formatter, name, text, 4, position, width))
                sections.append(''.join(lines))
            if self.epilog:
                sections.append(formatter._fill(self.epilog % {'prog': self.prog} if '%' in self.epilog else self.epilog, width, '') + '\n')
            return '\n'.join(sections)

        def _invocation(self, action):
            if not action.option_strings:
                name = self._name(action, action.dest)
                return name if isinstance(name, str) else ' '.join(name)
            if action.nargs == 0:
                return ', '.join(action.option_strings)
            text = self._arguments(action, action.dest.upper())
            return ', '.join(f'{o} {text}' for o in action.option_strings)

        def _row(self, formatter, head, text, indent, position, width):
            room = position - indent - 2
            lead = ' ' * indent
            if not text:
                return lead + head + '\n'
            lines = formatter._lines(text, max(width - position, 11))
            if len(head) <= room:
                first = lead + head.ljust(room) + '  '
            else:
                first = lead + head + '\n' + ' ' * position
            return first + ('\n' + ' ' * position).join(lines) + '\n'

        def print_usage(self, file=None):
            """Shows how the program is called."""
            print(self.format_usage(), end='', file=file or _sys.stdout)

        def print_help(self, file=None):
            """Shows the whole help."""
            print(self.format_help(), end='', file=file or _sys.stdout)

        def exit(self, status=0, message=None):
            """Ends the program."""
            if message:
                _sys.stderr.write(message)
            _sys.exit(status)

        def error(self, message):
            """Ends the program with a message."""
            self.print_usage(_sys.stderr)
            self.exit(2, f'{self.prog}: error: {message}\n')

        def __repr__(self):
            return f'ArgumentParser(prog={self.prog!r}, usage={self.usage!r}, description={self.description!r}, formatter_class={self.formatter_class!r}, conflict_handler={self.conflict_handler!r}, add_help={self.add_help!r})'
    """#
}
