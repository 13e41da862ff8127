import Evaluator

extension WrittenModules {
  static let abc = WrittenModule(
    "abc", doc: "Classes with abstract methods.",
    #"""
    def abstractmethod(funcobj):
        """A method that subclasses must define, in a class with ABCMeta or ABC."""
        funcobj.__isabstractmethod__ = True
        return funcobj

    def _is_abstract(value):
        if isinstance(value, property):
            return any(getattr(f, '__isabstractmethod__', False) for f in (value.fget, value.fset, value.fdel))
        if isinstance(value, (staticmethod, classmethod)):
            return getattr(value.__func__, '__isabstractmethod__', False)
        return getattr(value, '__isabstractmethod__', False)

    class ABCMeta(type):
        """The class of classes with abstract methods."""
        def __new__(mcls, name, bases, namespace, /, **kwargs):
            cls = super().__new__(mcls, name, bases, namespace, **kwargs)
            names = {n for n, value in namespace.items() if _is_abstract(value)}
            for base in bases:
                for n in getattr(base, '__abstractmethods__', ()):
                    if _is_abstract(getattr(cls, n, None)):
                        names.add(n)
            cls.__abstractmethods__ = frozenset(names)
            cls._abc_registry = []
            return cls

        def register(cls, subclass):
            """Makes a class count as a subclass."""
            if not isinstance(subclass, type):
                raise TypeError('Can only register classes')
            cls._abc_registry.append(subclass)
            # What `match` takes the class for; a class of the host cannot be marked.
            mark = getattr(cls, '__abc_tpflags__', None)
            if mark is not None and subclass.__module__ != 'builtins' and not hasattr(subclass, '__abc_tpflags__'):
                try:
                    subclass.__abc_tpflags__ = mark
                except (TypeError, AttributeError):
                    pass
            return subclass

        def __instancecheck__(cls, instance):
            return cls.__subclasscheck__(type(instance))

        def __subclasscheck__(cls, subclass):
            if super().__subclasscheck__(subclass):
                return True
            hook = getattr(cls, '__subclasshook__', None)
            if hook is not None:
                answer = hook(subclass)
                if answer is not NotImplemented:
                    return answer
            if any(issubclass(subclass, other) for other in cls.__dict__.get('_abc_registry', ())):
                return True
            # What counts as a subclass of a class below counts here too.
            return any(issubclass(subclass, other) for other in cls.__subclasses__())

    class ABC(metaclass=ABCMeta):
        """A base for classes with abstract methods."""

    abstractproperty = property

    def get_cache_token():
        """0: nothing is cached."""
        return 0
    """#)
}
