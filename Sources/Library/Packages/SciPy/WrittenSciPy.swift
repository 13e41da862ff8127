import Evaluator

/// What of SciPy is written in the language, each module read when one of its names is asked for.
enum WrittenSciPy {
  static func add(to table: inout ModuleTable) {
    table.add(
      WrittenModule("_scipy_signal", doc: "Arrays that slide over arrays.", signal), at: "_scipy_signal")
    table.add(WrittenModule("_scipy_stats", doc: "Numbers in statistics.", stats), at: "_scipy_stats")
    table.add(WrittenModule("_scipy_special", doc: "Functions of numbers.", special), at: "_scipy_special")
  }

  /// Names of `scipy`'s modules, by the module in which they stand.
  static let signalNames = ["convolve2d": "_scipy_signal", "correlate2d": "_scipy_signal"]
  static let statsNames = ["zscore": "_scipy_stats", "norm": "_scipy_stats"]
  static let specialNames = ["erf": "_scipy_special", "erfc": "_scipy_special"]

  private static let signal = #"""
    import numpy as np
    def _pair(in1, in2, mode, boundary):
        in1, in2 = np.asarray(in1), np.asarray(in2)
        if in1.ndim != 2 or in2.ndim != 2:
            raise ValueError('convolve2d inputs must both be 2-D arrays')
        if mode not in ('full', 'same', 'valid'):
            raise ValueError("acceptable mode flags are 'valid', 'same', or 'full'")
        if boundary not in ('fill', 'wrap', 'symm'):
            raise ValueError("acceptable boundary flags are 'fill', 'circular' (or 'wrap'), and 'symmetric' (or 'symm')")
        swapped = False
        if mode == 'valid':
            wide = all(a >= b for a, b in zip(in1.shape, in2.shape))
            if not wide and not all(b >= a for a, b in zip(in1.shape, in2.shape)):
                raise ValueError("For 'valid' mode, one must be at least as large as the other in every dimension")
            swapped = not wide
        return (in2, in1, swapped) if swapped else (in1, in2, swapped)

    def _slid(x, kernel, mode, boundary, fillvalue, shift):
        """Sums of products as the kernel slides over x."""
        (h, w), (m, n) = x.shape, kernel.shape
        form = {'fill': dict(mode='constant', constant_values=fillvalue), 'wrap': dict(mode='wrap'), 'symm': dict(mode='symmetric')}[boundary]
        padded = np.pad(x, ((m - 1, m - 1), (n - 1, n - 1)), **form)
        full = np.zeros((h + m - 1, w + n - 1), np.result_type(x, kernel))
        for i in range(m):
            for j in range(n):
                full += kernel[i, j] * padded[i:i + h + m - 1, j:j + w + n - 1]
        if mode == 'full':
            return full
        if mode == 'valid':
            return full[m - 1:h, n - 1:w]
        top, left = (m - 1 + shift) // 2, (n - 1 + shift) // 2
        return full[top:top + h, left:left + w]

    def convolve2d(in1, in2, mode='full', boundary='fill', fillvalue=0):
        """The convolution of two arrays in two axes."""
        x, kernel, _ = _pair(in1, in2, mode, boundary)
        return _slid(x, kernel[::-1, ::-1], mode, boundary, fillvalue, 0)

    def correlate2d(in1, in2, mode='full', boundary='fill', fillvalue=0):
        """The correlation of two arrays in two axes: the second is not turned."""
        x, kernel, swapped = _pair(in1, in2, mode, boundary)
        result = _slid(x, kernel, mode, boundary, fillvalue, 1)
        return result[::-1, ::-1] if swapped else result
    """#

  private static let stats = #"""
    import math as _math
    import statistics as _statistics
    import numpy as np

    def zscore(a, axis=0, ddof=0):
        """How many standard deviations each number is from the mean."""
        a = np.asarray(a)
        mean, spread = np.mean(a, axis=axis, keepdims=True), np.std(a, axis=axis, ddof=ddof, keepdims=True)
        with np.errstate(divide='ignore', invalid='ignore'):
            return (a - mean) / np.where(spread == 0, np.nan, spread)

    class _Normal:
        """The normal distribution, moved by loc and stretched by scale."""

        def _of(self, function, x, loc, scale, inverse=False):
            x, loc, scale = np.broadcast_arrays(*(np.asarray(part, np.float64) for part in (x, loc, scale)))
            values = []
            for v, m, s in zip(x.ravel().tolist(), loc.ravel().tolist(), scale.ravel().tolist()):
                if not s > 0 or v != v or m != m:
                    values.append(_math.nan)
                else:
                    values.append(function(v) * s + m if inverse else function((v - m) / s))
            return np.array(values, np.float64).reshape(x.shape)[()]

        def _parts(self, x, loc, scale):
            scale = np.where(np.asarray(scale) > 0, scale, np.nan)
            return (np.asarray(x, np.float64) - loc) / scale, scale

        def pdf(self, x, loc=0, scale=1):
            """The density."""
            z, scale = self._parts(x, loc, scale)
            return (np.exp(-z ** 2 / 2.0) / np.sqrt(2 * np.pi) / scale)[()]

        def logpdf(self, x, loc=0, scale=1):
            """The logarithm of the density."""
            z, scale = self._parts(x, loc, scale)
            return (-z ** 2 / 2.0 - np.log(np.sqrt(2 * np.pi)) - np.log(scale))[()]

        def cdf(self, x, loc=0, scale=1):
            """The share of numbers up to x."""
            return self._of(lambda z: _math.erfc(-z / _math.sqrt(2)) / 2, x, loc, scale)

        def sf(self, x, loc=0, scale=1):
            """The share of numbers above x."""
            return self._of(lambda z: _math.erfc(z / _math.sqrt(2)) / 2, x, loc, scale)

        def logcdf(self, x, loc=0, scale=1):
            """The logarithm of the share of numbers up to x."""
            return self._of(lambda z: _log_share(z), x, loc, scale)

        def logsf(self, x, loc=0, scale=1):
            """The logarithm of the share of numbers above x."""
            return self._of(lambda z: _log_share(-z), x, loc, scale)

        def ppf(self, q, loc=0, scale=1):
            """The number below which a share q of all numbers is."""
            return self._of(_place, q, loc, scale, True)

        def isf(self, q, loc=0, scale=1):
            """The number above which a share q of all numbers is."""
            return self._of(lambda q: -_place(q), q, loc, scale, True)

        def rvs(self, loc=0, scale=1, size=None, random_state=None):
            """Drawn numbers."""
            source = np.random if random_state is None else random_state
            if isinstance(random_state, (int, np.integer)):
                source = np.random.RandomState(random_state)
            drawn = loc + scale * source.standard_normal(size)
            return np.float64(drawn) if np.ndim(drawn) == 0 else drawn

        def mean(self, loc=0, scale=1):
            """The mean."""
            return np.float64(loc) if scale > 0 else np.float64('nan')

        median = mean

        def std(self, loc=0, scale=1):
            """The standard deviation."""
            return np.float64(scale) if scale > 0 else np.float64('nan')

        def var(self, loc=0, scale=1):
            """The variance."""
            return np.float64(scale) ** 2 if scale > 0 else np.float64('nan')

        def entropy(self, loc=0, scale=1):
            """The entropy in nats."""
            return np.log(scale) + np.float64(_math.log(2 * _math.pi * _math.e) / 2)

        def stats(self, loc=0, scale=1, moments='mv'):
            """The mean and the variance."""
            found = [dict(m=self.mean, v=self.var)[name](loc, scale) for name in moments]
            return tuple(found) if len(found) > 1 else found[0]

        def interval(self, confidence, loc=0, scale=1):
            """Where a share of all numbers is, evenly about the mean."""
            return self.ppf((1 - confidence) / 2, loc, scale), self.ppf((1 + confidence) / 2, loc, scale)

        def fit(self, data):
            """The mean and the standard deviation of numbers."""
            data = np.asarray(data, np.float64)
            return data.mean(), data.std()

        def __call__(self, loc=0, scale=1):
            """The distribution with its place and its width fixed."""
            return _Fixed(loc, scale)

    class _Fixed:
        """A normal distribution of one mean and one standard deviation."""

        def __init__(self, loc, scale):
            self.kwds = dict(loc=loc, scale=scale)

        def __getattr__(self, name):
            if name.startswith("_") or name in ("fit", "kwds"):
                raise AttributeError(f"'rv_continuous_frozen' object has no attribute '{name}'")
            whole = getattr(norm, name)
            return lambda *args, **named: whole(*args, **self.kwds, **named)

    def _place(q):
        if not 0 <= q <= 1:
            return _math.nan
        if q in (0, 1):
            return _math.inf if q else -_math.inf
        return _statistics.NormalDist().inv_cdf(q) if q != 0.5 else 0.0

    def _log_share(z):
        if z > -10:
            return _math.log(_math.erfc(-z / _math.sqrt(2)) / 2) if z < 5 else _math.log1p(-_math.erfc(z / _math.sqrt(2)) / 2)
        # The tail's series: far out, shares are too small for floats.
        total, term = 1.0, 1.0
        for k in range(1, 20):
            term *= -(2 * k - 1) / (z * z)
            total += term
        return -z * z / 2 - _math.log(-z) - _math.log(2 * _math.pi) / 2 + _math.log(total)

    norm = _Normal()
    """#

  private static let special = #"""
    import math as _math
    import numpy as np

    def _each(function, x):
        x = np.asarray(x)
        kind = x.dtype if x.dtype.kind == 'f' else np.float64
        return np.array([function(float(v)) for v in x.ravel()], kind).reshape(x.shape)[()]

    def erf(x):
        """The error function."""
        return _each(_math.erf, x)

    def erfc(x):
        """1 less the error function."""
        return _each(_math.erfc, x)
    """#
}
