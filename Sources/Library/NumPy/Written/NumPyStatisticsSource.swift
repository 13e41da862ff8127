import Evaluator

extension WrittenNumPy {
  static let statistics = WrittenModule(
    "_numpy_statistics", doc: "Quantiles, means and covariances of NumPy.",
    #"""
    import numpy as np
    from _numpy_axes import axes_tuple as _axes
    import _numpy

    def _rows(a, axis):
        # The axes that are folded as one last axis, and the shape with them kept.
        a = np.asarray(a)
        if axis is None:
            return a.reshape(-1), (1,) * a.ndim
        axes = _axes(axis, a.ndim)
        rest = [i for i in range(a.ndim) if i not in axes]
        rows = a.transpose(rest + list(axes)).reshape([a.shape[i] for i in rest] + [-1] if a.size else
                                                      [a.shape[i] for i in rest] + [int(np.prod([a.shape[i] for i in axes], dtype=int))])
        return rows, tuple(1 if i in axes else a.shape[i] for i in range(a.ndim))

    def _finished(result, kept, keepdims, out, extra=()):
        if keepdims:
            result = np.reshape(result, extra + kept)
        if out is not None:
            out[...] = result
            return out
        return result if np.ndim(result) else np.asarray(result)[()]

    _alphas = {
        'inverted_cdf': None, 'averaged_inverted_cdf': None, 'closest_observation': None,
        'interpolated_inverted_cdf': (0, 1), 'hazen': (0.5, 0.5), 'weibull': (0, 0), 'linear': (1, 1),
        'median_unbiased': (1 / 3, 1 / 3), 'normal_unbiased': (3 / 8, 3 / 8), 'lower': None, 'higher': None, 'midpoint': None,
        'nearest': None,
    }

    _whole = ('lower', 'higher', 'nearest', 'inverted_cdf', 'closest_observation')

    def _places(n, q, method):
        # Places in the sorted rows, whole ones and how far beyond them.
        if method in ('linear', 'lower', 'higher', 'midpoint', 'nearest'):
            place = (n - 1) * q
            if method == 'lower':
                place = np.floor(place)
            elif method == 'higher':
                place = np.ceil(place)
            elif method == 'midpoint':
                place = 0.5 * (np.floor(place) + np.ceil(place))
            elif method == 'nearest':
                place = np.rint(place)
            return place
        if method == 'inverted_cdf':
            return np.maximum(np.ceil(n * q) - 1, 0)
        if method == 'averaged_inverted_cdf':
            return n * q - 1
        if method == 'closest_observation':
            place = n * q - 1 - 0.5
            low = np.floor(place)
            even = (place == low) & (low % 2 == 1)
            return np.maximum(np.where(even, low, low + 1), 0)
        alpha, beta = _alphas[method]
        return n * q + (alpha + q * (1 - alpha - beta)) - 1

    def _quantile(rows, q, method, weak):
        if method not in _alphas:
            raise ValueError(f"'{method}' is not a valid method. Use one of: {list(_alphas)}")
        n = rows.shape[-1]
        rows = np.sort(rows, axis=-1)
        place = np.asarray(_places(n, q, method))
        if method in _whole or method == 'linear' and place.dtype.kind in 'iu':
            result = rows[..., place.astype(int)]
        else:
            below, above, low = place < 0, place >= n - 1, np.floor(place)
            high = np.where(above, -1, np.where(below, 0, low + 1)).astype(int)
            low = np.where(above, -1, np.where(below, 0, low)).astype(int)
            part = place - low
            if method == 'averaged_inverted_cdf':
                part = np.where(part == 0, 0.5, 1.0)
            elif method == 'midpoint':
                part = np.where(place % 1 == 0, 0.0, 0.5)
            # Of whole places, it is whole too.
            part = np.asarray(part).astype(place.dtype)
            if weak:
                part = float(part)
            a, b = rows[..., low], rows[..., high]
            step = b - a
            result = a + step * part
            from_above = b - step * (1 - part)
            result = np.where(np.asarray(part) >= 0.5, from_above, result).astype(result.dtype)
        if rows.dtype.kind == 'f':
            bad = np.isnan(rows[..., -1])
            if bad.any():
                result = np.where(bad if np.ndim(q) == 0 else np.expand_dims(bad, -1), np.asarray(np.nan, result.dtype), result)
        return result

    def _weighted(rows, q, weights):
        order = np.argsort(rows, axis=-1, kind='stable')
        rows = np.take_along_axis(rows, order, -1)
        weights = np.take_along_axis(weights, order, -1)
        sums = np.cumsum(weights, axis=-1)
        def one(row, total):
            wanted = np.asarray(q) * total[-1]
            places = np.searchsorted(total, wanted, side='left')
            return row[np.minimum(places, len(row) - 1)]
        if rows.ndim == 1:
            return one(rows, sums)
        flat, totals = rows.reshape(-1, rows.shape[-1]), sums.reshape(-1, rows.shape[-1])
        results = [np.asarray(one(r, t)) for r, t in zip(flat, totals)]
        return np.stack(results).reshape(rows.shape[:-1] + np.shape(q))

    def quantile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
        """The values below which these shares of the elements lie."""
        weak = type(q) in (int, float)
        q = np.asarray(q)
        if not ((q >= 0) & (q <= 1)).all():
            raise ValueError('Quantiles must be in the range [0, 1]')
        return _of_shares(a, q, axis, out, method if interpolation is None else interpolation, keepdims, weights, weak)

    def percentile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
        """The values below which so many percent of the elements lie."""
        weak = type(q) in (int, float)
        q = np.asarray(np.true_divide(q, 100))
        if not ((q >= 0) & (q <= 1)).all():
            raise ValueError('Percentiles must be in the range [0, 100]')
        return _of_shares(a, q, axis, out, method if interpolation is None else interpolation, keepdims, weights, weak)

    def _of_shares(a, q, axis, out, method, keepdims, weights, weak):
        rows, kept = _rows(a, axis)
        if rows.shape[-1] == 0:
            raise IndexError('index -1 is out of bounds for axis 0 with size 0')
        elif weights is not None:
            if method != 'inverted_cdf':
                raise ValueError(f"Only method 'inverted_cdf' supports weights. Got: {method}.")
            weights = np.broadcast_to(np.asarray(weights), np.shape(a)) if np.ndim(weights) == np.ndim(a) else \
                np.broadcast_to(np.expand_dims(weights, tuple(i for i in range(np.ndim(a)) if i != axis % np.ndim(a))), np.shape(a))
            result = _weighted(rows, q, _rows(weights, axis)[0])
        else:
            result = _quantile(rows, q, method, weak)
        if q.ndim:
            result = np.moveaxis(result, tuple(range(result.ndim - q.ndim, result.ndim)), tuple(range(q.ndim)))
            result = np.ascontiguousarray(result)
        return _finished(result, kept, keepdims, out, q.shape)

    def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
        """The middle element, or the mean of the two in the middle."""
        rows, kept = _rows(a, axis)
        n = rows.shape[-1]
        if n == 0:
            # Of nothing, nan and NumPy's warning.
            result = np.mean(rows, axis=None if axis is None else -1)
        else:
            rows = np.sort(rows, axis=-1)
            middle = rows[..., n // 2:n // 2 + 1] if n % 2 else rows[..., n // 2 - 1:n // 2 + 1]
            result = np.mean(middle, axis=-1)
            if rows.dtype.kind == 'f':
                result = np.where(np.isnan(rows[..., -1]), np.asarray(np.nan, rows.dtype), result)
        return _finished(result, kept, keepdims, out)

    def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
        """The mean, with weights if given."""
        a = np.asanyarray(a)
        if weights is None:
            result = a.mean(axis, keepdims=keepdims)
            total = np.asarray(result).dtype.type(a.size / np.size(result))
        else:
            weights = np.asanyarray(weights)
            if a.shape != weights.shape:
                if axis is None:
                    raise TypeError('Axis must be specified when shapes of a and weights differ.')
                axes = _axes(axis, a.ndim)
                if weights.shape != tuple(a.shape[x] for x in axes):
                    raise ValueError('Shape of weights must be consistent with shape of a along specified axis.')
                weights = weights.transpose(np.argsort(axes))
                weights = weights.reshape(tuple(n if i in axes else 1 for i, n in enumerate(a.shape)))
            kind = np.result_type(a.dtype, weights.dtype, 'f8' if a.dtype.kind in 'iub' else a.dtype)
            total = np.broadcast_to(weights, a.shape).sum(axis=axis, dtype=kind, keepdims=keepdims)
            if np.any(total == 0):
                raise ZeroDivisionError("Weights sum to zero, can't be normalized")
            result = np.multiply(a, weights, dtype=kind).sum(axis, keepdims=keepdims) / total
        if returned:
            return result, (np.broadcast_to(total, np.shape(result)).copy() if np.shape(total) != np.shape(result) else total)
        return result

    def ptp(a, axis=None, out=None, keepdims=False):
        """The distance from the smallest to the largest element."""
        return np.subtract(np.max(a, axis=axis, keepdims=keepdims), np.min(a, axis=axis, keepdims=keepdims), out)

    def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
        """The covariance matrix of variables, a row each."""
        if ddof is not None and ddof != int(ddof):
            raise ValueError('ddof must be integer')
        m = np.asarray(m)
        if m.ndim > 2:
            raise ValueError('m has more than 2 dimensions')
        kind = np.result_type(m, np.float64) if dtype is None else dtype
        x = np.array(m, ndmin=2, dtype=kind)
        if not rowvar and m.ndim != 1:
            x = x.T
        if x.shape[0] == 0:
            return np.array([]).reshape(0, 0)
        if y is not None:
            y = np.array(y, ndmin=2, dtype=kind)
            if not rowvar and y.shape[0] != 1:
                y = y.T
            x = np.concatenate((x, y), axis=0)
        if ddof is None:
            ddof = 0 if bias else 1
        weights = None
        if fweights is not None:
            weights = np.asarray(fweights, dtype=float)
            if not np.all(weights == np.around(weights)):
                raise TypeError('fweights must be integer')
            if weights.shape[0] != x.shape[1]:
                raise RuntimeError('incompatible numbers of samples and fweights')
        if aweights is not None:
            aweights = np.asarray(aweights, dtype=float)
            if aweights.shape[0] != x.shape[1]:
                raise RuntimeError('incompatible numbers of samples and aweights')
            weights = aweights if weights is None else weights * aweights
        mean, total = np.average(x, axis=1, weights=weights, returned=True)
        total = total[0]
        if weights is None:
            count = x.shape[1] - ddof
        elif ddof == 0:
            count = total
        elif aweights is None:
            count = total - ddof
        else:
            count = total - ddof * np.sum(weights * aweights) / total
        if count <= 0:
            count = 0.0
        x = x - mean[:, None]
        right = x.T if weights is None else (x * weights).T
        return (np.dot(x, right) * np.true_divide(1, count)).squeeze()

    def corrcoef(x, y=None, rowvar=True, *, dtype=None):
        """The correlation coefficients of variables, a row each."""
        c = cov(x, y, rowvar, dtype=dtype)
        if c.ndim == 0:
            return c / c
        spread = np.sqrt(np.diag(c))
        c = c / spread[:, None] / spread[None, :]
        return np.clip(c, -1, 1)

    def diff(a, n=1, axis=-1, prepend=None, append=None):
        """The differences of neighbours along an axis."""
        if n == 0:
            return a
        if n < 0:
            raise ValueError(f'order must be non-negative but got {n}')
        a = np.asanyarray(a)
        if a.ndim == 0:
            raise ValueError('diff requires input that is at least one dimensional')
        axis, = _axes(axis, a.ndim)
        parts = []
        for part, is_first in ((prepend, True), (a, None), (append, False)):
            if part is None:
                continue
            part = np.asanyarray(part)
            if part.ndim == 0:
                part = np.broadcast_to(part, a.shape[:axis] + (1,) + a.shape[axis + 1:])
            parts.append(part)
        if len(parts) > 1:
            a = np.concatenate(parts, axis)
        later = (slice(None),) * axis + (slice(1, None),)
        earlier = (slice(None),) * axis + (slice(None, -1),)
        for _ in range(n):
            a = a[later] != a[earlier] if a.dtype.kind == 'b' else a[later] - a[earlier]
        return a

    def ediff1d(ary, to_end=None, to_begin=None):
        """The differences of neighbours, with values at the ends."""
        ary = np.ravel(ary)
        parts = [ary[1:] - ary[:-1]]
        for values, is_first in ((to_begin, True), (to_end, False)):
            if values is None:
                continue
            values = np.ravel(values)
            if not np.can_cast(values.dtype, ary.dtype, 'same_kind'):
                raise TypeError(f"dtype of `{'to_begin' if is_first else 'to_end'}` must be compatible with input `ary` under the `same_kind` rule.")
            parts.insert(0, values) if is_first else parts.append(values)
        return np.concatenate(parts).astype(ary.dtype)

    def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
        """Running sums."""
        return _cumulative(np.cumsum, 0, x, axis, dtype, out, include_initial, 'cumulative_sum')

    def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
        """Running products."""
        return _cumulative(np.cumprod, 1, x, axis, dtype, out, include_initial, 'cumulative_prod')

    def _cumulative(function, start, x, axis, dtype, out, include_initial, name):
        x = np.atleast_1d(x)
        if x.ndim != 1 and axis is None:
            raise ValueError('For arrays which have more than one dimension ``axis`` argument is required.')
        axis = 0 if axis is None else axis
        result = function(x, axis=axis, dtype=dtype)
        if include_initial:
            shape = list(x.shape)
            shape[axis] = 1
            result = np.concatenate([np.full(shape, start, dtype=result.dtype), result], axis=axis)
        if out is None:
            return result
        out[...] = result
        return out

    def interp_periodic(x, xp, fp, period):
        if period == 0:
            raise ValueError('period must be a non-zero value')
        if np.ndim(xp) != 1 or np.ndim(fp) != 1:
            raise ValueError('Data points must be 1-D sequences')
        if np.shape(xp) != np.shape(fp):
            raise ValueError('fp and xp are not of the same length')
        period = abs(period)
        x, xp, fp = np.asarray(x) % period, np.asarray(xp) % period, np.asarray(fp)
        order = np.argsort(xp)
        xp, fp = xp[order], fp[order]
        xp = np.concatenate((xp[-1:] - period, xp, xp[0:1] + period))
        fp = np.concatenate((fp[-1:], fp, fp[0:1]))
        return np.interp(x, xp, fp)
    """#)
}
