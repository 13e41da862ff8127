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

    def new_class(name, bases=(), kwds=None, exec_body=None):
        """A new class."""
        namespace = {}
        if exec_body is not None:
            exec_body(namespace)
        kwds = dict(kwds or {})
        meta = kwds.pop('metaclass', type)
        return meta(name, tuple(bases), namespace, **kwds)
    """#)
}
