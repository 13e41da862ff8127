import Evaluator

extension WrittenModules {
  static let typing = WrittenModule(
    "typing", doc: "Types for annotations.",
    #"""
    import collections as _collections
    import collections.abc as _abc
    from abc import ABCMeta as _ABCMeta

    class _Form:
        def __init__(self, name, doc='', origin=None):
            self._name, self.__doc__, self._origin = name, doc, origin

        def __getitem__(self, parameters):
            if self._name == 'Optional':
                if isinstance(parameters, tuple):
                    raise TypeError(f'{self} requires a single type. Got {parameters!r:.100}.')
                return Union[parameters, None]
            if self._name == 'Union' and parameters == ():
                raise TypeError('Cannot take a Union of no types.')
            if not isinstance(parameters, tuple):
                parameters = (parameters,)
            if self._name in _counts:
                _check_count(self, parameters, range(_counts[self._name]))
            if self._name not in ('Literal', 'Annotated'):
                parameters = tuple(ForwardRef(p) if isinstance(p, str) else p for p in parameters)
            parameters = tuple(type(None) if p is None else p for p in parameters)
            if self._name == 'Union':
                flat = []
                for p in parameters:
                    for q in (p.__args__ if isinstance(p, _Alias) and p._name in ('Union', 'Optional') else (p,)):
                        if q not in flat:
                            flat.append(q)
                if len(flat) == 1:
                    return flat[0]
                parameters = tuple(flat)
            return _Alias(self, parameters)

        def __call__(self, *args, **kwargs):
            if self._origin is None:
                raise TypeError('Any cannot be instantiated' if self._name == 'Any' else f'Cannot instantiate {self!r}')
            return self._origin(*args, **kwargs)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __repr__(self):
            return 'typing.' + self._name

        @property
        def __origin__(self):
            return self._origin or self

        def __instancecheck__(self, obj):
            if self._origin is None:
                raise TypeError(f'typing.{self._name} cannot be used with isinstance()')
            return isinstance(obj, self._origin)

        def __subclasscheck__(self, cls):
            if self._origin is None:
                raise TypeError(f'typing.{self._name} cannot be used with issubclass()')
            return issubclass(cls, self._origin)

        def __mro_entries__(self, bases):
            if self._origin is None:
                raise TypeError(f'Cannot subclass {self!r}')
            return _entries(self, self._origin, bases)

    def _entries(base, origin, bases):
        """The classes that a form, or a form with parameters, stands for among the bases of a class."""
        found = [] if origin in bases else [origin]
        later = bases[bases.index(base) + 1:]
        if not any(isinstance(b, (_Form, _Alias, _ClassAlias)) or isinstance(b, type) and issubclass(b, Generic) for b in later):
            found.append(Generic)
        return tuple(found)

    def _parameters(values):
        """The type variables in parameters, each once."""
        found = []
        for value in values:
            for inner in (value,) if isinstance(value, TypeVar) else getattr(value, '__parameters__', ()) if not isinstance(value, type) else ():
                if inner not in found:
                    found.append(inner)
        return tuple(found)

    def _text(value):
        if isinstance(value, type) and not isinstance(value, type(list[int])):
            return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
        if value is ...:
            return '...'
        if isinstance(value, list):
            return '[' + ', '.join(map(_text, value)) + ']'
        return repr(value)

    class _Alias:
        def __init__(self, form, args):
            self._form, self.__args__ = form, args
            self._name = 'Optional' if form._name == 'Union' and len(args) == 2 and args[1] is type(None) else form._name

        @property
        def __origin__(self):
            return self._form._origin or self._form

        @property
        def __parameters__(self):
            return _parameters(self.__args__)

        def __getitem__(self, parameters):
            values = _filled(self, parameters)
            return self._form[values] if self._form._name in ('Union', 'Optional') else _Alias(self._form, values)

        def __mro_entries__(self, bases):
            if self._form._origin is None:
                raise TypeError(f'Cannot subclass {self!r}')
            return _entries(self, self._form._origin, bases)

        def __instancecheck__(self, obj):
            return self.__subclasscheck__(type(obj))

        def __subclasscheck__(self, cls):
            if self._form._name == 'Union':
                return any(issubclass(cls, part) for part in self.__args__)
            raise TypeError('Subscripted generics cannot be used with class and instance checks')

        def __call__(self, *args, **kwargs):
            return self._form(*args, **kwargs)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __eq__(self, other):
            if not isinstance(other, _Alias) or self._form is not other._form:
                return NotImplemented
            return set(self.__args__) == set(other.__args__) if self._form._name == 'Union' else self.__args__ == other.__args__

        def __hash__(self):
            return hash((self._form._name, frozenset(self.__args__) if self._form._name == 'Union' else self.__args__))

        def __repr__(self):
            if self._name == 'Optional':
                return f'typing.Optional[{_text(self.__args__[0])}]'
            if self._name == 'Callable' and len(self.__args__) == 2:
                return f'typing.Callable[{_text(self.__args__[0])}, {_text(self.__args__[1])}]'
            return f'typing.{self._name}[{", ".join(map(_text, self.__args__))}]'

    # How many parameters a form takes, of those that do not take any number.
    _counts = {'Dict': 2, 'DefaultDict': 2, 'OrderedDict': 2, 'Mapping': 2, 'MutableMapping': 2, 'ChainMap': 2, 'ItemsView': 2, 'Generator': 3,
               **dict.fromkeys('List Set FrozenSet Type Deque Counter Iterable Iterator Sequence MutableSequence Collection Container AbstractSet MutableSet Reversible KeysView ValuesView ContextManager'.split(), 1)}

    def _check_count(cls, given, known):
        """Raises TypeError if a class takes another number of parameters."""
        if len(given) != len(known):
            raise TypeError(f'Too {"many" if len(given) > len(known) else "few"} arguments for {cls}; actual {len(given)}, expected {len(known)}')

    def _filled(alias, parameters):
        """The arguments of an alias with types in the place of its type variables."""
        known = alias.__parameters__
        if not known:
            raise TypeError(f'{alias!r} is not a generic class')
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        _check_count(alias, parameters, known)
        chosen = dict(zip(known, parameters))
        return tuple(_replaced(p, chosen) for p in alias.__args__)

    def _replaced(value, chosen):
        """A parameter with types in the place of its type variables."""
        if isinstance(value, TypeVar):
            return chosen.get(value, value)
        inner = () if isinstance(value, type) else getattr(value, '__parameters__', ())
        return value[tuple(chosen.get(p, p) for p in inner)] if inner else value

    class _ClassAlias:
        """A class with parameters: Stack[int]."""
        def __init__(self, origin, args):
            self.__origin__, self.__args__ = origin, args

        @property
        def __parameters__(self):
            return _parameters(self.__args__)

        def __getitem__(self, parameters):
            if self.__origin__ in (Generic, Protocol):
                raise TypeError(f'Cannot subscript already-subscripted {self}')
            return _ClassAlias(self.__origin__, _filled(self, parameters))

        def __call__(self, *args, **kwargs):
            made = self.__origin__(*args, **kwargs)
            try:
                made.__orig_class__ = self
            except (AttributeError, TypeError):
                pass
            return made

        def __mro_entries__(self, bases):
            if self.__origin__ is Generic:
                if Protocol in bases or any(isinstance(b, (_Form, _Alias, _ClassAlias)) for b in bases[bases.index(self) + 1:]):
                    return ()
                return (Generic,)
            return _entries(self, self.__origin__, bases) if not issubclass(self.__origin__, Generic) else (self.__origin__,)

        def __getattr__(self, name):
            if name.startswith('__') and name.endswith('__'):
                raise AttributeError(name)
            return getattr(self.__origin__, name)

        def __instancecheck__(self, obj):
            raise TypeError('Subscripted generics cannot be used with class and instance checks')

        def __subclasscheck__(self, cls):
            raise TypeError('Subscripted generics cannot be used with class and instance checks')

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __eq__(self, other):
            if not isinstance(other, _ClassAlias):
                return NotImplemented
            return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

        def __hash__(self):
            return hash((self.__origin__, self.__args__))

        def __repr__(self):
            return f'{_text(self.__origin__)}[{", ".join(map(_text, self.__args__))}]'

    Any = _Form('Any', 'Any type.')
    Union = _Form('Union', 'One of several types.')
    Optional = _Form('Optional', 'A type or None.')
    ClassVar = _Form('ClassVar', 'An attribute of the class.')
    Final = _Form('Final', 'A name that keeps its value.')
    Literal = _Form('Literal', 'One of several values.')
    Annotated = _Form('Annotated', 'A type with remarks.')
    NoReturn = _Form('NoReturn', 'The type of a function that never returns.')
    Never = _Form('Never', 'No type.')
    Self = _Form('Self', 'The class itself.')
    LiteralString = _Form('LiteralString', 'A text of the program.')
    TypeAlias = _Form('TypeAlias', 'A name for a type.')
    Concatenate = _Form('Concatenate', 'Parameters before others.')
    TypeGuard = _Form('TypeGuard', 'What a test shows.')
    Required = _Form('Required', 'A key that must be there.')
    NotRequired = _Form('NotRequired', 'A key that may be missing.')
    Unpack = _Form('Unpack', 'Several types.')
    Callable = _Form('Callable', 'A function.', _abc.Callable)
    List = _Form('List', 'list', list)
    Dict = _Form('Dict', 'dict', dict)
    Set = _Form('Set', 'set', set)
    FrozenSet = _Form('FrozenSet', 'frozenset', frozenset)
    Tuple = _Form('Tuple', 'tuple', tuple)
    Type = _Form('Type', 'type', type)
    Deque = _Form('Deque', 'deque', _collections.deque)
    DefaultDict = _Form('DefaultDict', 'defaultdict', _collections.defaultdict)
    OrderedDict = _Form('OrderedDict', 'OrderedDict', _collections.OrderedDict)
    Counter = _Form('Counter', 'Counter', _collections.Counter)
    ChainMap = _Form('ChainMap', 'ChainMap', _collections.ChainMap)
    Iterable = _Form('Iterable', 'What can be looped over.', _abc.Iterable)
    Iterator = _Form('Iterator', 'What gives the next element.', _abc.Iterator)
    Generator = _Form('Generator', 'What a function with yield returns.', _abc.Generator)
    Sequence = _Form('Sequence', 'What has elements at places.', _abc.Sequence)
    MutableSequence = _Form('MutableSequence', 'A sequence that can change.', _abc.MutableSequence)
    Mapping = _Form('Mapping', 'What has values by keys.', _abc.Mapping)
    MutableMapping = _Form('MutableMapping', 'A mapping that can change.', _abc.MutableMapping)
    Collection = _Form('Collection', 'What has elements.', _abc.Collection)
    Container = _Form('Container', 'What can be asked with in.', _abc.Container)
    AbstractSet = _Form('AbstractSet', 'What has each member once.', _abc.Set)
    MutableSet = _Form('MutableSet', 'A set that can change.', _abc.MutableSet)
    Reversible = _Form('Reversible', 'What can be looped over from the end.', _abc.Reversible)
    Hashable, Sized = _abc.Hashable, _abc.Sized
    KeysView = _Form('KeysView', 'The keys of a mapping.', _abc.KeysView)
    ValuesView = _Form('ValuesView', 'The values of a mapping.', _abc.ValuesView)
    ItemsView = _Form('ItemsView', 'The pairs of a mapping.', _abc.ItemsView)
    ByteString = _abc.ByteString
    ContextManager = _Form('ContextManager', 'What can stand after with.')
    Pattern = _Form('Pattern', 'A regular expression.')
    Match = _Form('Match', 'What a regular expression found.')
    Text = str
    IO = _Form('IO', 'A file.')
    TextIO = _Form('TextIO', 'A file of text.')
    BinaryIO = _Form('BinaryIO', 'A file of bytes.')
    TYPE_CHECKING = False

    class TypeVar:
        """A type that is chosen later."""
        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
            if covariant and contravariant:
                raise ValueError('Bivariant types are not supported.')
            if constraints and bound is not None:
                raise TypeError('Constraints cannot be combined with bound=...')
            if len(constraints) == 1:
                raise TypeError('A single constraint is not allowed')
            self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
            self.__covariant__, self.__contravariant__ = covariant, contravariant
            self._mark = '+' if covariant else '-' if contravariant else '~'

        def __repr__(self):
            return self._mark + self.__name__

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

    class ParamSpec(TypeVar):
        """Parameters that are chosen later."""
        args = property(lambda self: ParamSpecArgs(self))
        kwargs = property(lambda self: ParamSpecKwargs(self))

    class ParamSpecArgs:
        """The parameters of a ParamSpec that have places."""
        _end = '.args'

        def __init__(self, origin):
            self.__origin__ = origin

        def __eq__(self, other):
            return self.__origin__ == other.__origin__ if type(self) is type(other) else NotImplemented

        def __hash__(self):
            return hash((self._end, self.__origin__))

        def __repr__(self):
            return self.__origin__.__name__ + self._end

    class ParamSpecKwargs(ParamSpecArgs):
        """The parameters of a ParamSpec that have names."""
        _end = '.kwargs'

    class TypeVarTuple(TypeVar):
        """Types that are chosen later."""
        def __iter__(self):
            yield Unpack[self]

        def __repr__(self):
            return self.__name__

    T, KT, VT, AnyStr = TypeVar('T'), TypeVar('KT'), TypeVar('VT'), TypeVar('AnyStr', bytes, str)
    T_co, V_co, VT_co = TypeVar('T_co', covariant=True), TypeVar('V_co', covariant=True), TypeVar('VT_co', covariant=True)
    T_contra = TypeVar('T_contra', contravariant=True)

    class Generic:
        """A base for classes with type parameters."""
        def __class_getitem__(cls, params):
            params = params if isinstance(params, tuple) else (params,)
            params = tuple(type(None) if p is None else p for p in params)
            if cls in (Generic, Protocol):
                if not params:
                    raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
                if not all(isinstance(p, TypeVar) or isinstance(p, _Alias) and p._name == 'Unpack' for p in params):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.')
                if len(set(params)) != len(params):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            else:
                known = cls.__parameters__
                if not known:
                    raise TypeError(f'{cls} is not a generic class')
                if not any(isinstance(p, (ParamSpec, TypeVarTuple)) for p in known):
                    _check_count(cls, params, known)
            return _ClassAlias(cls, params)

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            bases = cls.__dict__.get('__orig_bases__', ())
            known = _parameters(bases)
            for base in bases:
                if isinstance(base, _ClassAlias) and base.__origin__ is Generic:
                    if any(p not in base.__parameters__ for p in known):
                        missing = ', '.join(str(p) for p in known if p not in base.__parameters__)
                        raise TypeError(f'Some type variables ({missing}) are not listed in Generic[{", ".join(map(str, base.__parameters__))}]')
                    known = base.__parameters__
            cls.__parameters__ = known

    def _no_init(self, *args, **kwargs):
        """Refuses an object of a protocol; of a class that descends from one, calls what comes next."""
        if type(self)._is_protocol:
            raise TypeError('Protocols cannot be instantiated')
        for base in type(self).__mro__:
            own = base.__dict__.get('__init__', _no_init)
            if own is not _no_init:
                return own(self, *args, **kwargs)

    class Protocol(Generic, metaclass=_ABCMeta):
        """A base for kinds of objects, told by their methods."""
        _is_protocol = True

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            cls._is_protocol = Protocol in cls.__bases__
            if cls._is_protocol and '__init__' not in cls.__dict__:
                cls.__init__ = _no_init

        @classmethod
        def __subclasshook__(cls, other):
            if not cls.__dict__.get('_is_checked', False):
                return NotImplemented
            names = [n for n in list(cls.__dict__) + list(cls.__dict__.get('__annotations__', {})) if not n.startswith('_') or n in ('__call__', '__int__', '__float__', '__index__', '__abs__', '__round__', '__len__', '__iter__', '__getitem__', '__contains__', '__enter__', '__exit__')]
            return all(hasattr(other, n) for n in names)

    def runtime_checkable(cls):
        """Lets isinstance look at the methods of a Protocol."""
        cls._is_checked = True
        return cls

    class SupportsInt(Protocol):
        """What int() takes."""
        _is_checked = True
        def __int__(self):
            return 0

    class SupportsFloat(Protocol):
        """What float() takes."""
        _is_checked = True
        def __float__(self):
            return 0.0

    class SupportsIndex(Protocol):
        """What stands for a whole number."""
        _is_checked = True
        def __index__(self):
            return 0

    class SupportsAbs(Protocol):
        """What abs() takes."""
        _is_checked = True
        def __abs__(self):
            return 0

    class SupportsRound(Protocol):
        """What round() takes."""
        _is_checked = True
        def __round__(self, ndigits=0):
            return 0

    class NewType:
        """A name for a type that is another for checkers."""
        def __init__(self, name, tp):
            self.__name__, self.__supertype__ = name, tp

        def __call__(self, x):
            return x

        def __repr__(self):
            return '__main__.' + self.__name__

    class _NamedTupleMeta(type):
        def __new__(mcls, name, bases, namespace):
            if namespace.pop('_is_root', False):
                return super().__new__(mcls, name, bases, namespace)
            types = namespace.get('__annotations__', {})
            seen = None
            for field in types:
                if field in namespace:
                    seen = field
                elif seen:
                    raise TypeError(f'Non-default namedtuple field {field} cannot follow default field {seen}')
            defaults = [namespace.pop(f) for f in list(types) if f in namespace]
            cls = _collections.namedtuple(name, list(types), defaults=defaults, module=namespace.get('__module__'))
            for key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make', '_replace', '_asdict'):
                if key in namespace and key != '__slots__':
                    raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            for key, value in namespace.items():
                if key not in ('__module__',):
                    setattr(cls, key, value)
            cls.__annotations__ = types
            return cls

        def __call__(cls, typename, fields=None, /, **kwargs):
            pairs = list(fields) if fields is not None else list(kwargs.items())
            made = _collections.namedtuple(typename, [n for n, _ in pairs])
            made.__annotations__ = dict(pairs)
            return made

    class NamedTuple(metaclass=_NamedTupleMeta):
        """A base for tuples whose elements have names: the annotated attributes."""
        _is_root = True

    class _TypedDictMeta(type):
        def __new__(mcls, name, bases, namespace, total=True):
            cls = super().__new__(mcls, name, (dict,), namespace)
            types = {}
            for base in bases:
                types.update(getattr(base, '__annotations__', {}))
            types.update(namespace.get('__annotations__', {}))
            cls.__annotations__, cls.__total__ = types, total
            return cls

        def __call__(cls, *args, **kwargs):
            if cls is not TypedDict:
                return dict(*args, **kwargs)
            # TypedDict('Movie', {'name': str}) is a class.
            name, fields = args
            return _TypedDictMeta(name, (TypedDict,), {'__annotations__': dict(fields)}, total=kwargs.get('total', True))

    class TypedDict(metaclass=_TypedDictMeta):
        """A base for kinds of dicts, told by their keys."""

    def cast(typ, val):
        """The value itself."""
        return val

    def overload(func):
        """Says one of several ways to call the function that follows."""
        plain = getattr(func, '__func__', func)
        try:
            _overloads.setdefault((plain.__module__, plain.__qualname__), []).append(func)
        except AttributeError:
            pass
        return _overload_dummy

    _overloads = {}

    def _overload_dummy(*args, **kwds):
        raise NotImplementedError(
            'You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.')

    def get_overloads(func):
        """The ways to call a function that overload has said."""
        plain = getattr(func, '__func__', func)
        return list(_overloads.get((plain.__module__, plain.__qualname__), []))

    def clear_overloads():
        """Forgets what overload has said."""
        _overloads.clear()

    def _marked(obj, name, value):
        try:
            setattr(obj, name, value)
        except (AttributeError, TypeError):
            pass
        return obj

    def final(f):
        """Says that it is not to be overridden."""
        return _marked(f, '__final__', True)

    def no_type_check(arg):
        """Says that annotations are no types."""
        return _marked(arg, '__no_type_check__', True)

    def no_type_check_decorator(decorator):
        """Says that annotations of what a decorator gives are no types."""
        def wrapped(*args, **kwds):
            return no_type_check(decorator(*args, **kwds))
        return wrapped

    def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
        """Says that classes are made as dataclass makes them."""
        marks = {'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return lambda obj: _marked(obj, '__dataclass_transform__', marks)

    class ForwardRef:
        """A type that is named before it is there."""
        def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
            if not isinstance(arg, str):
                raise TypeError(f'Forward reference must be a string -- got {arg!r}')
            self.__forward_arg__, self.__forward_module__ = arg, module

        def __eq__(self, other):
            return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented

        def __hash__(self):
            return hash(self.__forward_arg__)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __repr__(self):
            return f'ForwardRef({self.__forward_arg__!r})'

    def assert_type(val, typ, /):
        """The value itself."""
        return val

    def assert_never(arg, /):
        """Raises: this is never reached."""
        raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')

    def reveal_type(obj, /):
        """Notes the type of a value."""
        import sys
        print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
        return obj

    def get_origin(tp):
        """The type without its parameters."""
        if isinstance(tp, (_Alias, _ClassAlias, type(list[int]))):
            return tp.__origin__
        if tp is Generic:
            return Generic
        return Union if isinstance(tp, type(int | str)) else None

    def get_args(tp):
        """The parameters of a type."""
        return tuple(getattr(tp, '__args__', ())) if get_origin(tp) is not None else ()

    def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
        """The annotations of a class or a function, with the types that names in text stand for."""
        import sys as _sys
        module = _sys.modules.get(getattr(obj, '__module__', '__main__'))
        names = dict(vars(_sys.modules['builtins']))
        names.update(vars(module) if module is not None else {})
        if isinstance(obj, type):
            names[obj.__name__] = obj
        names.update(globalns or {}, **(localns or {}))
        types = {}
        if isinstance(obj, type):
            for base in reversed(getattr(obj, '__mro__', (obj,))):
                types.update(getattr(base, '__dict__', {}).get('__annotations__', {}))
        else:
            types.update(obj.__annotations__)
        for name, kind in types.items():
            types[name] = _resolved(kind, names)
        return types

    def _resolved(kind, names):
        """A type with what its texts stand for."""
        if isinstance(kind, (str, ForwardRef)):
            kind = _read(kind if isinstance(kind, str) else kind.__forward_arg__, names)
        if kind is None:
            return type(None)
        if isinstance(kind, _Alias) and any(isinstance(p, ForwardRef) for p in kind.__args__):
            return kind._form[tuple(_resolved(p, names) if isinstance(p, ForwardRef) else p for p in kind.__args__)]
        return kind

    def _read(text, names):
        """The type that a text names: names with dots, brackets and |."""
        import re
        words = re.findall(r'[^\W\d]\w*|\d+|\.\.\.|"[^"]*"|\'[^\']*\'|\S', text)

        def expected(sign):
            if not words or words.pop(0) != sign:
                raise SyntaxError(f'Forward reference must be an expression -- got {text!r}')

        def several(end):
            found = []
            while words and words[0] != end:
                found.append(either())
                if words and words[0] != end:
                    expected(',')
            expected(end)
            return found

        def single():
            word = words.pop(0) if words else ''
            if word == '[':
                return several(']')
            if word == '...' or word == 'None':
                return ... if word == '...' else None
            if word[:1] in ('"', "'"):
                return word[1:-1]
            if word.isdigit():
                return int(word)
            if not word.isidentifier():
                raise SyntaxError(f'Forward reference must be an expression -- got {text!r}')
            if word not in names:
                raise NameError(f"name '{word}' is not defined")
            value = names[word]
            while words and words[0] in ('.', '['):
                if words.pop(0) == '.':
                    value = getattr(value, words.pop(0) if words else '')
                else:
                    found = several(']')
                    value = value[found[0] if len(found) == 1 else tuple(found)]
            return value

        def either():
            value = single()
            while words and words[0] == '|':
                words.pop(0)
                value = value | single()
            return value

        value = either()
        if words:
            raise SyntaxError(f'Forward reference must be an expression -- got {text!r}')
        return _resolved(value, names) if isinstance(value, (str, ForwardRef, _Alias)) else value

    def is_typeddict(tp):
        """Whether it is a TypedDict."""
        return isinstance(tp, _TypedDictMeta)
    """#)
}
