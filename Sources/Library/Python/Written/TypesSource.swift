import Evaluator

extension WrittenModules {
  static let types = WrittenModule(
    "types", doc: "Classes of values of the language.",
    #"""
    class SimpleNamespace:
        """An object with attributes."""
        def __init__(self, /, **kwargs):
            self.__dict__.update(kwargs)

        def __repr__(self):
            name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
            return f'{name}({", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())})'

        def __eq__(self, other):
            if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
                return self.__dict__ == other.__dict__
            return NotImplemented

    class mappingproxy:
        """A dict that can be read only."""
        __abc_tpflags__ = 1 << 6

        def __init__(self, mapping):
            if not hasattr(mapping, 'keys'):
                raise TypeError(f'mappingproxy() argument must be a mapping, not {type(mapping).__name__}')
            object.__setattr__(self, '_mapping', mapping)

        def __getitem__(self, key):
            return self._mapping[key]

        def __contains__(self, key):
            return key in self._mapping

        def __iter__(self):
            return iter(self._mapping)

        def __len__(self):
            return len(self._mapping)

        def __repr__(self):
            return f'mappingproxy({self._mapping!r})'

        def __str__(self):
            return str(self._mapping)

        def __eq__(self, other):
            return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

        def __or__(self, other):
            return self._mapping | other

        def get(self, key, default=None):
            """The value at a key, or a default."""
            return self._mapping.get(key, default)

        def keys(self):
            """The keys."""
            return self._mapping.keys()

        def values(self):
            """The values."""
            return self._mapping.values()

        def items(self):
            """Pairs of key and value."""
            return self._mapping.items()

        def copy(self):
            """A copy of the dict."""
            return self._mapping.copy()

    MappingProxyType = mappingproxy
    del mappingproxy

    def _generator():
        yield

    class _C:
        def _m(self):
            pass

    FunctionType = LambdaType = type(_generator)
    GeneratorType = type(_generator())
    MethodType = type(_C()._m)
    BuiltinFunctionType = BuiltinMethodType = type(len)
    NoneType, NotImplementedType, EllipsisType = type(None), type(NotImplemented), type(...)
    GenericAlias, UnionType = type(list[int]), type(int | str)
    import sys as _sys
    ModuleType = type(_sys)

    DynamicClassAttribute = property

    try:
        raise ValueError
    except ValueError as _error:
        TracebackType = type(_error.__traceback__)
        FrameType = type(_error.__traceback__.tb_frame)

    def resolve_bases(bases):
        """The classes that bases stand for."""
        found, is_changed = [], False
        for base in bases:
            if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
                found.append(base)
                continue
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
            found += entries
            is_changed = True
        return tuple(found) if is_changed else bases

    def prepare_class(name, bases=(), kwds=None):
        """The metaclass, the dict for the names and the other keywords of a new class."""
        kwds = dict(kwds or {})
        meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
        if isinstance(meta, type):
            for base in bases:
                other = type(base)
                if issubclass(other, meta):
                    meta = other
                elif not issubclass(meta, other):
                    raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases')
        return meta, meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}, kwds

    def new_class(name, bases=(), kwds=None, exec_body=None):
        """A new class."""
        resolved = resolve_bases(bases)
        meta, namespace, kwds = prepare_class(name, resolved, kwds)
        if exec_body is not None:
            exec_body(namespace)
        if resolved is not bases:
            namespace['__orig_bases__'] = bases
        namespace.setdefault('__module__', 'types')
        return meta(name, tuple(resolved), namespace, **kwds)
    """#)
}
