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
  static let statsNames = ["zscore": "_scipy_stats"]
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
    import numpy as np

    def zscore(a, axis=0, ddof=0):
        """How many standard deviations each number is from the mean."""
        a = np.asarray(a)
        mean, spread = np.mean(a, axis=axis, keepdims=True), np.std(a, axis=axis, ddof=ddof, keepdims=True)
        with np.errstate(divide='ignore', invalid='ignore'):
            return (a - mean) / np.where(spread == 0, np.nan, spread)
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
