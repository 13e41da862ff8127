import Evaluator

extension WrittenModules {
  static let statistics = WrittenModule(
    "statistics", doc: "Means, medians and spreads.",
    #"""
    import math as _math
    import operator as _operator
    from collections import namedtuple as _namedtuple
    from _normal_quantile import inverse as _inverse

    class StatisticsError(ValueError):
        """What has no mean, median or spread."""

    def _ratio(x):
        if isinstance(x, int):
            return int(x), 1
        if isinstance(x, float):
            return x.as_integer_ratio()
        if hasattr(x, 'as_integer_ratio'):
            return x.as_integer_ratio()
        if hasattr(x, 'item'):
            return _ratio(x.item())
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")

    class _Exact:
        # A fraction, not reduced: sums of floats have denominators that are powers of two.
        def __init__(self, top, bottom=1):
            self.top, self.bottom = top, bottom

        def __add__(self, other):
            if self.bottom == other.bottom:
                return _Exact(self.top + other.top, self.bottom)
            return _Exact(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

        def __sub__(self, other):
            return self + _Exact(-other.top, other.bottom)

        def __mul__(self, other):
            return _Exact(self.top * other.top, self.bottom * other.bottom)

        def __truediv__(self, other):
            top, bottom = self.top * other.bottom, self.bottom * other.top
            return _Exact(-top, -bottom) if bottom < 0 else _Exact(top, bottom)

    def _kind(data):
        # The type of a result: that of all numbers, ints aside.
        kind = int
        for t in dict.fromkeys(map(type, data)):
            if hasattr(t, 'dtype'):
                t = float
            if t is kind or issubclass(t, int):
                continue
            if issubclass(kind, int) or issubclass(t, kind):
                kind = t
            elif not issubclass(kind, t):
                names = {kind.__name__, t.__name__}
                if names != {'Fraction', 'float'}:
                    raise TypeError(f"don't know how to coerce {kind.__name__} and {t.__name__}")
                kind = float
        return kind

    def _sums(data):
        # Sums by denominator, so that numbers stay short.
        parts, squares = {}, {}
        special = None
        for x in data:
            if not isinstance(x, int) and (isinstance(x, float) or hasattr(x, 'is_nan')) and not _math.isfinite(x):
                special = x if special is None else special + x
                continue
            top, bottom = _ratio(x)
            parts[bottom] = parts.get(bottom, 0) + top
            squares[bottom] = squares.get(bottom, 0) + top * top
        return parts, squares, special

    def _joined(parts, square=False):
        most = max(parts, default=1)
        if all(most % b == 0 for b in parts):
            if square:
                return _Exact(sum(top * (most // b) ** 2 for b, top in parts.items()), most * most)
            return _Exact(sum(top * (most // b) for b, top in parts.items()), most)
        total = _Exact(0)
        for b, top in parts.items():
            total = total + _Exact(top, b * b if square else b)
        return total

    def _converted(value, kind):
        if issubclass(kind, int):
            return value.top // value.bottom if value.top % value.bottom == 0 else value.top / value.bottom
        if issubclass(kind, float):
            return value.top / value.bottom if kind is float else kind(value.top / value.bottom)
        if hasattr(kind, 'is_nan'):
            return kind(value.top) / kind(value.bottom)
        from fractions import Fraction
        return Fraction(value.top, value.bottom)

    def mean(data):
        """The sum divided by the number."""
        data = list(data)
        if not data:
            raise StatisticsError('mean requires at least one data point')
        parts, _, special = _sums(data)
        if special is not None:
            return special
        return _converted(_joined(parts) / _Exact(len(data)), _kind(data))

    def fmean(data, weights=None):
        """The mean as a float, quickly."""
        data = list(data)
        if weights is None:
            if not data:
                raise StatisticsError('fmean requires at least one data point')
            return _math.fsum(data) / len(data)
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError('data and weights must be the same length')
        total = _math.fsum(weights)
        if not total:
            raise StatisticsError('sum of weights must be non-zero')
        return _math.fsum(map(_operator.mul, data, weights)) / total

    def geometric_mean(data):
        """The n-th root of the product."""
        try:
            return _math.exp(fmean(map(_math.log, data)))
        except ValueError:
            raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None

    def harmonic_mean(data, weights=None):
        """The reciprocal of the mean of the reciprocals."""
        data = list(data)
        n = len(data)
        if n < 1:
            raise StatisticsError('harmonic_mean requires at least one data point')
        for x in data:
            if x < 0:
                raise StatisticsError('harmonic mean does not support negative values')
            if x == 0 and n > 1:
                return 0
        if n == 1 and weights is None:
            return data[0]
        weights = [1] * n if weights is None else list(weights)
        values = [w / x if w else 0 for w, x in zip(weights, data)]
        parts, _, special = _sums(values)
        if special is not None:
            return 1 / special
        total, amount = _joined(parts), _joined(_sums(weights)[0])
        if total.top <= 0:
            raise StatisticsError('Weighted sum must be positive')
        return _converted(amount / total, _kind(values + weights))

    def median(data):
        """The middle of the sorted data, or the mean of the two in the middle."""
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError('no median for empty data')
        return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2

    def median_low(data):
        """The middle of the sorted data, or the lower of the two in the middle."""
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError('no median for empty data')
        return data[n // 2 if n % 2 else n // 2 - 1]

    def median_high(data):
        """The middle of the sorted data, or the higher of the two in the middle."""
        data = sorted(data)
        if not data:
            raise StatisticsError('no median for empty data')
        return data[len(data) // 2]

    def median_grouped(data, interval=1):
        """The median of data that stand for intervals."""
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError('no median for empty data')
        x = data[n // 2]
        lower = sum(1 for v in data if v < x)
        same = sum(1 for v in data if v == x)
        return float(x) - float(interval) / 2 + float(interval) * (n / 2 - lower) / same

    def _counts(data):
        counts = {}
        for x in data:
            counts[x] = counts.get(x, 0) + 1
        return counts

    def mode(data):
        """The most frequent value, the first of several."""
        counts = _counts(data)
        if not counts:
            raise StatisticsError('no mode for empty data')
        most = max(counts.values())
        return next(x for x, n in counts.items() if n == most)

    def multimode(data):
        """All of the most frequent values."""
        counts = _counts(data)
        most = max(counts.values(), default=0)
        return [x for x, n in counts.items() if n == most]

    def quantiles(data, *, n=4, method='exclusive'):
        """The values that divide the data into n parts of equal size."""
        if n < 1:
            raise StatisticsError('n must be at least 1')
        data = sorted(data)
        size = len(data)
        if size < 2:
            raise StatisticsError('must have at least two data points')
        result = []
        if method == 'inclusive':
            for i in range(1, n):
                j, delta = divmod(i * (size - 1), n)
                result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        elif method == 'exclusive':
            for i in range(1, n):
                j = min(max(i * (size + 1) // n, 1), size - 1)
                delta = i * (size + 1) - j * n
                result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        else:
            raise ValueError(f'Unknown method: {method!r}')
        return result

    def _spread(data, c):
        # The sum of the squares of the differences from the mean, exactly.
        parts, squares, special = _sums(data)
        n = _Exact(len(data))
        total = _joined(parts)
        if c is not None:
            centre = _Exact(*_ratio(c))
            return _joined(squares, True) - centre * total * _Exact(2) + centre * centre * n, special
        return (_joined(squares, True) * n - total * total) / n, special

    def variance(data, xbar=None):
        """The mean square difference from the mean, of a sample."""
        data = list(data)
        if len(data) < 2:
            raise StatisticsError('variance requires at least two data points')
        spread, special = _spread(data, xbar)
        return _math.nan if special is not None else _converted(spread / _Exact(len(data) - 1), _kind(data))

    def pvariance(data, mu=None):
        """The mean square difference from the mean, of all there is."""
        data = list(data)
        if not data:
            raise StatisticsError('pvariance requires at least one data point')
        spread, special = _spread(data, mu)
        return _math.nan if special is not None else _converted(spread / _Exact(len(data)), _kind(data))

    def _root(value, kind=float):
        # The square root of a fraction, rounded once.
        top, bottom = value.top, value.bottom
        if hasattr(kind, 'is_nan'):
            return (kind(top) / kind(bottom)).sqrt()
        if top == 0:
            return 0.0
        shift = max(0, 130 - top.bit_length() + bottom.bit_length())
        shift += shift % 2
        scaled = (top << shift) // bottom
        root = _math.isqrt(scaled)
        if root * root != scaled or scaled * bottom != top << shift:
            root |= 1
        return root / (1 << (shift // 2))

    def stdev(data, xbar=None):
        """The standard deviation of a sample."""
        data = list(data)
        if len(data) < 2:
            raise StatisticsError('stdev requires at least two data points')
        spread, special = _spread(data, xbar)
        return _math.nan if special is not None else _root(spread / _Exact(len(data) - 1), _kind(data))

    def pstdev(data, mu=None):
        """The standard deviation of all there is."""
        data = list(data)
        if not data:
            raise StatisticsError('pstdev requires at least one data point')
        spread, special = _spread(data, mu)
        return _math.nan if special is not None else _root(spread / _Exact(len(data)), _kind(data))

    def covariance(x, y, /):
        """How two samples vary together."""
        n = len(x)
        if len(y) != n:
            raise StatisticsError('covariance requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError('covariance requires at least two data points')
        xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
        return _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (n - 1)

    def correlation(x, y, /):
        """Pearson's correlation coefficient."""
        n = len(x)
        if len(y) != n:
            raise StatisticsError('correlation requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError('correlation requires at least two data points')
        xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
        sxy = _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
        sxx = _math.fsum((a - xbar) ** 2.0 for a in x)
        syy = _math.fsum((b - ybar) ** 2.0 for b in y)
        try:
            return sxy / _math.sqrt(sxx * syy)
        except ZeroDivisionError:
            raise StatisticsError('at least one of the inputs is constant') from None

    LinearRegression = _namedtuple('LinearRegression', ('slope', 'intercept'))

    def linear_regression(x, y, /, *, proportional=False):
        """Slope and intercept of the line nearest to the points."""
        n = len(x)
        if len(y) != n:
            raise StatisticsError('linear regression requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError('linear regression requires at least two data points')
        if proportional:
            sxy, sxx = _math.fsum(a * b for a, b in zip(x, y)), _math.fsum(a * a for a in x)
        else:
            xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
            sxy = _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
            sxx = _math.fsum((a - xbar) ** 2.0 for a in x)
        try:
            slope = sxy / sxx
        except ZeroDivisionError:
            raise StatisticsError('x is constant') from None
        return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)

    class NormalDist:
        """A normal distribution."""
        def __init__(self, mu=0.0, sigma=1.0):
            if sigma < 0.0:
                raise StatisticsError('sigma must be non-negative')
            self._mu, self._sigma = float(mu), float(sigma)

        __slots__ = ('_mu', '_sigma')

        @classmethod
        def from_samples(cls, data):
            """The distribution with the mean and the deviation of a sample."""
            data = list(data)
            return cls(mean(data), stdev(data))

        mean = property(lambda self: self._mu)
        median = property(lambda self: self._mu)
        mode = property(lambda self: self._mu)
        stdev = property(lambda self: self._sigma)
        variance = property(lambda self: self._sigma * self._sigma)

        def pdf(self, x):
            """The density at x."""
            variance = self._sigma * self._sigma
            if not variance:
                raise StatisticsError('pdf() not defined when sigma is zero')
            diff = x - self._mu
            return _math.exp(diff * diff / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

        def cdf(self, x):
            """The probability of x or less."""
            if not self._sigma:
                raise StatisticsError('cdf() not defined when sigma is zero')
            return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

        def zscore(self, x):
            """The distance from the mean in deviations."""
            if not self._sigma:
                raise StatisticsError('zscore() not defined when sigma is zero')
            return (x - self._mu) / self._sigma

        def inv_cdf(self, p):
            """The number that a share p of all is below."""
            if p <= 0.0 or p >= 1.0:
                raise StatisticsError('p must be in the range 0.0 < p < 1.0')
            if self._sigma <= 0.0:
                raise StatisticsError('cdf() not defined when sigma at or below zero')
            return _inverse(p, self._mu, self._sigma)

        def quantiles(self, n=4):
            """The numbers that divide the distribution into n parts of equal probability."""
            return [self.inv_cdf(i / n) for i in range(1, n)]

        def overlap(self, other):
            """The area that is below the densities of both."""
            if not isinstance(other, NormalDist):
                raise TypeError('Expected another NormalDist instance')
            x, y = self, other
            if (y._sigma, y._mu) < (x._sigma, x._mu):
                x, y = y, x
            if not x.variance or not y.variance:
                raise StatisticsError('overlap() not defined when sigma is zero')
            dv, dm = y.variance - x.variance, _math.fabs(y._mu - x._mu)
            if not dv:
                return 1.0 - _math.erf(dm / (2.0 * x._sigma * _math.sqrt(2.0)))
            a = x._mu * y.variance - y._mu * x.variance
            b = x._sigma * y._sigma * _math.sqrt(dm * dm + dv * _math.log(y.variance / x.variance))
            x1, x2 = (a + b) / dv, (a - b) / dv
            return 1.0 - (_math.fabs(y.cdf(x1) - x.cdf(x1)) + _math.fabs(y.cdf(x2) - x.cdf(x2)))

        def samples(self, n, *, seed=None):
            """So many random numbers of the distribution."""
            import random
            gauss = random.gauss if seed is None else random.Random(seed).gauss
            return [gauss(self._mu, self._sigma) for _ in range(n)]

        def __add__(self, other):
            if isinstance(other, NormalDist):
                return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
            return NormalDist(self._mu + other, self._sigma)

        def __sub__(self, other):
            if isinstance(other, NormalDist):
                return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
            return NormalDist(self._mu - other, self._sigma)

        def __mul__(self, other):
            return NormalDist(self._mu * other, self._sigma * _math.fabs(other))

        def __truediv__(self, other):
            return NormalDist(self._mu / other, self._sigma / _math.fabs(other))

        __radd__, __rmul__ = __add__, __mul__

        def __rsub__(self, other):
            return -(self - other)

        def __pos__(self):
            return NormalDist(self._mu, self._sigma)

        def __neg__(self):
            return NormalDist(-self._mu, self._sigma)

        def __eq__(self, other):
            return (self._mu, self._sigma) == (other._mu, other._sigma) if isinstance(other, NormalDist) else NotImplemented

        def __hash__(self):
            return hash((self._mu, self._sigma))

        def __repr__(self):
            return f'NormalDist(mu={self._mu!r}, sigma={self._sigma!r})'
    """#)
}
