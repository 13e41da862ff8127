import Evaluator

extension WrittenNumPy {
  static let calculus = WrittenModule(
    "_numpy_calculus", doc: "Slopes, integrals and histograms of NumPy.",
    #"""
    import warnings as _warnings
    import numpy as np
    from _numpy_axes import axes_tuple as _axes
    import _numpy

    def gradient(f, *varargs, axis=None, edge_order=1):
        """The slopes along each axis by differences, of the second order inside."""
        f = np.asanyarray(f)
        N = f.ndim
        axes = tuple(range(N)) if axis is None else _axes(axis, N)
        n = len(varargs)
        if n == 0:
            dx = [1.0] * len(axes)
        elif n == 1 and np.ndim(varargs[0]) == 0:
            dx = list(varargs) * len(axes)
        elif n == len(axes):
            dx = list(varargs)
            for i, distances in enumerate(dx):
                distances = np.asanyarray(distances)
                if distances.ndim == 0:
                    continue
                if distances.ndim != 1:
                    raise ValueError('distances must be either scalars or 1d')
                if len(distances) != f.shape[axes[i]]:
                    raise ValueError('when 1d, distances must match the length of the corresponding dimension')
                steps = np.diff(distances * 1.0)
                dx[i] = steps[0] if (steps == steps[0]).all() else steps
        else:
            raise TypeError('invalid number of arguments')
        if edge_order > 2:
            raise ValueError("'edge_order' greater than 2 not supported")
        if f.dtype.kind in 'iu':
            f = f.astype(np.float64)
        results = []
        for axis, step in zip(axes, dx):
            if f.shape[axis] < edge_order + 1:
                raise ValueError('Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.')
            rows = np.moveaxis(f, axis, 0)
            out = np.empty_like(rows)
            even = np.ndim(step) == 0
            if even:
                out[1:-1] = (rows[2:] - rows[:-2]) / (2.0 * step)
            else:
                shape = (-1,) + (1,) * (N - 1)
                first, second = step[:-1].reshape(shape), step[1:].reshape(shape)
                a = -second / (first * (first + second))
                b = (second - first) / (first * second)
                c = first / (second * (first + second))
                out[1:-1] = a * rows[:-2] + b * rows[1:-1] + c * rows[2:]
            start, end = (step, step) if even else (step[0], step[-1])
            if edge_order == 1:
                out[0] = (rows[1] - rows[0]) / start
                out[-1] = (rows[-1] - rows[-2]) / end
            else:
                if even:
                    a, b, c = -1.5 / step, 2.0 / step, -0.5 / step
                    d, e, g = 0.5 / step, -2.0 / step, 1.5 / step
                else:
                    one, two = step[0], step[1]
                    a, b, c = -(2.0 * one + two) / (one * (one + two)), (one + two) / (one * two), -one / (two * (one + two))
                    one, two = step[-2], step[-1]
                    d, e, g = two / (one * (one + two)), -(two + one) / (one * two), (2.0 * two + one) / (two * (one + two))
                out[0] = a * rows[0] + b * rows[1] + c * rows[2]
                out[-1] = d * rows[-3] + e * rows[-2] + g * rows[-1]
            results.append(np.moveaxis(out, 0, axis))
        return results[0] if len(axes) == 1 else tuple(results)

    def trapezoid(y, x=None, dx=1.0, axis=-1):
        """The integral by the trapezoidal rule."""
        y = np.asanyarray(y)
        if x is None:
            steps = dx
        else:
            x = np.asanyarray(x)
            if x.ndim == 1:
                steps = np.diff(x)
                shape = [1] * y.ndim
                shape[axis] = steps.shape[0]
                steps = steps.reshape(shape)
            else:
                steps = np.diff(x, axis=axis)
        axis, = _axes(axis, y.ndim)
        later = (slice(None),) * axis + (slice(1, None),)
        earlier = (slice(None),) * axis + (slice(None, -1),)
        return (steps * (y[later] + y[earlier]) / 2.0).sum(axis)

    def digitize(x, bins, right=False):
        """The numbers of the bins in which the elements are."""
        x, bins = np.asarray(x), np.asarray(bins)
        if bins.ndim != 1:
            raise ValueError('object of too small depth for desired array' if bins.ndim == 0 else 'object too deep for desired array')
        steps = np.diff(bins)
        if (steps >= 0).all():
            side = 'left' if right else 'right'
            return np.searchsorted(bins, x, side=side)
        if (steps <= 0).all():
            side = 'left' if right else 'right'
            return len(bins) - np.searchsorted(bins[::-1], x, side=side)
        raise ValueError('bins must be monotonically increasing or decreasing')

    def _difference(last, first):
        # Of whole numbers as a number of any size: in their own type it may not fit.
        if isinstance(last, np.integer) and isinstance(first, np.integer):
            return int(last) - int(first)
        return last - first

    def _spread(x):
        return _difference(x.max(), x.min())

    def _width_sqrt(x):
        return _spread(x) / np.sqrt(x.size)

    def _width_stone(x):
        # The number of bins whose error, estimated by leaving one out, is the smallest.
        n, spread = x.size, _spread(x)
        if n <= 1 or spread == 0:
            return 0
        def error(count):
            shares = histogram(x, bins=count)[0] / n
            return (2 - (n + 1) * shares.dot(shares)) / (spread / count)
        most = max(100, int(np.sqrt(n)))
        count = min(range(1, most + 1), key=error)
        if count == most:
            _warnings.warn('The number of bins estimated may be suboptimal.', RuntimeWarning, stacklevel=3)
        return spread / count

    def _width_sturges(x):
        return _spread(x) / (np.log2(x.size) + 1.0)

    def _width_rice(x):
        return _spread(x) / (2.0 * x.size ** (1.0 / 3))

    def _width_scott(x):
        return (24.0 * np.pi ** 0.5 / x.size) ** (1.0 / 3.0) * np.std(x)

    def _width_doane(x):
        if x.size > 2:
            spread = np.sqrt(6.0 * (x.size - 2) / ((x.size + 1.0) * (x.size + 3)))
            sigma = np.std(x)
            if sigma > 0.0:
                skew = np.mean(((x - np.mean(x)) / sigma) ** 3)
                return _spread(x) / (1.0 + np.log2(x.size) + np.log2(1.0 + np.absolute(skew) / spread))
        return 0.0

    def _width_fd(x):
        quarters = np.percentile(x, [75, 25])
        return 2.0 * (quarters[0] - quarters[1]) * x.size ** (-1.0 / 3.0)

    def _width_auto(x):
        fd, sturges = _width_fd(x), _width_sturges(x)
        sqrt = _width_sqrt(x)
        fd_limited = max(fd, sqrt / 2)
        return min(fd_limited, sturges) if fd else sturges

    _widths = {
        'auto': _width_auto, 'doane': _width_doane, 'fd': _width_fd, 'rice': _width_rice, 'scott': _width_scott, 'stone': _width_stone,
        'sqrt': _width_sqrt, 'sturges': _width_sturges,
    }

    def _outer_edges(a, range):
        if range is not None:
            first, last = range
            if first > last:
                raise ValueError('max must be larger than min in range parameter.')
            if not (np.isfinite(first) and np.isfinite(last)):
                raise ValueError(f'supplied range of [{first}, {last}] is not finite')
        elif a.size == 0:
            first, last = 0, 1
        else:
            first, last = a.min(), a.max()
            if not (np.isfinite(first) and np.isfinite(last)):
                raise ValueError(f'autodetected range of [{first}, {last}] is not finite')
        if first == last:
            first, last = first - 0.5, last + 0.5
        return first, last

    def _edges(a, bins, range, weights):
        # The edges, and whether they are even.
        if isinstance(bins, str):
            if bins not in _widths:
                raise ValueError(f'{bins!r} is not a valid estimator for `bins`')
            if weights is not None:
                raise TypeError('Automated estimation of the number of bins is not supported for weighted data')
            first, last = _outer_edges(a, range)
            if range is not None:
                a = a[(a >= first) & (a <= last)]
            if a.size == 0:
                count = 1
            else:
                width = _widths[bins](a)
                if a.dtype.kind in 'iu' and 0 < width < 1:
                    width = 1
                count = int(np.ceil(_difference(last, first) / width)) if width else 1
        elif np.ndim(bins) == 0:
            if not isinstance(bins, (int, np.integer)):
                raise TypeError('`bins` must be an integer, a string, or an array')
            count = int(bins)
            if count < 1:
                raise ValueError('`bins` must be positive, when an integer')
            first, last = _outer_edges(a, range)
        else:
            edges = np.asarray(bins)
            if edges.ndim != 1:
                raise ValueError('`bins` must be 1d, when an array')
            if np.any(edges[:-1] > edges[1:]):
                raise ValueError('`bins` must increase monotonically, when an array')
            return edges, False
        kind = np.result_type(first, last, a)
        kind = np.result_type(kind, float) if kind.kind in 'iub' else kind
        edges = np.linspace(first, last, count + 1, endpoint=True, dtype=kind)
        if np.any(edges[:-1] >= edges[1:]):
            raise ValueError(f'Too many bins for data range. Cannot create {count} finite-sized bins.')
        return edges, True

    def histogram_bin_edges(a, bins=10, range=None, weights=None):
        """The edges of the bins that histogram would use."""
        return _edges(np.ravel(a), bins, range, None if weights is None else np.ravel(weights))[0]

    def histogram(a, bins=10, range=None, density=None, weights=None):
        """How many elements fall into each bin, and the bins' edges."""
        a = np.asarray(a)
        if weights is not None:
            weights = np.asarray(weights)
            if weights.shape != a.shape:
                raise ValueError('weights should have the same shape as a.')
            weights = weights.ravel()
        a = a.ravel()
        if a.dtype == bool:
            a = a.astype(np.uint8)
        edges, even = _edges(a, bins, range, weights)
        count = len(edges) - 1
        if even:
            first, last = edges[0], edges[-1]
            keep = (a >= first) & (a <= last)
            values = a[keep]
            places = ((np.subtract(values, first, dtype=edges.dtype) / (last - first)) * count).astype(np.intp)
            places = np.where(places == count, places - 1, places)
            places = np.where(values < edges[places], places - 1, places)
            places = np.where((values >= edges[places + 1]) & (places != count - 1), places + 1, places)
            kept = None if weights is None else weights[keep]
        else:
            places = np.searchsorted(edges, a, 'right') - 1
            places = np.where(a == edges[-1], np.searchsorted(edges, edges[-1], 'left') - 1, places)
            keep = (places >= 0) & (places < count) & ~np.isnan(a)
            places = places[keep]
            kept = None if weights is None else weights[keep]
        if weights is None:
            n = np.bincount(places, minlength=count).astype(np.intp)
        else:
            n = np.bincount(places, weights=kept, minlength=count).astype(weights.dtype)
        if density:
            return n / np.diff(edges * 1.0) / n.sum(), edges
        return n, edges

    def histogramdd(sample, bins=10, range=None, density=None, weights=None):
        """How many points fall into each bin of several axes, and the bins' edges."""
        if isinstance(sample, np.ndarray) and sample.ndim == 2:
            sample = sample
        elif isinstance(sample, np.ndarray):
            sample = np.atleast_2d(sample).T
        else:
            sample = np.atleast_2d(sample).T
        N, D = sample.shape
        if weights is not None:
            weights = np.asarray(weights)
        if isinstance(bins, (int, np.integer)):
            bins = D * [bins]
        elif len(bins) != D:
            raise ValueError('The dimension of bins must be equal to the dimension of the sample x.')
        if range is None:
            range = (None,) * D
        elif len(range) != D:
            raise ValueError('range argument must have one entry per dimension')
        edges, places, shape = [], [], []
        for i, (axis_bins, axis_range) in enumerate(zip(bins, range)):
            if np.ndim(axis_bins) == 0:
                if axis_bins < 1:
                    raise ValueError(f'`bins[{i}]` must be positive, when an integer')
                first, last = _outer_edges(sample[:, i], axis_range)
                edge = np.linspace(first, last, int(axis_bins) + 1)
            else:
                edge = np.asarray(axis_bins)
                if np.any(edge[:-1] > edge[1:]):
                    raise ValueError(f'`bins[{i}]` must be monotonically increasing, when an array')
            edges.append(edge)
            shape.append(len(edge) + 1)
            place = np.searchsorted(edge, sample[:, i], side='right')
            places.append(np.where(sample[:, i] == edge[-1], place - 1, place))
        flat = np.ravel_multi_index(tuple(places), tuple(shape)) if N else np.zeros(0, int)
        counts = np.bincount(flat, weights, minlength=int(np.prod(shape))).reshape(shape).astype(float)
        counts = counts[(slice(1, -1),) * D]
        if density:
            total = counts.sum()
            for i in builtin_range(D):
                widths = np.diff(edges[i])
                counts = counts / widths.reshape([-1 if j == i else 1 for j in builtin_range(D)])
            counts = counts / total
        return counts, edges

    builtin_range = range

    def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
        """How many points fall into each bin of two axes, and the bins' edges."""
        if len(x) != len(y):
            raise ValueError('x and y must have the same length.')
        try:
            N = len(bins)
        except TypeError:
            N = 1
        if N != 1 and N != 2:
            bins = [np.asarray(bins), np.asarray(bins)]
        counts, edges = histogramdd([x, y], bins, range, density, weights)
        return counts, edges[0], edges[1]
    """#)
}
