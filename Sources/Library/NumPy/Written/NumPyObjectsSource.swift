import Evaluator

extension WrittenNumPy {
  static let objects = WrittenModule(
    "_numpy_objects", doc: "NumPy's functions of text and objects.",
    #"""
    import math as _math
    import operator as _operator
    import functools as _functools
    import bisect as _bisect
    import numpy as np
    import _numpy

    def _array(a):
        return a if _numpy.is_text(a) else np.asarray(a)

    def _values(a):
        # The elements in C order, as Python's values.
        a = _array(a)
        return a.ravel().tolist() if a.ndim else [a.item()]

    def _made(values, shape, like=None):
        return _numpy.object_array(values, shape, like)

    def _is_text(a):
        return a.dtype.kind in 'US'

    # Elementwise functions

    def _conjugate(x):
        return x.conjugate()

    _unary = {
        'negative': _operator.neg, 'positive': _operator.pos, 'absolute': abs, 'abs': abs, 'fabs': _math.fabs, 'invert': _operator.invert,
        'bitwise_not': _operator.invert, 'bitwise_invert': _operator.invert, 'logical_not': _operator.not_, 'square': lambda x: x * x, 'reciprocal': lambda x: 1 / x,
        'floor': _math.floor, 'ceil': _math.ceil, 'trunc': _math.trunc, 'conjugate': _conjugate, 'conj': _conjugate,
        'sign': lambda x: (x > 0) - (x < 0),
    }
    _binary = {
        'add': _operator.add, 'subtract': _operator.sub, 'multiply': _operator.mul, 'divide': _operator.truediv, 'true_divide': _operator.truediv,
        'floor_divide': _operator.floordiv, 'remainder': _operator.mod, 'mod': _operator.mod, 'power': _operator.pow, 'pow': _operator.pow,
        'maximum': lambda a, b: a if a >= b else b, 'minimum': lambda a, b: a if a <= b else b, 'fmax': lambda a, b: a if a >= b else b,
        'fmin': lambda a, b: a if a <= b else b, 'bitwise_and': _operator.and_, 'bitwise_or': _operator.or_, 'bitwise_xor': _operator.xor,
        'left_shift': _operator.lshift, 'right_shift': _operator.rshift, 'bitwise_left_shift': _operator.lshift, 'bitwise_right_shift': _operator.rshift,
        'logical_and': lambda a, b: a and b, 'logical_or': lambda a, b: a or b, 'logical_xor': lambda a, b: bool(a) != bool(b), 'gcd': _math.gcd, 'lcm': _math.lcm,
    }
    _comparisons = {
        'equal': _operator.eq, 'not_equal': _operator.ne, 'less': _operator.lt, 'less_equal': _operator.le, 'greater': _operator.gt, 'greater_equal': _operator.ge,
    }
    _tests = ('isnan', 'isinf', 'isfinite', 'isnat', 'signbit', 'frexp', 'ldexp', 'copysign', 'nextafter', 'spacing')

    def _named(name):
        def method(x):
            f = getattr(x, name, None)
            if f is None:
                raise TypeError(f'loop of ufunc does not support argument 0 of type {type(x).__name__} which has no callable {name} method')
            return f()
        return method

    _with_text = ('add', 'subtract', 'multiply', 'negative', 'absolute', 'maximum', 'minimum', 'fmax', 'fmin', 'remainder', 'floor_divide')

    def _no_loop(name, arrays):
        if name not in _with_text:
            return TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''")
        text = "<class 'numpy.dtypes.StrDType'>" if len(arrays) == 1 else '(' + ', '.join(repr(a.dtype) for a in arrays) + ')'
        return TypeError(f"ufunc '{name}' did not contain a loop with signature matching types {text} -> None")

    def elementwise(name, *operands, out=None, where=True, **options):
        """A function of each element, or of pairs of them."""
        arrays = [_array(x) for x in operands]
        has_text = any(_is_text(a) for a in arrays)
        if name in _comparisons:
            result = _comparisons[name](arrays[0], arrays[1])
        elif has_text and not any(a.dtype.kind == 'O' for a in arrays):
            if name != 'add' or not all(_is_text(a) for a in arrays):
                raise _no_loop(name, arrays)
            result = arrays[0] + arrays[1]
        elif name in _tests:
            raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''")
        else:
            function = _unary.get(name) or _named(name) if len(arrays) == 1 else _binary.get(name)
            if function is None:
                raise _no_loop(name, arrays)
            shape = np.broadcast_shapes(*[a.shape for a in arrays])
            columns = [_values(a if a.shape == shape else np.broadcast_to(a, shape)) for a in arrays]
            values = [function(*row) for row in zip(*columns)]
            result = _made(values, shape) if shape else values[0]
        if out is not None:
            out = out[0] if isinstance(out, tuple) else out
            if where is True:
                out[...] = result
            else:
                out[where] = np.broadcast_to(result, out.shape)[where]
            return out
        return result

    # Reductions

    def _along(a, axis, function, keepdims=False):
        # A function of the elements along axes.
        if axis is None:
            result, shape = function(_values(a)), (1,) * a.ndim
            return _made([result], shape) if keepdims else result
        axes = sorted({x % a.ndim if -a.ndim <= x < a.ndim else _out_of_range(x, a.ndim) for x in (axis if isinstance(axis, tuple) else (axis,))})
        rest = [i for i in range(a.ndim) if i not in axes]
        moved = np.transpose(a, rest + axes)
        shape = tuple(a.shape[i] for i in rest)
        count = 1
        for i in axes:
            count *= a.shape[i]
        values = _values(moved)
        results = [function(values[i * count:(i + 1) * count]) for i in range(_math.prod(shape))]
        if keepdims:
            shape = tuple(1 if i in axes else a.shape[i] for i in range(a.ndim))
        return _made(results, shape) if shape else results[0]

    def _out_of_range(axis, ndim):
        raise np.exceptions.AxisError(axis, ndim)

    _folds = {
        'sum': _operator.add, 'prod': _operator.mul, 'max': _binary['maximum'], 'amax': _binary['maximum'], 'min': _binary['minimum'], 'amin': _binary['minimum'],
        'any': lambda a, b: a or b, 'all': lambda a, b: a and b,
    }
    _starts = {'sum': 0, 'prod': 1, 'any': False, 'all': True}

    def reduction(name, a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
        """The elements along axes as one."""
        if name == 'sum' and hasattr(a, '__next__'):
            return sum(a)
        a = _array(a)
        if _is_text(a):
            if name in ('any', 'all'):
                return np.any(a != '', axis=axis, keepdims=keepdims) if name == 'any' else np.all(a != '', axis=axis, keepdims=keepdims)
            if name in ('sum', 'mean'):
                wide = a.dtype.str[:2] + str(2 * int(a.dtype.str[2:]))
                raise TypeError(f"the resolved dtypes are not compatible with add.reduce. Resolved ({a.dtype!r}, {a.dtype!r}, {np.dtype(wide)!r})")
            raise _no_loop({'prod': 'multiply', 'max': 'maximum', 'amax': 'maximum', 'min': 'minimum', 'amin': 'minimum'}[name], [a, a])
        if name == 'mean':
            total = reduction('sum', a, axis, keepdims=keepdims)
            count = np.int64(a.size if axis is None else _math.prod(a.shape[i] for i in (axis if isinstance(axis, tuple) else (axis,))))
            try:
                return total / count
            except TypeError:
                # A Decimal is divided by Python's numbers alone.
                return total / int(count)
        fold = _folds[name]
        def folded(values):
            if initial is not None:
                values = [initial] + values
            if not values:
                if name in _starts:
                    return _starts[name]
                raise ValueError(f'zero-size array to reduction operation {"maximum" if "max" in name else "minimum"} which has no identity')
            result = _functools.reduce(fold, values)
            if name in ('any', 'all'):
                result = np.bool_(bool(result))
            return bool(result) if name in ('any', 'all') and dtype is bool else result
        result = _along(a, axis, folded, keepdims)
        if out is not None:
            out[...] = result
            return out
        return result

    def _place(a, axis, keepdims, best):
        a = _array(a)
        result = _along(a, axis, lambda values: values.index(best(values)), keepdims)
        return np.int64(result) if isinstance(result, int) else result.astype(int)

    def argmax(a, axis=None, out=None, keepdims=False):
        """The place of the largest element."""
        return _place(a, axis, keepdims, max)

    def argmin(a, axis=None, out=None, keepdims=False):
        """The place of the smallest element."""
        return _place(a, axis, keepdims, min)

    def _running(a, axis, function):
        import itertools
        a = _array(a)
        if axis is None:
            values = list(itertools.accumulate(_values(a), function))
            return _made(values, (len(values),))
        moved = np.moveaxis(a, axis, -1)
        count, values = moved.shape[-1], _values(moved)
        rows = [list(itertools.accumulate(values[i:i + count], function)) for i in range(0, len(values), max(count, 1))]
        return np.moveaxis(_made([x for row in rows for x in row], moved.shape), -1, axis)

    def cumsum(a, axis=None, dtype=None, out=None):
        """Running sums."""
        return _running(a, axis, _operator.add)

    def cumprod(a, axis=None, dtype=None, out=None):
        """Running products."""
        return _running(a, axis, _operator.mul)

    def _flags(a):
        a = _array(a)
        return np.array([bool(x) for x in _values(a)], dtype=bool).reshape(a.shape)

    def nonzero(a):
        """The places of the elements that are true."""
        return np.nonzero(_flags(a))

    def count_nonzero(a, axis=None, keepdims=False):
        """How many elements are true."""
        return np.count_nonzero(_flags(a), axis=axis, keepdims=keepdims)

    def flatnonzero(a):
        """The places of the elements that are true, along one axis."""
        return np.flatnonzero(_flags(a))

    def argwhere(a):
        """The places of the elements that are true, a row each."""
        return np.argwhere(_flags(a))

    # Sorting

    def _orders(a, axis):
        # The order of the elements along the last axis of the array with the axis at the end.
        moved = np.moveaxis(a, axis, -1)
        count, values = moved.shape[-1], _values(moved)
        orders = []
        for start in range(0, len(values), max(count, 1)):
            row = values[start:start + count]
            orders.append(sorted(range(count), key=row.__getitem__))
        return moved, orders

    def sort(a, axis=-1, kind=None, order=None, *, stable=None):
        """Sorted along an axis."""
        a = _array(a)
        if axis is None:
            a, axis = a.ravel(), -1
        moved, orders = _orders(a, axis)
        values, count = _values(moved), moved.shape[-1]
        result = [values[row * count + i] for row, places in enumerate(orders) for i in places]
        return np.moveaxis(_made(result, moved.shape, a), -1, axis)

    def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
        """The places in sorted order."""
        a = _array(a)
        if axis is None:
            a, axis = a.ravel(), -1
        moved, orders = _orders(a, axis)
        return np.moveaxis(np.array([i for places in orders for i in places], dtype=int).reshape(moved.shape), -1, axis)

    def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
        """The different elements, sorted."""
        a = _array(ar)
        if axis is not None:
            if a.ndim == 1 and axis in (0, -1):
                axis = None
            else:
                raise NotImplementedError('np.unique of rows takes numbers in fieldbook: np.unique(list(map(tuple, a)))')
        values = _values(a)
        order = argsort(a.ravel()).tolist()
        kept, firsts, inverse, counts = [], [], [0] * len(values), []
        for i in order:
            if not kept or values[i] != kept[-1]:
                kept.append(values[i])
                firsts.append(i)
                counts.append(0)
            inverse[i] = len(kept) - 1
            counts[-1] += 1
        parts = [_made(kept, (len(kept),), a)]
        if return_index:
            parts.append(np.array(firsts, dtype=int))
        if return_inverse:
            parts.append(np.array(inverse, dtype=int).reshape(a.shape))
        if return_counts:
            parts.append(np.array(counts, dtype=int))
        return parts[0] if len(parts) == 1 else tuple(parts)

    def searchsorted(a, v, side='left', sorter=None):
        """Where values would stand in sorted ones."""
        a = _array(a)
        values = _values(a if sorter is None else a[sorter])
        find = _bisect.bisect_left if side == 'left' else _bisect.bisect_right
        if isinstance(v, (str, bytes)) or not _numpy.holds_objects(v) and np.ndim(v) == 0:
            return np.int64(find(values, v))
        v = _array(v)
        return np.array([find(values, x) for x in _values(v)], dtype=int).reshape(v.shape)

    # Other functions

    def array_equal(a1, a2, equal_nan=False):
        """Whether shapes and all elements are equal."""
        a, b = _array(a1), _array(a2)
        return a.shape == b.shape and all(x == y for x, y in zip(_values(a), _values(b)))

    def dot(a, b, out=None):
        """The sum of products along the last axis of a and the last but one of b."""
        a, b = _array(a), _array(b)
        if a.ndim == 0 or b.ndim == 0:
            return a * b
        if a.ndim == b.ndim == 1:
            if a.shape != b.shape:
                raise ValueError(f'shapes {a.shape} and {b.shape} not aligned: {a.shape[0]} (dim 0) != {b.shape[0]} (dim 0)')
            return _functools.reduce(_operator.add, [x * y for x, y in zip(_values(a), _values(b))], 0) if a.size else 0
        if a.ndim > 2 or b.ndim > 2:
            raise NotImplementedError('np.dot of objects takes one or two axes in fieldbook')
        rows, columns = np.atleast_2d(a), b.reshape(-1, 1) if b.ndim == 1 else b
        values = [_functools.reduce(_operator.add, [x * y for x, y in zip(r, c)]) for r in rows.tolist() for c in columns.T.tolist()]
        shape = a.shape[:-1] + (b.shape[1:] if b.ndim == 2 else ())
        return _made(values, shape) if shape else values[0]

    def diag(v, k=0):
        """The diagonal of a matrix, or a matrix with this diagonal."""
        v = _array(v)
        if v.ndim == 2:
            return np.diagonal(v, k)
        n = len(v) + abs(k)
        result = np.zeros((n, n), dtype=v.dtype)
        for i, x in enumerate(_values(v)):
            result[i + max(0, -k), i + max(0, k)] = x
        return result
    """#)
}
