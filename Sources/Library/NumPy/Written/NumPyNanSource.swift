import Evaluator

extension WrittenNumPy {
  static let nan = WrittenModule(
    "_numpy_nan", doc: "Functions of NumPy that pass over nan.",
    #"""
    import warnings as _warnings
    import numpy as np
    from _numpy_axes import axis_index as _axis
    import _numpy

    def _masked(a, value):
        a = np.asanyarray(a)
        if a.dtype.kind == 'O':
            values = a.ravel().tolist()
            lost = [bool(x != x) for x in values]
            filled = [value if missing else x for x, missing in zip(values, lost)]
            return _numpy.object_array(filled, a.shape), np.array(lost, bool).reshape(a.shape)
        if a.dtype.kind != 'f':
            return a, None
        mask = np.isnan(a)
        return np.where(mask, np.asarray(value, a.dtype), a), mask

    def _stored(result, out):
        if out is None:
            return result
        out[...] = result
        return out

    def nansum(a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        """The sum of the elements that are numbers."""
        return np.sum(_masked(a, 0)[0], axis=axis, dtype=dtype, out=out, keepdims=keepdims, initial=initial, where=where)

    def nanprod(a, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True):
        """The product of the elements that are numbers."""
        return np.prod(_masked(a, 1)[0], axis=axis, dtype=dtype, out=out, keepdims=keepdims, initial=initial, where=where)

    def nancumsum(a, axis=None, dtype=None, out=None):
        """Running sums of the elements that are numbers."""
        return np.cumsum(_masked(a, 0)[0], axis=axis, dtype=dtype, out=out)

    def nancumprod(a, axis=None, dtype=None, out=None):
        """Running products of the elements that are numbers."""
        return np.cumprod(_masked(a, 1)[0], axis=axis, dtype=dtype, out=out)

    def _counts(mask, shape, axis, keepdims, where=True):
        flags = np.ones(shape, bool) if mask is None else ~mask
        return np.sum(flags, axis=axis, dtype=np.intp, keepdims=keepdims, where=where)

    def nanmean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
        """The mean of the elements that are numbers."""
        values, mask = _masked(a, 0)
        if mask is None:
            return np.mean(values, axis=axis, dtype=dtype, out=out, keepdims=keepdims, where=where)
        counts = _counts(mask, values.shape, axis, keepdims, where)
        total = np.sum(values, axis=axis, dtype=dtype, keepdims=keepdims, where=where)
        if np.any(counts == 0):
            _warnings.warn('Mean of empty slice', RuntimeWarning, stacklevel=2)
        kind = total.dtype
        with np.errstate(divide='ignore', invalid='ignore'):
            result = total / counts
        return _stored(result.astype(kind), out)

    def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None):
        """The variance of the elements that are numbers."""
        if correction is not None:
            if ddof != 0:
                raise ValueError("ddof and correction can't be provided simultaneously.")
            ddof = correction
        values, mask = _masked(a, 0)
        if mask is None:
            return np.var(values, axis=axis, dtype=dtype, out=out, ddof=ddof, keepdims=keepdims, where=where)
        if dtype is not None:
            values = values.astype(dtype)
        counts = _counts(mask, values.shape, axis, True, where)
        if mean is None:
            with np.errstate(divide='ignore', invalid='ignore'):
                mean = np.sum(values, axis=axis, keepdims=True, where=where) / counts.astype(values.dtype)
        deviations = np.where(mask, np.asarray(0, values.dtype), values - mean)
        squares = np.sum(deviations * deviations, axis=axis, keepdims=keepdims, where=where)
        degrees = _counts(mask, values.shape, axis, keepdims, where) - ddof
        bad = degrees <= 0
        if np.any(bad):
            _warnings.warn('Degrees of freedom <= 0 for slice.', RuntimeWarning, stacklevel=2)
        result = np.where(bad, np.nan, squares / np.where(bad, 1, degrees)).astype(values.dtype)
        return _stored(result if result.ndim else result[()], out)

    def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None):
        """The standard deviation of the elements that are numbers."""
        return np.sqrt(nanvar(a, axis, dtype, None, ddof, keepdims, where=where, mean=mean, correction=correction), out)

    def _extreme(a, axis, out, keepdims, initial, where, function, filler):
        values, mask = _masked(a, filler)
        keywords = {} if initial is None else {'initial': initial}
        if where is not True:
            keywords['where'] = where
        result = function(values, axis=axis, keepdims=keepdims, **keywords)
        if mask is not None:
            empty = np.all(mask, axis=axis, keepdims=keepdims)
            if np.any(empty):
                _warnings.warn('All-NaN axis encountered', RuntimeWarning, stacklevel=3)
                result = np.where(empty, np.asarray(np.nan, values.dtype), result)
                result = result if result.ndim else result[()]
        return _stored(result, out)

    def nanmax(a, axis=None, out=None, keepdims=False, initial=None, where=True):
        """The largest of the elements that are numbers."""
        return _extreme(a, axis, out, keepdims, initial, where, np.max, -np.inf)

    def nanmin(a, axis=None, out=None, keepdims=False, initial=None, where=True):
        """The smallest of the elements that are numbers."""
        return _extreme(a, axis, out, keepdims, initial, where, np.min, np.inf)

    def _extreme_place(a, axis, out, keepdims, function, filler):
        values, mask = _masked(a, filler)
        if mask is not None and mask.size and np.any(np.all(mask, axis=axis)):
            raise ValueError('All-NaN slice encountered')
        return function(values, axis=axis, out=out, keepdims=keepdims)

    def nanargmax(a, axis=None, out=None, *, keepdims=False):
        """The place of the largest of the elements that are numbers."""
        return _extreme_place(a, axis, out, keepdims, np.argmax, -np.inf)

    def nanargmin(a, axis=None, out=None, *, keepdims=False):
        """The place of the smallest of the elements that are numbers."""
        return _extreme_place(a, axis, out, keepdims, np.argmin, np.inf)

    def _by_rows(a, axis, function, keepdims, out, extra=()):
        a = np.asanyarray(a)
        if axis is None:
            rows, rest, kept = a.reshape(1, -1), (), (1,) * a.ndim
        else:
            axes = axis if isinstance(axis, tuple) else (axis,)
            axes = tuple(_axis(x, a.ndim) for x in axes)
            others = [i for i in range(a.ndim) if i not in axes]
            rest = tuple(a.shape[i] for i in others)
            rows = a.transpose(others + list(axes)).reshape(int(np.prod(rest, dtype=int)), int(np.prod([a.shape[i] for i in axes], dtype=int)))
            kept = tuple(1 if i in axes else n for i, n in enumerate(a.shape))
        results = []
        for row in rows:
            numbers = row[~np.isnan(row)] if a.dtype.kind == 'f' else row
            if numbers.size == 0:
                _warnings.warn('All-NaN slice encountered', RuntimeWarning, stacklevel=3)
                results.append(np.full(extra, np.nan))
            else:
                results.append(np.asarray(function(numbers)))
        result = np.stack(results).reshape(rest + extra) if results else np.zeros(rest + extra)
        if extra:
            result = np.moveaxis(result, tuple(range(len(rest), result.ndim)), tuple(range(len(extra))))
        if a.dtype.kind == 'f' and not extra:
            result = result.astype(a.dtype)
        if keepdims:
            result = result.reshape(extra + kept)
        return _stored(result if result.ndim else result[()], out)

    def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
        """The median of the elements that are numbers."""
        return _by_rows(a, axis, np.median, keepdims, out)

    def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
        """The quantiles of the elements that are numbers."""
        if weights is not None:
            raise NotImplementedError('np.nanquantile takes no weights in fieldbook: leave out what is nan, and call np.quantile')
        return _by_rows(a, axis, lambda row: np.quantile(row, q, method=method), keepdims, out, np.shape(q))

    def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
        """The percentiles of the elements that are numbers."""
        if weights is not None:
            raise NotImplementedError('np.nanpercentile takes no weights in fieldbook: leave out what is nan, and call np.percentile')
        return _by_rows(a, axis, lambda row: np.percentile(row, q, method=method), keepdims, out, np.shape(q))
    """#)
}
