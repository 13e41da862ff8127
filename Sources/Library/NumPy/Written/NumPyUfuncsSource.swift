import Evaluator

extension WrittenNumPy {
  static let ufuncs = WrittenModule(
    "_numpy_ufuncs", doc: "Methods of NumPy's elementwise functions.",
    #"""
    import numpy as np
    from _numpy_axes import axis_index as _axis
    import _numpy

    _identities = {
        'add': 0, 'multiply': 1, 'logical_and': True, 'logical_or': False, 'logical_xor': False, 'bitwise_or': 0,
        'bitwise_xor': 0, 'bitwise_and': -1, 'hypot': 0, 'gcd': 0,
    }
    _folds = {
        'add': 'sum', 'multiply': 'prod', 'maximum': 'max', 'minimum': 'min', 'logical_and': 'all', 'logical_or': 'any',
    }
    _sorts = ('multiply', 'add', 'maximum', 'minimum')
    _associative = ('add', 'multiply', 'maximum', 'minimum', 'fmax', 'fmin', 'logical_and', 'logical_or', 'logical_xor',
                    'bitwise_and', 'bitwise_or', 'bitwise_xor', 'gcd', 'lcm')

    def _check_binary(ufunc, method):
        if ufunc.__name__ in _unary:
            raise ValueError(f'{method} only supported for binary functions')

    _unary = (
        'negative absolute abs sign square sqrt reciprocal exp expm1 log log1p log2 log10 sin cos tan arcsin arccos arctan sinh cosh '
        'tanh exp2 cbrt arcsinh arccosh arctanh deg2rad rad2deg fabs signbit spacing floor ceil trunc rint isnan isinf isfinite '
        'logical_not invert bitwise_count bitwise_not bitwise_invert asin acos atan asinh acosh atanh degrees radians positive').split()

    def _stored(result, out):
        if isinstance(out, tuple):
            out = out[0]
        if out is None:
            return result
        out[...] = result
        return out

    def reduce(ufunc, array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
        """Folds an axis away by the function: np.add.reduce([1, 2, 3]) is 6."""
        _check_binary(ufunc, 'reduce')
        a = np.asarray(array)
        name = ufunc.__name__
        if name in _folds and (name not in ('logical_and', 'logical_or') or initial is None):
            if a.ndim == 0 and axis == 0:
                axis = None
            keywords = {}
            if name in ('add', 'multiply'):
                if dtype is None and a.dtype.kind == 'b' and name == 'add':
                    keywords['dtype'] = None
                elif dtype is not None:
                    keywords['dtype'] = dtype
            elif dtype is not None:
                a = a.astype(dtype)
            if initial is not None:
                keywords['initial'] = initial
            return getattr(np, _folds[name])(a, axis=axis, out=out, keepdims=keepdims, where=where, **keywords)
        if dtype is not None:
            a = a.astype(dtype)
        if where is not True:
            if name not in _identities and initial is None:
                raise ValueError(f"reduction operation '{name}' does not have an identity, so to use a where mask one has to specify 'initial'")
            a = np.where(where, a, _identities[name] if initial is None else initial)
        if axis is None:
            axes = tuple(range(a.ndim))
        else:
            axes = axis if isinstance(axis, tuple) else (axis,)
        if a.ndim == 0:
            axes = ()
        axes = sorted((_axis(x, a.ndim) for x in axes), reverse=True)
        if len(axes) > 1 and name not in _associative and name != 'hypot':
            raise ValueError(f"reduction operation '{name}' is not reorderable, so at most one axis may be specified")
        if name not in _folds:
            # A type that the function refuses is refused also where there is nothing to fold.
            ufunc(a.ravel()[:0], a.ravel()[:0])
        result = a
        for x in axes:
            rows = np.moveaxis(result, x, 0)
            if rows.shape[0] == 0:
                if name not in _identities and initial is None:
                    raise ValueError(f'zero-size array to reduction operation {name} which has no identity')
                start = _identities.get(name, 0) if initial is None else initial
                folded = np.full(rows.shape[1:], start, dtype=ufunc(np.zeros(1, a.dtype), np.zeros(1, a.dtype)).dtype)
            else:
                folded = _folded(ufunc, rows)
            result = np.expand_dims(folded, x) if keepdims else folded
        if initial is not None and a.size:
            result = ufunc(initial, result)
        return _stored(result[()] if isinstance(result, np.ndarray) and result.ndim == 0 else result, out)

    def _folded(ufunc, rows):
        if ufunc.__name__ in _associative:
            # Halves are combined until one row is left.
            while rows.shape[0] > 1:
                half = rows.shape[0] // 2
                combined = ufunc(rows[:half], rows[half:2 * half])
                rows = combined if rows.shape[0] % 2 == 0 else np.concatenate([combined, rows[-1:]])
            return ufunc(rows[0], rows[0]) if ufunc.__name__ == 'logical_xor' and False else rows[0]
        result = rows[0]
        for row in rows[1:]:
            result = ufunc(result, row)
        return result

    def accumulate(ufunc, array, axis=0, dtype=None, out=None):
        """The results of folding more and more of an axis: np.maximum.accumulate([1, 3, 2]) is [1, 3, 3]."""
        _check_binary(ufunc, 'accumulate')
        a = np.asarray(array)
        if a.ndim == 0:
            raise TypeError('cannot accumulate on a scalar')
        if dtype is not None:
            a = a.astype(dtype)
        name = ufunc.__name__
        axis = _axis(axis, a.ndim)
        if name in ('add', 'multiply'):
            fold = np.cumsum if name == 'add' else np.cumprod
            return _stored(fold(a, axis=axis, dtype=dtype), out)
        rows = np.moveaxis(a, axis, 0)
        count = rows.shape[0]
        if count == 0:
            return _stored(a.astype(ufunc(a[:0], a[:0]).dtype), out)
        kind = ufunc(rows[:1], rows[:1]).dtype
        result = rows.astype(kind)
        if name in _associative:
            step = 1
            while step < count:
                later = ufunc(result[:-step], result[step:])
                result = np.concatenate([result[:step], later])
                step *= 2
        else:
            for i in range(1, count):
                result[i] = ufunc(result[i - 1], rows[i])
        return _stored(np.ascontiguousarray(np.moveaxis(result, 0, axis)), out)

    def outer(ufunc, A, B, **keywords):
        """The function of each element of A with each of B."""
        _check_binary(ufunc, 'outer')
        a, b = np.asarray(A), np.asarray(B)
        return ufunc(a.reshape(a.shape + (1,) * b.ndim), b, **keywords)

    def reduceat(ufunc, array, indices, axis=0, dtype=None, out=None):
        """The folds of slices that begin at the indices."""
        a, places = np.asarray(array), np.asarray(indices)
        axis = _axis(axis, a.ndim)
        rows = np.moveaxis(a, axis, 0)
        parts = []
        for i, start in enumerate(places.tolist()):
            if not 0 <= start < rows.shape[0]:
                raise IndexError(f'index {start} out-of-bounds in {ufunc.__name__}.reduceat [0, {rows.shape[0]})')
            stop = int(places[i + 1]) if i + 1 < len(places) else rows.shape[0]
            parts.append(reduce(ufunc, rows[start:stop], dtype=dtype) if start < stop else rows[start])
        return _stored(np.moveaxis(np.stack(parts), 0, axis) if parts else rows[:0], out)

    def at(ufunc, a, indices, b=None):
        """Applies the function to the elements at the indices in place, each as often as its index is there."""
        if not isinstance(a, np.ndarray):
            raise TypeError('first operand must be array')
        if isinstance(indices, list):
            indices = np.asarray(indices)
        if b is None:
            if ufunc.__name__ not in _unary:
                raise ValueError('second operand needed for ufunc')
        places = np.arange(a.size).reshape(a.shape)[indices]
        flat = np.asarray(places).ravel()
        values = None if b is None else np.broadcast_to(np.asarray(b), np.shape(places)).ravel()
        target = a.ravel() if _numpy.is_contiguous(a) else a.copy().ravel()
        if values is not None and ufunc.__name__ == 'add' and a.dtype == np.float64 and flat.size:
            # Sums in the order of the indices, from the elements that are there.
            once = np.unique(flat)
            sums = np.bincount(np.concatenate([once, flat]), weights=np.concatenate([target[once], values]))
            target[once] = sums[once]
        else:
            order = np.argsort(flat, kind='stable')
            ordered = flat[order]
            starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if flat.size else flat
            lengths = np.diff(np.concatenate([starts, [flat.size]]))
            rank = np.arange(flat.size) - np.repeat(starts, lengths)
            by_rank = np.argsort(rank, kind='stable')
            bounds = np.concatenate([[0], np.cumsum(np.bincount(rank))]).tolist() if flat.size else [0]
            for first, last in zip(bounds[:-1], bounds[1:]):
                chosen = order[by_rank[first:last]]
                at_once = flat[chosen]
                if values is None:
                    target[at_once] = ufunc(target[at_once])
                else:
                    target[at_once] = ufunc(target[at_once], values[chosen]).astype(a.dtype)
        if not _numpy.is_contiguous(a):
            a[...] = target.reshape(a.shape)
    """#)
}
