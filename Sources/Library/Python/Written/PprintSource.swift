import Evaluator

extension WrittenModules {
  static let pprint = WrittenModule(
    "pprint", doc: "Values laid out over several lines.",
    #"""
    import sys as _sys
    import collections as _collections
    import types as _types

    _kinds = (
        _collections.OrderedDict, _collections.Counter, _collections.defaultdict, dict, list, tuple, set, frozenset, str, bytes,
        bytearray, _types.MappingProxyType, _types.SimpleNamespace, _collections.ChainMap, _collections.deque,
        _collections.UserDict, _collections.UserList, _collections.UserString)

    def _kind(x):
        # The class whose text the value has: its own, or one that it descends from.
        cls = type(x)
        if cls in _kinds:
            return cls
        for kind in _kinds:
            if issubclass(cls, kind) and cls.__repr__ is kind.__repr__:
                return kind
        return None

    def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        """Prints a value over as many lines as it needs."""
        PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)

    def pp(object, *args, sort_dicts=False, **kwargs):
        """As pprint, with the keys of dicts in their order."""
        pprint(object, *args, sort_dicts=sort_dicts, **kwargs)

    def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        """The text that pprint prints."""
        return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)

    def saferepr(object):
        """The text of a value on one line."""
        return PrettyPrinter()._repr(object, 0)

    def isreadable(object):
        """Whether the text could be read back."""
        return '<' not in saferepr(object)

    class _Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            try:
                return bool(self.value < other.value)
            except TypeError:
                return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))

    class PrettyPrinter:
        """Lays values out over several lines."""
        def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
            if indent < 0:
                raise ValueError('indent must be >= 0')
            if depth is not None and depth <= 0:
                raise ValueError('depth must be > 0')
            if not width:
                raise ValueError('width must be != 0')
            self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
            self._compact, self._sort, self._underscore = compact, sort_dicts, underscore_numbers

        def pprint(self, object):
            """Prints a value."""
            (self._stream or _sys.stdout).write(self.pformat(object) + '\n')

        def pformat(self, object):
            """The text of a value."""
            out = []
            self._format(object, out, 0, 0, 0)
            return ''.join(out)

        def _items(self, d):
            return sorted(d.items(), key=lambda kv: _Key(kv[0])) if self._sort else d.items()

        def _repr(self, x, level):
            if type(x) is int and self._underscore:
                return f'{x:_d}'
            kind = _kind(x)
            if kind not in (dict, list, tuple) or not x:
                return repr(x)
            if self._depth is not None and level >= self._depth:
                return {dict: '{...}', list: '[...]', tuple: '(...,)' if len(x) == 1 else '(...)'}[kind]
            if kind is dict:
                return '{' + ', '.join([f'{self._repr(k, level + 1)}: {self._repr(v, level + 1)}' for k, v in self._items(x)]) + '}'
            inner = ', '.join([self._repr(v, level + 1) for v in x])
            if kind is list:
                return f'[{inner}]'
            return f'({inner},)' if len(x) == 1 else f'({inner})'

        def _format(self, x, out, indent, allowance, level):
            text = self._repr(x, level)
            room = self._width - indent - allowance
            if len(text) <= room:
                out.append(text)
                return
            kind = _kind(x)
            if kind is _collections.OrderedDict and x:
                name = type(x).__name__
                out.append(name + '(')
                self._format(list(x.items()), out, indent + len(name) + 1, allowance + 1, level + 1)
                out.append(')')
            elif kind in (_collections.Counter, _collections.defaultdict) and x:
                name = type(x).__name__ + '('
                if isinstance(x, _collections.defaultdict):
                    name += repr(x.default_factory) + ',\n' + ' ' * (indent + len(type(x).__name__) + 1)
                    out.append(name)
                else:
                    out.append(name)
                indent += len(type(x).__name__) + 1
                pairs = dict(x.most_common()) if isinstance(x, _collections.Counter) else dict(x)
                out.append('{')
                if self._indent > 1:
                    out.append((self._indent - 1) * ' ')
                self._pairs(list(pairs.items()) if isinstance(x, _collections.Counter) else list(self._items(pairs)), out, indent, allowance + 2, level + 1)
                out.append('})')
            elif kind is dict:
                out.append('{')
                if self._indent > 1:
                    out.append((self._indent - 1) * ' ')
                if x:
                    self._pairs(list(self._items(x)), out, indent, allowance + 1, level + 1)
                out.append('}')
            elif kind is list:
                out.append('[')
                self._elements(x, out, indent, allowance + 1, level + 1)
                out.append(']')
            elif kind is tuple:
                out.append('(')
                end = ',)' if len(x) == 1 else ')'
                self._elements(x, out, indent, allowance + len(end), level + 1)
                out.append(end)
            elif kind in (set, frozenset) and x:
                if type(x) is set:
                    out.append('{')
                    end = '}'
                else:
                    name = type(x).__name__
                    out.append(name + '({')
                    end = '})'
                    indent += len(name) + 1
                self._elements(sorted(x, key=_Key), out, indent, allowance + len(end), level + 1)
                out.append(end)
            elif kind is bytes and len(x) > 4:
                self._bytes(x, out, indent, allowance, level)
            elif kind is bytearray:
                out.append('bytearray(')
                if len(x) > 4:
                    self._bytes(bytes(x), out, indent + 10, allowance + 1, level + 1)
                else:
                    out.append(repr(bytes(x)))
                out.append(')')
            elif kind is str and x:
                self._text(x, out, indent, allowance, level)
            elif kind is _types.MappingProxyType:
                out.append('mappingproxy(')
                self._format(x.copy(), out, indent + 13, allowance + 1, level + 1)
                out.append(')')
            elif kind is _types.SimpleNamespace:
                name = 'namespace' if type(x) is _types.SimpleNamespace else type(x).__name__
                self._named(name, list(x.__dict__.items()), out, indent, allowance, level + 1)
            elif kind is _collections.ChainMap and x.maps:
                name = type(x).__name__
                out.append(name + '(')
                indent += len(name) + 1
                for i, part in enumerate(x.maps):
                    last = i == len(x.maps) - 1
                    self._format(part, out, indent, allowance + 1 if last else 1, level + 1)
                    out.append(')' if last else ',\n' + ' ' * indent)
            elif kind is _collections.deque and x:
                name = type(x).__name__
                out.append(name + '([')
                indent += len(name) + 1
                self._elements(x, out, indent, allowance + 2 if x.maxlen is None else 2, level + 1)
                out.append('])' if x.maxlen is None else '],\n' + ' ' * indent + f'maxlen={x.maxlen})')
            elif kind in (_collections.UserDict, _collections.UserList, _collections.UserString):
                self._format(x.data, out, indent, allowance, level)
            elif hasattr(type(x), '__dataclass_fields__') and x.__dataclass_params__.repr and type(x).__repr__.__module__ == 'dataclasses' and not isinstance(x, type):
                import dataclasses
                pairs = [(f.name, getattr(x, f.name)) for f in dataclasses.fields(x) if f.repr]
                self._named(type(x).__name__, pairs, out, indent, allowance, level + 1)
            else:
                out.append(text)

        def _named(self, name, pairs, out, indent, allowance, level):
            indent += len(name) + 1
            out.append(name + '(')
            for i, (key, value) in enumerate(pairs):
                last = i == len(pairs) - 1
                out.append(key + '=')
                self._format(value, out, indent + len(key) + 1, allowance if last else 1, level)
                if not last:
                    out.append(',\n' + ' ' * indent)
            out.append(')')

        def _pairs(self, pairs, out, indent, allowance, level):
            indent += self._indent
            for i, (key, value) in enumerate(pairs):
                last = i == len(pairs) - 1
                text = self._repr(key, level)
                out.append(text + ': ')
                self._format(value, out, indent + len(text) + 2, allowance if last else 1, level)
                if not last:
                    out.append(',\n' + ' ' * indent)

        def _elements(self, items, out, indent, allowance, level):
            indent += self._indent
            if self._indent > 1:
                out.append((self._indent - 1) * ' ')
            delimiter = ''
            width = room = self._width - indent + 1
            items = list(items)
            for i, item in enumerate(items):
                last = i == len(items) - 1
                if last:
                    room -= allowance
                    width -= allowance
                if self._compact:
                    text = self._repr(item, level)
                    size = len(text) + 2
                    if width < size:
                        width = room
                        if delimiter:
                            delimiter = ',\n' + ' ' * indent
                    if width >= size:
                        width -= size
                        out.append(delimiter)
                        delimiter = ', '
                        out.append(text)
                        continue
                out.append(delimiter)
                delimiter = ',\n' + ' ' * indent
                self._format(item, out, indent, allowance if last else 1, level)

        def _bytes(self, x, out, indent, allowance, level):
            if level == 0:
                indent += 1
                allowance += 1
                out.append('(')
            width, current, chunks = self._width - indent, b'', []
            for i in range(0, len(x), 4):
                candidate = current + x[i:i + 4]
                if i == len(x) // 4 * 4:
                    width -= allowance
                if len(repr(candidate)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = x[i:i + 4]
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
            out.append(('\n' + ' ' * indent).join(chunks))
            if level == 0:
                out.append(')')

        def _text(self, x, out, indent, allowance, level):
            import re
            chunks = []
            lines = x.splitlines(True)
            level += 1
            if level == 1:
                indent += 1
                allowance += 1
            room = most = self._width - indent
            text = repr(x)
            for i, line in enumerate(lines):
                text = repr(line)
                if i == len(lines) - 1:
                    room -= allowance
                if len(text) <= room:
                    chunks.append(text)
                    continue
                parts = re.findall(r'\S*\s*', line)
                parts.pop()
                current, width = '', most
                for j, part in enumerate(parts):
                    candidate = current + part
                    if j == len(parts) - 1 and i == len(lines) - 1:
                        width -= allowance
                    if len(repr(candidate)) > width:
                        if current:
                            chunks.append(repr(current))
                        current = part
                    else:
                        current = candidate
                if current:
                    chunks.append(repr(current))
            if len(chunks) == 1:
                out.append(text)
                return
            if level == 1:
                out.append('(')
            for i, chunk in enumerate(chunks):
                if i > 0:
                    out.append('\n' + ' ' * indent)
                out.append(chunk)
            if level == 1:
                out.append(')')
    """#)
}
