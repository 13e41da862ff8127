import Evaluator

extension WrittenModules {
  static let dataclasses = WrittenModule(
    "dataclasses", doc: "Classes that hold data.",
    #"""
    from types import MappingProxyType as _MappingProxyType

    _repr, _class = repr, type

    class _Missing:
        def __repr__(self):
            return '<dataclasses._MISSING_TYPE object>'

    MISSING = _Missing()

    class _KeywordOnly:
        """The fields below are given by name."""

    KW_ONLY = _KeywordOnly()

    class FrozenInstanceError(AttributeError):
        """A field of a frozen dataclass was set."""

    class InitVar:
        """A parameter of __init__ that is no field."""
        def __init__(self, type):
            self.type = type

        def __class_getitem__(cls, type):
            return InitVar(type)

        def __repr__(self):
            return f'dataclasses.InitVar[{self.type.__name__ if _class(self.type) is _class else _repr(self.type)}]'

    class Field:
        """A field of a dataclass."""
        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = self.type = self._field_type = None
            self.default, self.default_factory, self.init, self.repr = default, default_factory, init, repr
            self.hash, self.compare, self.metadata, self.kw_only = hash, compare, _MappingProxyType(metadata or {}), kw_only

        def __repr__(self):
            names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only')
            kind = {'init': '_FIELD_INITVAR', 'class': '_FIELD_CLASSVAR'}.get(self._field_type, '_FIELD')
            return 'Field(' + ','.join([f'{n}={getattr(self, n)!r}' for n in names] + [f'_field_type={kind if self._field_type else None}']) + ')'

    class _DataclassParams:
        def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
            self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen = init, repr, eq, order, unsafe_hash, frozen

        def __repr__(self):
            return '_DataclassParams(' + ','.join(f'{name}={value!r}' for name, value in vars(self).items()) + ')'

    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
        """A field with options: a default, or a function that makes one."""
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError('cannot specify both default and default_factory')
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

    def _kind_of(type):
        if isinstance(type, InitVar) or type is InitVar:
            return 'init'
        if isinstance(type, str):
            head = type.split('[')[0].split('.')[-1].strip()
            return {'ClassVar': 'class', 'InitVar': 'init'}.get(head, 'field')
        origin = getattr(type, '__origin__', type)
        return 'class' if getattr(origin, '_name', None) == 'ClassVar' else 'field'

    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
            match_args=True, kw_only=False, slots=False, weakref_slot=False):
        """Gives a class with annotated fields the methods that they need: __init__, __repr__, __eq__ and others."""
        def wrap(cls):
            if weakref_slot and not slots:
                raise TypeError('weakref_slot is True but slots is False')
            made = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
            return _slotted(made) if slots else made
        return wrap if cls is None else wrap(cls)

    def _slotted(cls):
        # Slots can be given only to a new class.
        if '__slots__' in cls.__dict__:
            raise TypeError(f'{cls.__name__} already specifies __slots__')
        names = [f.name for f in fields(cls)]
        inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get('__slots__', ())}
        attributes = {key: value for key, value in cls.__dict__.items() if key not in names and key not in ('__dict__', '__weakref__')}
        attributes['__slots__'] = tuple(name for name in names if name not in inherited)
        made = type(cls)(cls.__name__, cls.__bases__, attributes)
        made.__qualname__ = cls.__qualname__
        return made

    def _annotation(type):
        # A type as a signature shows it.
        if getattr(type, '__module__', None) == 'typing' or not isinstance(type, _class) or hasattr(type, '__origin__'):
            return _repr(type).replace('typing.', '')
        return type.__qualname__ if type.__module__ == 'builtins' else type.__module__ + '.' + type.__qualname__

    def _signature(fields):
        def shown(f):
            default = '<factory>' if f.default_factory is not MISSING else None if f.default is MISSING else _repr(f.default)
            return f'{f.name}: {_annotation(f.type)}' + ('' if default is None else f' = {default}')
        named = [shown(f) for f in fields if f.kw_only]
        return '(' + ', '.join([shown(f) for f in fields if not f.kw_only] + (['*'] + named if named else [])) + ')'

    def _collect(cls, kw_only):
        fields = {}
        for base in reversed(cls.__mro__[1:]):
            for f in getattr(base, '__dict__', {}).get('__dataclass_fields__', {}).values():
                fields[f.name] = f
        only = kw_only
        for name, type in cls.__dict__.get('__annotations__', {}).items():
            if type is KW_ONLY or type == 'KW_ONLY':
                only = True
                continue
            default = cls.__dict__.get(name, MISSING)
            f = default if isinstance(default, Field) else field(default=default)
            f.name, f.type, f._field_type = name, type, _kind_of(type)
            if f._field_type == 'class':
                if f.default_factory is not MISSING:
                    raise TypeError(f'field {name} cannot have a default factory')
                fields[name] = f
                continue
            if f.kw_only is MISSING:
                f.kw_only = only
            if isinstance(default, Field):
                if f.default is MISSING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, f.default)
            if isinstance(f.default, (list, dict, set)) or (
                    f.default is not MISSING and f.default.__class__.__dict__.get('__hash__', 0) is None):
                raise ValueError(f'mutable default {f.default.__class__} for field {name} is not allowed: use default_factory')
            fields[name] = f
        for name, value in cls.__dict__.items():
            if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
                raise TypeError(f'{name!r} is a field but has no type annotation')
        return fields

    def _names(names):
        names = [f"'{n}'" for n in names]
        return ' and '.join(names) if len(names) < 3 else ', '.join(names[:-1]) + ', and ' + names[-1]

    def _make_init(cls, fields, frozen):
        given = [f for f in fields if f._field_type != 'class' and f.init]
        positional = [f for f in given if not f.kw_only]
        names = {f.name for f in given}
        seen = None
        for f in positional:
            if f.default is MISSING and f.default_factory is MISSING:
                if seen:
                    raise TypeError(f'non-default argument {f.name!r} follows default argument')
            else:
                seen = f.name
        title = cls.__qualname__ + '.__init__()'

        def __init__(self, /, *args, **kwargs):
            if len(args) > len(positional):
                least = 1 + sum(f.default is MISSING and f.default_factory is MISSING for f in positional)
                most = len(positional) + 1
                takes = most if least == most else f'from {least} to {most}'
                plural = '' if most == 1 else 's'
                raise TypeError(f'{title} takes {takes} positional argument{plural} but {len(args) + 1} were given')
            values = {f.name: value for f, value in zip(positional, args)}
            for name, value in kwargs.items():
                if name not in names:
                    raise TypeError(f'{title} got an unexpected keyword argument {name!r}')
                if name in values:
                    raise TypeError(f'{title} got multiple values for argument {name!r}')
                values[name] = value
            for kind, group in (('positional', positional), ('keyword-only', [f for f in given if f.kw_only])):
                missing = [f.name for f in group if f.name not in values and f.default is MISSING and f.default_factory is MISSING]
                if missing:
                    raise TypeError(f'{title} missing {len(missing)} required {kind} argument{"s" if len(missing) > 1 else ""}: {_names(missing)}')
            extra = []
            for f in fields:
                if f._field_type == 'class':
                    continue
                if f.name in values:
                    value = values[f.name]
                elif f.default_factory is not MISSING:
                    value = f.default_factory()
                elif f.default is not MISSING:
                    value = f.default
                else:
                    continue
                if f._field_type == 'init':
                    extra.append(value)
                else:
                    object.__setattr__(self, f.name, value)
            if hasattr(self, '__post_init__'):
                self.__post_init__(*extra)
        __init__.__qualname__ = cls.__qualname__ + '.__init__'
        __init__._dataclass_fields = given
        return __init__

    def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only):
        for base in cls.__mro__[1:]:
            settings = getattr(base, '__dict__', {}).get('__dataclass_params__')
            if settings is not None:
                if settings.frozen and not frozen:
                    raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
                if frozen and not settings.frozen:
                    raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
        fields = _collect(cls, kw_only)
        cls.__dataclass_fields__ = fields
        cls.__dataclass_params__ = _DataclassParams(init, repr_, eq, order, unsafe_hash, frozen)
        all_fields = list(fields.values())
        own = [f for f in all_fields if f._field_type == 'field']
        compared = [f.name for f in own if f.compare]
        shown = [f.name for f in own if f.repr]

        def define(name, function, force=False):
            if force or name not in cls.__dict__:
                function.__qualname__ = cls.__qualname__ + '.' + name
                setattr(cls, name, function)
                return True
            return False

        if init:
            define('__init__', _make_init(cls, all_fields, frozen), True)
        if repr_:
            running = set()

            def __repr__(self):
                if id(self) in running:
                    return '...'
                running.add(id(self))
                try:
                    return self.__class__.__qualname__ + '(' + ', '.join([f'{n}={getattr(self, n)!r}' for n in shown]) + ')'
                finally:
                    running.discard(id(self))
            define('__repr__', __repr__)

        def key(self):
            return tuple([getattr(self, n) for n in compared])

        if eq:
            def __eq__(self, other):
                return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented
            define('__eq__', __eq__)
        if order:
            if not eq:
                raise ValueError('eq must be true if order is true')
            def __lt__(self, other):
                return key(self) < key(other) if other.__class__ is self.__class__ else NotImplemented
            def __le__(self, other):
                return key(self) <= key(other) if other.__class__ is self.__class__ else NotImplemented
            def __gt__(self, other):
                return key(self) > key(other) if other.__class__ is self.__class__ else NotImplemented
            def __ge__(self, other):
                return key(self) >= key(other) if other.__class__ is self.__class__ else NotImplemented
            for name, function in (('__lt__', __lt__), ('__le__', __le__), ('__gt__', __gt__), ('__ge__', __ge__)):
                if not define(name, function):
                    raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering')
        if frozen:
            names = {f.name for f in own}
            def __setattr__(self, name, value):
                if type(self) is cls or name in names:
                    raise FrozenInstanceError(f'cannot assign to field {name!r}')
                super(cls, self).__setattr__(name, value)
            def __delattr__(self, name):
                if type(self) is cls or name in names:
                    raise FrozenInstanceError(f'cannot delete field {name!r}')
                super(cls, self).__delattr__(name)
            for name, function in (('__setattr__', __setattr__), ('__delattr__', __delattr__)):
                if not define(name, function):
                    raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
        if unsafe_hash or (eq and frozen and '__hash__' not in cls.__dict__):
            hashed = [f.name for f in own if (f.compare if f.hash is None else f.hash)]
            def __hash__(self):
                return hash(tuple([getattr(self, n) for n in hashed]))
            define('__hash__', __hash__, True)
        elif eq and not frozen and '__hash__' not in cls.__dict__:
            cls.__hash__ = None
        if match_args and '__match_args__' not in cls.__dict__:
            cls.__match_args__ = tuple(f.name for f in all_fields if f.init and not f.kw_only and f._field_type != 'class')
        if not cls.__doc__:
            cls.__doc__ = cls.__name__ + _signature([f for f in all_fields if f.init and f._field_type != 'class'])
        return cls

    def fields(class_or_instance):
        """The fields of a dataclass."""
        try:
            found = class_or_instance.__dataclass_fields__
        except AttributeError:
            raise TypeError('must be called with a dataclass type or instance') from None
        return tuple(f for f in found.values() if f._field_type == 'field')

    def is_dataclass(obj):
        """Whether it is a dataclass, or an object of one."""
        return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')

    def _copied(value, convert):
        if is_dataclass(value) and not isinstance(value, type):
            return convert(value)
        if isinstance(value, tuple) and hasattr(value, '_fields'):
            return type(value)(*[_copied(v, convert) for v in value])
        if isinstance(value, (list, tuple)):
            return type(value)([_copied(v, convert) for v in value])
        if isinstance(value, dict):
            return type(value)((_copied(k, convert), _copied(v, convert)) for k, v in value.items())
        import copy
        return copy.deepcopy(value)

    def asdict(obj, *, dict_factory=dict):
        """The fields as a dict, also of the dataclasses inside."""
        if isinstance(obj, type) or not is_dataclass(obj):
            raise TypeError('asdict() should be called on dataclass instances')
        def convert(value):
            return dict_factory([(f.name, _copied(getattr(value, f.name), convert)) for f in fields(value)])
        return convert(obj)

    def astuple(obj, *, tuple_factory=tuple):
        """The fields as a tuple, also of the dataclasses inside."""
        if isinstance(obj, type) or not is_dataclass(obj):
            raise TypeError('astuple() should be called on dataclass instances')
        def convert(value):
            return tuple_factory([_copied(getattr(value, f.name), convert) for f in fields(value)])
        return convert(obj)

    def replace(obj, /, **changes):
        """A new object with other values of some fields."""
        if isinstance(obj, type) or not is_dataclass(obj):
            raise TypeError('replace() should be called on dataclass instances')
        for f in obj.__dataclass_fields__.values():
            if f._field_type == 'class':
                continue
            if not f.init:
                if f.name in changes:
                    raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
                continue
            if f.name not in changes:
                if f._field_type == 'init' and f.default is MISSING:
                    raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
                changes[f.name] = getattr(obj, f.name)
        return obj.__class__(**changes)

    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
        """A dataclass from names, types and defaults."""
        attributes, types = dict(namespace or {}), {}
        for item in fields:
            if isinstance(item, str):
                item = (item, 'typing.Any')
            types[item[0]] = item[1]
            if len(item) == 3:
                attributes[item[0]] = item[2]
        attributes['__annotations__'] = types
        return dataclass(type(cls_name, bases, attributes), **options)
    """#)
}
