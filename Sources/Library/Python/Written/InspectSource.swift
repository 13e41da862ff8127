import Evaluator

extension WrittenModules {
  static let inspect = WrittenModule(
    "inspect", doc: "What is known of functions and classes.",
    #"""
    import enum as _enum
    import types as _types
    from _sys import parameters as _parameters, source as _source

    class _empty:
        """What stands where there is none."""

    class _ParameterKind(_enum.IntEnum):
        POSITIONAL_ONLY = 0
        POSITIONAL_OR_KEYWORD = 1
        VAR_POSITIONAL = 2
        KEYWORD_ONLY = 3
        VAR_KEYWORD = 4

        def __str__(self):
            return self._name_

        description = property(lambda self: ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')[self])

    def _annotation_text(annotation):
        if isinstance(annotation, type):
            return annotation.__qualname__ if annotation.__module__ == 'builtins' else f'{annotation.__module__}.{annotation.__qualname__}'
        return repr(annotation).replace('typing.', '')

    class Parameter:
        """A parameter of a function."""
        POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind
        empty = _empty

        def __init__(self, name, kind, *, default=_empty, annotation=_empty):
            kind = _ParameterKind(kind)
            if default is not _empty and kind in (_ParameterKind.VAR_POSITIONAL, _ParameterKind.VAR_KEYWORD):
                raise ValueError(f'{kind.description} parameters cannot have default values')
            if not isinstance(name, str):
                raise TypeError(f'name must be a str, not a {type(name).__name__}')
            if not name.isidentifier():
                raise ValueError(f'{name!r} is not a valid parameter name')
            self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

        def replace(self, *, name=None, kind=None, annotation=None, default=None):
            """The parameter with something else."""
            return Parameter(self.name if name is None else name, self.kind if kind is None else kind,
                             default=self.default if default is None else default,
                             annotation=self.annotation if annotation is None else annotation)

        def __str__(self):
            text = self.name
            if self.annotation is not _empty:
                text += ': ' + _annotation_text(self.annotation)
            if self.default is not _empty:
                text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
            return {_ParameterKind.VAR_POSITIONAL: '*', _ParameterKind.VAR_KEYWORD: '**'}.get(self.kind, '') + text

        def __repr__(self):
            return f'<{type(self).__name__} "{self}">'

        def __eq__(self, other):
            if not isinstance(other, Parameter):
                return NotImplemented
            return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

        def __hash__(self):
            return hash((self.name, self.kind))

    class BoundArguments:
        """The arguments of a call by parameter."""
        def __init__(self, signature, arguments):
            self.signature, self.arguments = signature, arguments

        @property
        def args(self):
            """Those that are given by position."""
            found = []
            for name, parameter in self.signature.parameters.items():
                if parameter.kind in (_ParameterKind.KEYWORD_ONLY, _ParameterKind.VAR_KEYWORD) or name not in self.arguments:
                    break
                if parameter.kind == _ParameterKind.VAR_POSITIONAL:
                    found += self.arguments[name]
                else:
                    found.append(self.arguments[name])
            return tuple(found)

        @property
        def kwargs(self):
            """Those that are given by name."""
            found, named = {}, False
            for name, parameter in self.signature.parameters.items():
                named = named or parameter.kind in (_ParameterKind.KEYWORD_ONLY, _ParameterKind.VAR_KEYWORD) or name not in self.arguments
                if named and name in self.arguments and parameter.kind != _ParameterKind.VAR_POSITIONAL:
                    if parameter.kind == _ParameterKind.VAR_KEYWORD:
                        found.update(self.arguments[name])
                    else:
                        found[name] = self.arguments[name]
            return found

        def apply_defaults(self):
            """Adds the defaults of those that are missing."""
            given, self.arguments = self.arguments, {}
            for name, parameter in self.signature.parameters.items():
                if name in given:
                    self.arguments[name] = given[name]
                elif parameter.default is not _empty:
                    self.arguments[name] = parameter.default
                elif parameter.kind == _ParameterKind.VAR_POSITIONAL:
                    self.arguments[name] = ()
                elif parameter.kind == _ParameterKind.VAR_KEYWORD:
                    self.arguments[name] = {}

        def __repr__(self):
            return f"<BoundArguments ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"

    class Signature:
        """The parameters of a function."""
        empty = _empty

        def __init__(self, parameters=None, *, return_annotation=_empty):
            self.parameters = {parameter.name: parameter for parameter in parameters or ()}
            self.return_annotation = return_annotation

        @classmethod
        def from_callable(cls, obj, **options):
            """The signature of what can be called."""
            return signature(obj)

        def replace(self, *, parameters=None, return_annotation=None):
            """The signature with something else."""
            return Signature(self.parameters.values() if parameters is None else parameters,
                             return_annotation=self.return_annotation if return_annotation is None else return_annotation)

        def _bind(self, args, kwargs, partial):
            given, args, kwargs = {}, list(args), dict(kwargs)
            for name, parameter in self.parameters.items():
                kind = parameter.kind
                if kind == _ParameterKind.VAR_POSITIONAL:
                    if args:
                        given[name] = tuple(args)
                    args = []
                elif kind == _ParameterKind.VAR_KEYWORD:
                    if kwargs:
                        given[name] = kwargs
                    kwargs = {}
                elif args and kind != _ParameterKind.KEYWORD_ONLY:
                    if name in kwargs and kind != _ParameterKind.POSITIONAL_ONLY:
                        raise TypeError(f'multiple values for argument {name!r}')
                    given[name] = args.pop(0)
                elif name in kwargs and kind != _ParameterKind.POSITIONAL_ONLY:
                    given[name] = kwargs.pop(name)
                elif parameter.default is _empty and not partial:
                    word = 'keyword-only argument' if kind == _ParameterKind.KEYWORD_ONLY else 'argument'
                    raise TypeError(f'missing a required {word if kind == _ParameterKind.KEYWORD_ONLY else "argument"}: {name!r}')
            if args:
                raise TypeError('too many positional arguments')
            if kwargs:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            return BoundArguments(self, given)

        def bind(self, /, *args, **kwargs):
            """The arguments by parameter."""
            return self._bind(args, kwargs, False)

        def bind_partial(self, /, *args, **kwargs):
            """As bind; arguments may be missing."""
            return self._bind(args, kwargs, True)

        def __eq__(self, other):
            if not isinstance(other, Signature):
                return NotImplemented
            return list(self.parameters.items()) == list(other.parameters.items()) and self.return_annotation == other.return_annotation

        def __hash__(self):
            return hash(tuple(self.parameters))

        def __str__(self):
            parts, before, starred = [], False, False
            for parameter in self.parameters.values():
                if before and parameter.kind != _ParameterKind.POSITIONAL_ONLY:
                    parts.append('/')
                before = parameter.kind == _ParameterKind.POSITIONAL_ONLY
                if parameter.kind == _ParameterKind.KEYWORD_ONLY and not starred:
                    parts.append('*')
                starred = starred or parameter.kind in (_ParameterKind.VAR_POSITIONAL, _ParameterKind.KEYWORD_ONLY)
                parts.append(str(parameter))
            if before:
                parts.append('/')
            text = f"({', '.join(parts)})"
            return text if self.return_annotation is _empty else f'{text} -> {_annotation_text(self.return_annotation)}'

        def __repr__(self):
            return f'<{type(self).__name__} {self}>'

    class _Factory:
        def __repr__(self):
            return '<factory>'

    def _of_fields(fields, is_class):
        # The signature of what dataclasses makes of a class's fields.
        from dataclasses import MISSING
        parameters = [] if is_class else [Parameter('self', _ParameterKind.POSITIONAL_OR_KEYWORD)]
        for f in sorted(fields, key=lambda f: f.kw_only):
            default = f.default if f.default is not MISSING else _empty if f.default_factory is MISSING else _Factory()
            kind = _ParameterKind.KEYWORD_ONLY if f.kw_only else _ParameterKind.POSITIONAL_OR_KEYWORD
            parameters.append(Parameter(f.name, kind, default=default, annotation=f.type))
        return Signature(parameters, return_annotation=None)

    def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The parameters of what can be called."""
        if not callable(obj):
            raise TypeError(f'{obj!r} is not a callable object')
        if follow_wrapped:
            while hasattr(obj, '__wrapped__') and not isinstance(obj, type):
                obj = obj.__wrapped__
        known = getattr(obj, '__signature__', None)
        if isinstance(known, Signature):
            return known
        from functools import partial
        if isinstance(obj, partial):
            inner = signature(obj.func)
            given = inner.bind_partial(*obj.args).arguments
            left, named = [], False
            for name, parameter in inner.parameters.items():
                if name in given and parameter.kind != _ParameterKind.VAR_POSITIONAL:
                    continue
                if name in obj.keywords:
                    parameter, named = parameter.replace(default=obj.keywords[name]), True
                if named and parameter.kind == _ParameterKind.POSITIONAL_OR_KEYWORD:
                    parameter = parameter.replace(kind=_ParameterKind.KEYWORD_ONLY)
                left.append(parameter)
            return inner.replace(parameters=left)
        fields = getattr(obj.__init__ if isinstance(obj, type) else obj, '_dataclass_fields', None)
        if fields is not None:
            return _of_fields(fields, isinstance(obj, type))
        found = _parameters(obj)
        if found is None:
            raise ValueError(f'no signature found for {obj!r}')
        source = obj.__init__ if isinstance(obj, type) and hasattr(obj.__init__, '__annotations__') else getattr(obj, '__func__', obj)
        annotations = getattr(source, '__annotations__', None) or {}
        if isinstance(obj, type) and source is obj:
            annotations = {}
        return Signature(
            [Parameter(name, kind, default=default if has else _empty, annotation=annotations.get(name, _empty)) for name, kind, has, default in found],
            return_annotation=_empty if isinstance(obj, type) else annotations.get('return', _empty))

    from collections import namedtuple as _namedtuple
    FullArgSpec = _namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')

    def _with_return_first(annotations):
        return {'return': annotations['return'], **annotations} if 'return' in annotations else dict(annotations)

    def getfullargspec(func):
        """The parameters of a function, in the older form."""
        owner = getattr(func, '__func__', func)
        found = _parameters(owner)
        if found is None:
            raise TypeError('unsupported callable')
        named = lambda *kinds: [name for name, kind, _, _ in found if kind in kinds]
        one = lambda kind: (named(kind) or [None])[0]
        defaults = tuple(default for _, kind, has, default in found if has and kind in (0, 1))
        only = {name: default for name, kind, has, default in found if has and kind == 3}
        return FullArgSpec(named(0, 1), one(2), one(4), defaults or None, named(3), only or None, _with_return_first(getattr(owner, '__annotations__', {})))

    def _place(object):
        found = _source(object)
        if found is None:
            if isinstance(object, _types.ModuleType) or getattr(object, '__module__', '__main__') != '__main__' or isbuiltin(object):
                raise OSError('could not get source code')
            raise TypeError(f'module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}')
        return found

    def getsource(object):
        """The text of a function or a class of the session."""
        return _place(object)[0]

    def getsourcelines(object):
        """The lines of a function or a class, and the number of the first."""
        text, _, line = _place(object)
        return text.splitlines(True), line

    def getsourcefile(object):
        """The cell or file in which a function or a class was defined."""
        return _place(object)[1]

    getfile = getsourcefile

    def cleandoc(doc):
        """A docstring without the indentation of its lines."""
        lines = doc.expandtabs().split('\n')
        margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
        lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        return '\n'.join(lines)

    def getdoc(object):
        """The docstring, without indentation; of a method, perhaps that of a base class."""
        doc = getattr(object, '__doc__', None)
        if doc is None and isinstance(object, type):
            doc = next((base.__doc__ for base in object.__mro__[1:-1] if base.__doc__), None)
        return cleandoc(doc) if isinstance(doc, str) else None

    def getmodule(object, _filename=None):
        """The module in which something was defined."""
        import sys
        return sys.modules.get(getattr(object, '__module__', None))

    def getmro(cls):
        """The class and its bases, in the order of look-up."""
        return cls.__mro__

    def getmembers(object, predicate=None):
        """The attributes with their values, sorted by name."""
        found = []
        for name in sorted(set(dir(object))):
            try:
                value = getattr(object, name)
            except AttributeError:
                continue
            if predicate is None or predicate(value):
                found.append((name, value))
        return found

    def isclass(object):
        """Whether it is a class."""
        return isinstance(object, type)

    def ismodule(object):
        """Whether it is a module."""
        return isinstance(object, _types.ModuleType)

    def isfunction(object):
        """Whether it is a function of the program."""
        return isinstance(object, _types.FunctionType)

    def ismethod(object):
        """Whether it is a method bound to an object."""
        return isinstance(object, _types.MethodType)

    def isbuiltin(object):
        """Whether it is a built-in function."""
        return isinstance(object, _types.BuiltinFunctionType)

    def isroutine(object):
        """Whether it is a function or a method of any kind."""
        return isfunction(object) or ismethod(object) or isbuiltin(object)

    def isgenerator(object):
        """Whether it is a generator."""
        return isinstance(object, _types.GeneratorType)

    def isabstract(object):
        """Whether it is a class with abstract methods."""
        return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))

    def isgeneratorfunction(object):
        """Whether it is a function with yield."""
        from _sys import is_generator_function
        return is_generator_function(getattr(object, '__func__', object))

    def iscoroutinefunction(object):
        """False: there is no async."""
        return False

    iscoroutine = isawaitable = isasyncgen = isasyncgenfunction = iscoroutinefunction

    def isdatadescriptor(object):
        """Whether it decides what setting an attribute does."""
        return not isinstance(object, type) and (isinstance(object, property) or hasattr(type(object), '__set__') or hasattr(type(object), '__delete__'))

    def currentframe():
        """None: a running function cannot be looked into."""
        return None

    def stack(context=1):
        """Nothing: the running functions cannot be looked into."""
        return []

    def unwrap(func, *, stop=None):
        """The function inside all wrappers."""
        while hasattr(func, '__wrapped__') and not (stop and stop(func)):
            func = func.__wrapped__
        return func
    """#)
}
