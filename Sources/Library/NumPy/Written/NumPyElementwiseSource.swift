import Evaluator

extension WrittenNumPy {
  static let elementwise = WrittenModule(
    "_numpy_elementwise", doc: "Further elementwise functions of NumPy, and windows.",
    #"""
    import numpy as np
    import _numpy
    from _numpy_axes import axis_index as _axis

    def divmod(x1, x2, /):
        """The quotients rounded down, and the remainders."""
        return np.floor_divide(x1, x2), np.remainder(x1, x2)

    def modf(x, /):
        """The parts behind the point, and the whole parts."""
        x = np.asarray(x)
        x = x.astype(np.sqrt(np.zeros(0, x.dtype)).dtype)
        whole = np.trunc(x)
        rest = np.where(np.isinf(x), np.zeros_like(x), x - whole)
        return np.copysign(rest, x), whole

    def frexp(x, /):
        """Mantissas from 0.5 to 1 and exponents of 2."""
        return _numpy.frexp(x)

    def ldexp(x1, x2, /):
        """x1 times 2 to the power x2."""
        return _numpy.ldexp(x1, x2)

    def fix(x, out=None):
        """Rounded towards zero."""
        result = np.trunc(np.asarray(x))
        if out is None:
            return result
        out[...] = result
        return out

    def sinc(x):
        """sin(pi x) / (pi x)."""
        x = np.asanyarray(x)
        x = np.pi * x
        y = np.where(x == 0, np.finfo(x.dtype).eps if x.dtype.kind == 'f' else 1.0e-20, x)
        return np.sin(y) / y

    def i0(x):
        """The modified Bessel function of order 0."""
        x = np.abs(np.asanyarray(x) * 1.0)
        low = _chebyshev(np.minimum(x, 8.0) / 2.0 - 2, _i0_low)
        high = _chebyshev(32.0 / np.maximum(x, 8.0) - 2.0, _i0_high) / np.sqrt(np.maximum(x, 8.0))
        return _numpy.as_array(np.exp(x) * np.where(x <= 8.0, low, high))

    def _chebyshev(x, coefficients):
        b0, b1 = coefficients[0], 0.0
        for c in coefficients[1:]:
            b2, b1 = b1, b0
            b0 = x * b1 - b2 + c
        return 0.5 * (b0 - b2)

    _i0_low = [
        -4.41534164647933937950E-18, 3.33079451882223809783E-17, -2.43127984654795469359E-16, 1.71539128555513303061E-15,
        -1.16853328779934516808E-14, 7.67618549860493561688E-14, -4.85644678311192946090E-13, 2.95505266312963983461E-12,
        -1.72682629144155570723E-11, 9.67580903537323691224E-11, -5.18979560163526290666E-10, 2.65982372468238665035E-9,
        -1.30002500998624804212E-8, 6.04699502254191894932E-8, -2.67079385394061173391E-7, 1.11738753912010371815E-6,
        -4.41673835845875056359E-6, 1.64484480707288970893E-5, -5.75419501008210370398E-5, 1.88502885095841655729E-4,
        -5.76375574538582365885E-4, 1.63947561694133579842E-3, -4.32430999505057594430E-3, 1.05464603945949983183E-2,
        -2.37374148058994688156E-2, 4.93052842396707084878E-2, -9.49010970480476444210E-2, 1.71620901522208775349E-1,
        -3.04682672343198398683E-1, 6.76795274409476084995E-1]
    _i0_high = [
        -7.23318048787475395456E-18, -4.83050448594418207126E-18, 4.46562142029675999901E-17, 3.46122286769746109310E-17,
        -2.82762398051658348494E-16, -3.42548561967721913462E-16, 1.77256013305652638360E-15, 3.81168066935262242075E-15,
        -9.55484669882830764870E-15, -4.15056934728722208663E-14, 1.54008621752140982691E-14, 3.85277838274214270114E-13,
        7.18012445138366623367E-13, -1.79417853150680611778E-12, -1.32158118404477131188E-11, -3.14991652796324136454E-11,
        1.18891471078464383424E-11, 4.94060238822496958910E-10, 3.39623202570838634515E-9, 2.26666899049817806459E-8,
        2.04891858946906374183E-7, 2.89137052083475648297E-6, 6.88975834691682398426E-5, 3.36911647825569408990E-3,
        8.04490411014108831608E-1]

    def isposinf(x, out=None):
        """Where the elements are positive infinity."""
        x = np.asarray(x)
        return np.logical_and(np.isinf(x), ~np.signbit(x), out)

    def isneginf(x, out=None):
        """Where the elements are negative infinity."""
        x = np.asarray(x)
        return np.logical_and(np.isinf(x), np.signbit(x), out)

    def real(val):
        """The array itself: there are no complex numbers."""
        return val.real if hasattr(val, 'real') else np.asanyarray(val)

    def imag(val):
        """Zeros: there are no complex numbers."""
        return val.imag if hasattr(val, 'imag') else np.zeros_like(np.asanyarray(val))

    def conjugate(x, /, out=None):
        """The array itself: there are no complex numbers."""
        return np.positive(x, out)

    conj = conjugate

    def isreal(x):
        """Where the elements are real: everywhere."""
        return np.equal(imag(x), 0)

    def iscomplex(x):
        """Where the elements are complex: nowhere."""
        return np.not_equal(imag(x), 0)

    def isrealobj(x):
        """Whether it holds real numbers: it does."""
        return True

    def iscomplexobj(x):
        """Whether it holds complex numbers: it does not."""
        return False

    def real_if_close(a, tol=100):
        """The array itself: there are no complex numbers."""
        return np.asanyarray(a)

    def angle(z, deg=False):
        """The angle of real numbers: 0, or pi of negative ones."""
        z = np.asanyarray(z)
        result = np.arctan2(0, z)
        return result * (180 / np.pi) if deg else result

    def unwrap(p, discont=None, axis=-1, *, period=2 * np.pi):
        """Angles without jumps of more than half a period."""
        p = np.asarray(p)
        steps = np.diff(p, axis=axis)
        if discont is None:
            discont = period / 2
        whole = np.result_type(steps, period).kind in 'iu'
        high = period // 2 if whole else period / 2
        at_boundary = period % 2 == 0 if whole else True
        low = -high
        moved = np.mod(steps - low, period) + low
        if at_boundary:
            moved = np.where((moved == low) & (steps > 0), high, moved)
        correction = np.where(np.abs(steps) < discont, 0, moved - steps)
        up = np.array(p, copy=True, dtype=np.result_type(steps, period))
        place = [slice(None)] * p.ndim
        place[axis] = slice(1, None)
        up[tuple(place)] = p[tuple(place)] + correction.cumsum(axis)
        return up

    def array_equiv(a1, a2):
        """Whether all elements are equal once the shapes are broadcast."""
        a1, a2 = np.asarray(a1), np.asarray(a2)
        try:
            np.broadcast_shapes(a1.shape, a2.shape)
        except ValueError:
            return False
        return bool((a1 == a2).all())

    def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        """The sums along the diagonals."""
        return np.sum(np.diagonal(a, offset, axis1, axis2), axis=-1, dtype=dtype, out=out)

    def diagonal(a, offset=0, axis1=0, axis2=1):
        """The elements of the diagonals, as a view."""
        a = np.asanyarray(a)
        if a.ndim < 2:
            raise ValueError('diag requires an array of at least two dimensions')
        if _axis(axis1, a.ndim, 'axis1') == _axis(axis2, a.ndim, 'axis2'):
            raise ValueError('axis1 and axis2 cannot be the same')
        a = np.moveaxis(a, (axis1, axis2), (-2, -1))
        rows, columns = a.shape[-2:]
        steps = _numpy.steps(a)
        size = max(0, min(rows, columns - offset) if offset >= 0 else min(rows + offset, columns))
        if size == 0 or a.size == 0:
            return np.zeros(a.shape[:-2] + (size,), a.dtype)
        start = a[..., max(0, -offset):, max(0, offset):]
        return _numpy.set_read_only(_numpy.view(start, a.shape[:-2] + (size,), steps[:-2] + (steps[-2] + steps[-1],)), True)

    def bartlett(M):
        """A triangular window."""
        M = float(M)
        if M < 1:
            return np.array([], dtype=float)
        if M == 1:
            return np.ones(1)
        n = np.arange(1 - M, M, 2)
        return np.where(np.less_equal(n, 0), 1 + n / (M - 1), 1 - n / (M - 1))

    def blackman(M):
        """A window of three cosine terms."""
        M = float(M)
        if M < 1:
            return np.array([], dtype=float)
        if M == 1:
            return np.ones(1)
        n = np.arange(1 - M, M, 2)
        return 0.42 + 0.5 * np.cos(np.pi * n / (M - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1))

    def hanning(M):
        """A window of one cosine term."""
        M = float(M)
        if M < 1:
            return np.array([], dtype=float)
        if M == 1:
            return np.ones(1)
        return 0.5 + 0.5 * np.cos(np.pi * np.arange(1 - M, M, 2) / (M - 1))

    def hamming(M):
        """A window of one cosine term, not 0 at its ends."""
        M = float(M)
        if M < 1:
            return np.array([], dtype=float)
        if M == 1:
            return np.ones(1)
        return 0.54 + 0.46 * np.cos(np.pi * np.arange(1 - M, M, 2) / (M - 1))

    def kaiser(M, beta):
        """The Kaiser window."""
        M = float(M)
        if M == 1:
            return np.ones(1)
        n = np.arange(0, M)
        half = (M - 1) / 2.0
        return i0(beta * np.sqrt(1 - ((n - half) / half) ** 2.0)) / i0(beta)
    """#)
}
