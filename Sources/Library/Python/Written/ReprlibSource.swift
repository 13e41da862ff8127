import Evaluator

extension WrittenModules {
  static let reprlib = WrittenModule(
    "reprlib", doc: "Values as short texts.",
    #"""
    import functools as _functools
    from itertools import islice as _islice

    _repr = repr

    def recursive_repr(fillvalue='...'):
        """A decorator for __repr__: what is inside itself is shown by another text."""
        def decorated(function):
            running = set()
            @_functools.wraps(function)
            def wrapper(self):
                key = id(self)
                if key in running:
                    return fillvalue
                running.add(key)
                try:
                    return function(self)
                finally:
                    running.discard(key)
            return wrapper
        return decorated

    class Repr:
        """Texts of values with at most so many elements and characters."""
        def __init__(self):
            self.maxlevel, self.maxtuple, self.maxlist, self.maxarray, self.maxdict = 6, 6, 6, 5, 4
            self.maxset, self.maxfrozenset, self.maxdeque, self.maxstring, self.maxlong, self.maxother = 6, 6, 6, 30, 40, 30
            self.fillvalue = '...'

        def repr(self, x):
            """The text."""
            return self.repr1(x, self.maxlevel)

        def repr1(self, x, level):
            """The text of a value inside another."""
            method = getattr(self, 'repr_' + type(x).__name__.replace(' ', '_'), None)
            return method(x, level) if method else self.repr_instance(x, level)

        def _elements(self, x, level, left, right, maximum, trail=''):
            if level <= 0 and len(x):
                return left + self.fillvalue + right
            parts = [self.repr1(element, level - 1) for element in _islice(x, maximum)]
            if len(x) > maximum:
                parts.append(self.fillvalue)
            return left + ', '.join(parts) + (trail if len(x) == 1 else '') + right

        def repr_tuple(self, x, level):
            """A tuple."""
            return self._elements(x, level, '(', ')', self.maxtuple, ',')

        def repr_list(self, x, level):
            """A list."""
            return self._elements(x, level, '[', ']', self.maxlist)

        def repr_set(self, x, level):
            """A set."""
            return self._elements(self._sorted(x), level, '{', '}', self.maxset) if x else 'set()'

        def repr_frozenset(self, x, level):
            """A frozenset."""
            return self._elements(self._sorted(x), level, 'frozenset({', '})', self.maxfrozenset) if x else 'frozenset()'

        def repr_deque(self, x, level):
            """A deque."""
            return self._elements(x, level, 'deque([', '])', self.maxdeque)

        def _sorted(self, x):
            try:
                return sorted(x)
            except Exception:
                return list(x)

        def repr_dict(self, x, level):
            """A dict."""
            if not x:
                return '{}'
            if level <= 0:
                return '{' + self.fillvalue + '}'
            parts = [f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}' for key in _islice(self._sorted(x), self.maxdict)]
            if len(x) > self.maxdict:
                parts.append(self.fillvalue)
            return '{' + ', '.join(parts) + '}'

        def _cut(self, text, maximum):
            if len(text) <= maximum:
                return text
            left = max(0, (maximum - 3) // 2)
            right = max(0, maximum - 3 - left)
            return text[:left] + self.fillvalue + text[len(text) - right:]

        def repr_str(self, x, level):
            """A text."""
            text = _repr(x[:self.maxstring])
            if len(text) <= self.maxstring:
                return text
            left = max(0, (self.maxstring - 3) // 2)
            right = max(0, self.maxstring - 3 - left)
            text = _repr(x[:left] + x[len(x) - right:])
            return text[:left] + self.fillvalue + text[len(text) - right:]

        def repr_int(self, x, level):
            """A whole number."""
            return self._cut(_repr(x), self.maxlong)

        def repr_instance(self, x, level):
            """Any other value."""
            try:
                return self._cut(_repr(x), self.maxother)
            except Exception:
                return f'<{type(x).__name__} instance at {id(x):#x}>'

    aRepr = Repr()
    repr = aRepr.repr
    """#)
}
