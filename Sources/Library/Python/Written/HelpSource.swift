import Evaluator

extension WrittenModules {
  static let help = WrittenModule(
    "_help", doc: "What help() writes of a program's own functions and classes.",
    #"""
    import inspect as _inspect

    _hidden = {'__builtins__', '__doc__', '__file__', '__path__', '__module__', '__name__', '__slots__', '__package__', '__qualname__', '__annotate__'}
    _own = {'__dict__': 'dictionary for instance variables', '__weakref__': 'list of weak references to the object'}

    def _indented(text, prefix='    '):
        return '\n'.join(prefix + line for line in text.split('\n'))

    def _with_doc(title, doc):
        return title + '\n' + (_indented(doc).rstrip() + '\n' if doc else '')

    def _signature(function, bound=False):
        try:
            found = _inspect.signature(function)
        except (TypeError, ValueError):
            return '(...)'
        if bound:
            found = found.replace(parameters=list(found.parameters.values())[1:])
        return str(found)

    def _routine(function, name, bound=False, note=''):
        signature = _signature(function, bound)
        title = f'<lambda> lambda {signature[1:-1]}' if name == '<lambda>' else name + signature
        return _with_doc(title + note, _inspect.getdoc(function))

    def _class_name(cls, module):
        return cls.__name__ if cls.__module__ == module else f'{cls.__module__}.{cls.__name__}'

    def _kind(value):
        if isinstance(value, staticmethod):
            return 'static'
        if isinstance(value, classmethod):
            return 'class'
        if isinstance(value, property):
            return 'readonly' if value.fset is None and value.fdel is None else 'descriptor'
        return 'method' if _inspect.isroutine(value) else 'data'

    def _attribute(name, value, kind):
        if kind == 'method':
            return _routine(value, name)
        if kind == 'class':
            return _routine(value.__func__, name, True, ' from builtins.type')
        if kind == 'static':
            return _routine(value.__func__, name)
        if kind != 'data':
            return _with_doc(name, value.__doc__)
        line = f'{name} = {value!r}'
        line = line if len(line) <= 70 else line[:70] + '...'
        return _with_doc(line, value.__doc__).rstrip('\n') + '\n\n' if callable(value) and value.__doc__ else line + '\n'

    _sections = [('method', 'Methods'), ('class', 'Class methods'), ('static', 'Static methods'), ('readonly', 'Readonly properties'),
                 ('descriptor', 'Data descriptors'), ('data', 'Data and other attributes')]

    def _class(cls):
        module, lines = cls.__module__, []
        signature = _signature(cls)
        if signature not in ('()', '(...)'):
            lines.append(cls.__name__ + signature + '\n')
        if doc := _inspect.cleandoc(cls.__doc__ or ''):
            lines.append(doc + '\n')
        if len(cls.__mro__) > 2:
            lines += ['Method resolution order:', *('    ' + _class_name(base, module) for base in cls.__mro__), '']
        seen, is_first = set(), True
        for place, owner in enumerate(cls.__mro__):
            if owner is object or owner.__module__ == 'builtins':
                continue
            found = {name: value for name, value in owner.__dict__.items() if name not in seen and name not in _hidden and name not in _own
                     and (not name.startswith('_') or name.startswith('__') and name.endswith('__'))}
            seen.update(found)
            tag = 'defined here' if place == 0 else f'inherited from {_class_name(owner, module)}'
            for kind, title in _sections:
                texts = {name: _attribute(name, value, kind) for name, value in found.items() if _kind(value) == kind}
                if kind == 'descriptor' and owner.__bases__ == (object,) and '__slots__' not in owner.__dict__:
                    texts.update((name, _with_doc(name, text)) for name, text in _own.items())
                if texts:
                    if not is_first:
                        lines.append('-' * 70)
                    is_first = False
                    lines += [f'{title} {tag}:\n', *(texts[name] for name in sorted(texts))]
        bases = ', '.join(_class_name(base, module) for base in cls.__bases__)
        head = f'class {cls.__name__}({bases})' if bases else f'class {cls.__name__}'
        return head + '\n' + _indented('\n'.join(lines).rstrip(), ' |  ') + '\n'

    def text(thing):
        """What help() writes of a function, a method, a class or an object that a program defines."""
        if _inspect.isclass(thing):
            return f'Help on class {thing.__name__} in module {thing.__module__}:\n\n{_class(thing)}\n'
        if _inspect.ismethod(thing):
            owner = thing.__self__
            note = f' method of {type(owner).__module__}.{type(owner).__qualname__} instance'
            return f'Help on method {thing.__name__} in module {thing.__module__}:\n\n{_routine(thing, thing.__name__, False, note)}\n'
        if _inspect.isfunction(thing):
            return f'Help on function {thing.__name__} in module {thing.__module__}:\n\n{_routine(thing, thing.__name__)}\n'
        cls = type(thing)
        return f'Help on {cls.__name__} in module {cls.__module__} object:\n\n{_class(cls)}\n'
    """#)
}
