import Evaluator

extension WrittenNumPy {
  static let polynomials = WrittenModule(
    "_numpy_polynomials", doc: "Polynomials of NumPy.",
    #"""
    import re as _re
    import numpy as np
    import _numpy

    def poly(seq_of_zeros):
        """The coefficients of a polynomial with these roots; of a matrix, those of its characteristic polynomial."""
        roots_given = np.atleast_1d(seq_of_zeros)
        if roots_given.ndim == 2 and roots_given.shape[0] == roots_given.shape[1] and roots_given.shape[0] != 0:
            roots_given = np.linalg.eigvals(roots_given)
        elif roots_given.ndim != 1:
            raise ValueError('input must be 1d or non-empty square 2d array.')
        if len(roots_given) == 0:
            return 1.0
        a = np.ones((1,), dtype=roots_given.dtype if roots_given.dtype.kind == 'f' else float)
        for zero in roots_given:
            a = np.convolve(a, np.array([1, -zero], dtype=a.dtype), mode='full')
        return a

    def roots(p):
        """The roots of a polynomial, as far as they are real."""
        p = np.atleast_1d(p)
        if p.ndim != 1:
            raise ValueError('Input must be a rank-1 array.')
        places = np.nonzero(np.ravel(p))[0]
        if len(places) == 0:
            return np.array([])
        zeros = len(p) - int(places[-1]) - 1
        p = p[int(places[0]):int(places[-1]) + 1]
        p = p * 1.0
        N = len(p)
        if N > 1:
            A = np.diag(np.ones(N - 2), -1)
            A[0, :] = -p[1:] / p[0]
            try:
                found = np.linalg.eigvals(A)
            except NotImplementedError:
                raise NotImplementedError('some roots are complex, and fieldbook has no complex numbers') from None
        else:
            found = np.array([])
        return np.hstack((found, np.zeros(zeros)))

    def polyint(p, m=1, k=None):
        """The integral of a polynomial."""
        m = int(m)
        if m < 0:
            raise ValueError('Order of integral must be positive (see polyder)')
        constants = np.zeros(m) if k is None else np.atleast_1d(k)
        if len(constants) == 1 and m > 1:
            constants = constants[0] * np.ones(m)
        if len(constants) < m:
            raise ValueError('k must be a scalar or a rank-1 array of length 1 or >m.')
        is_object = isinstance(p, poly1d)
        p = np.asarray(p.coeffs if is_object else p)
        for i in range(m):
            p = np.concatenate((p / np.arange(len(p), 0, -1), [constants[i]]))
        return poly1d(p) if is_object else p

    def polyder(p, m=1):
        """The derivative of a polynomial."""
        m = int(m)
        if m < 0:
            raise ValueError('Order of derivative must be positive (see polyint)')
        is_object = isinstance(p, poly1d)
        p = np.asarray(p.coeffs if is_object else p)
        for _ in range(m):
            p = p[:-1] * np.arange(len(p) - 1, 0, -1)
        return poly1d(p) if is_object else p

    def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
        """The coefficients of the polynomial that fits points best."""
        order = int(deg) + 1
        x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
        if deg < 0:
            raise ValueError('expected deg >= 0')
        if x.ndim != 1:
            raise TypeError('expected 1D vector for x')
        if x.size == 0:
            raise TypeError('expected non-empty vector for x')
        if y.ndim < 1 or y.ndim > 2:
            raise TypeError('expected 1D or 2D array for y')
        if x.shape[0] != y.shape[0]:
            raise TypeError('expected x and y to have same length')
        if rcond is None:
            rcond = len(x) * np.finfo(x.dtype).eps
        left, right = np.vander(x, order), y
        if w is not None:
            w = np.asarray(w) + 0.0
            if w.ndim != 1:
                raise TypeError('expected a 1-d array for weights')
            if w.shape[0] != y.shape[0]:
                raise TypeError('expected w and y to have the same length')
            left = left * w[:, np.newaxis]
            right = right * w[:, np.newaxis] if right.ndim == 2 else right * w
        scale = np.sqrt((left * left).sum(axis=0))
        left = left / scale
        c, residuals, rank, s = np.linalg.lstsq(left, right, rcond)
        c = (c.T / scale).T
        if rank != order and not full:
            import warnings
            warnings.warn('Polyfit may be poorly conditioned', np.exceptions.RankWarning, stacklevel=2)
        if full:
            return c, residuals, rank, s, rcond
        if cov:
            base = np.linalg.inv(np.dot(left.T, left))
            base = base / np.outer(scale, scale)
            if cov == 'unscaled':
                factor = 1
            else:
                if len(x) <= order:
                    raise ValueError('the number of data points must exceed order to scale the covariance matrix')
                factor = residuals / (len(x) - order)
            return (c, base * factor) if y.ndim == 1 else (c, base[:, :, np.newaxis] * factor)
        return c

    def polyval(p, x):
        """The values of a polynomial."""
        p = np.asarray(p.coeffs if isinstance(p, poly1d) else p)
        if isinstance(x, poly1d):
            y = poly1d([0])
        else:
            x = np.asanyarray(x)
            y = np.zeros_like(x)
        for coefficient in p:
            y = y * x + coefficient
        return y

    def _operands(a1, a2):
        is_object = isinstance(a1, poly1d) or isinstance(a2, poly1d)
        a1 = a1.coeffs if isinstance(a1, poly1d) else a1
        a2 = a2.coeffs if isinstance(a2, poly1d) else a2
        return np.atleast_1d(a1), np.atleast_1d(a2), is_object

    def polyadd(a1, a2):
        """The sum of two polynomials."""
        a, b, is_object = _operands(a1, a2)
        if len(a) < len(b):
            a = np.concatenate((np.zeros(len(b) - len(a), a.dtype), a))
        elif len(b) < len(a):
            b = np.concatenate((np.zeros(len(a) - len(b), b.dtype), b))
        return poly1d(a + b) if is_object else a + b

    def polysub(a1, a2):
        """The difference of two polynomials."""
        a, b, is_object = _operands(a1, a2)
        if len(a) < len(b):
            a = np.concatenate((np.zeros(len(b) - len(a), a.dtype), a))
        elif len(b) < len(a):
            b = np.concatenate((np.zeros(len(a) - len(b), b.dtype), b))
        return poly1d(a - b) if is_object else a - b

    def polymul(a1, a2):
        """The product of two polynomials."""
        a, b, is_object = _operands(a1, a2)
        a, b = poly1d(a).coeffs, poly1d(b).coeffs
        value = np.convolve(a, b)
        return poly1d(value) if is_object else value

    def polydiv(u, v):
        """The quotient and the rest of two polynomials."""
        is_object = isinstance(u, poly1d) or isinstance(v, poly1d)
        u = np.atleast_1d(u.coeffs if isinstance(u, poly1d) else u) + 0.0
        v = np.atleast_1d(v.coeffs if isinstance(v, poly1d) else v) + 0.0
        w = u[0] + v[0]
        m, n = len(u) - 1, len(v) - 1
        scale = 1.0 / v[0]
        q = np.zeros((max(m - n + 1, 1),), w.dtype)
        r = u.astype(w.dtype)
        for k in range(0, m - n + 1):
            d = scale * r[k]
            q[k] = d
            r[k:k + n + 1] -= d * v
        while np.allclose(r[0], 0, rtol=1e-14) and r.shape[-1] > 1:
            r = r[1:]
        return (poly1d(q), poly1d(r)) if is_object else (q, r)

    class poly1d:
        """A polynomial: poly1d([1, 2, 3]) is x**2 + 2x + 3; it can be called and computed with."""
        def __init__(self, c_or_r, r=False, variable=None):
            if isinstance(c_or_r, poly1d):
                self._variable = c_or_r._variable if variable is None else variable
                self._coeffs = c_or_r._coeffs
                return
            coefficients = np.atleast_1d(poly(c_or_r) if r else c_or_r)
            if coefficients.ndim > 1:
                raise ValueError('Polynomial must be 1d only.')
            places = np.flatnonzero(coefficients)
            coefficients = coefficients[int(places[0]):] if len(places) else np.array([0], dtype=coefficients.dtype)
            self._coeffs, self._variable = coefficients, 'x' if variable is None else variable

        @property
        def coeffs(self):
            """The coefficients, that of the highest power first."""
            return self._coeffs

        @coeffs.setter
        def coeffs(self, value):
            # For p.coeffs += 1, which has changed the array itself.
            if value is not self._coeffs:
                raise AttributeError('Cannot set attribute')

        c = coef = coefficients = coeffs

        @property
        def variable(self):
            """The name of the variable."""
            return self._variable

        @property
        def order(self):
            """The highest power."""
            return len(self._coeffs) - 1

        o = order

        @property
        def roots(self):
            """The real roots."""
            return roots(self._coeffs)

        r = roots

        def __repr__(self):
            return f'poly1d({repr(self._coeffs)[6:-1]})'

        def __len__(self):
            return self.order

        def __str__(self):
            text, var = '0', self._variable
            coefficients = self._coeffs
            N = len(coefficients) - 1
            def shown(q):
                s = '%.4g' % q
                return s[:-5] if s.endswith('.0000') else s
            for k, c in enumerate(coefficients):
                number, power = shown(c), N - k
                if power == 0:
                    new = number if number != '0' else ('0' if k == 0 else '')
                elif power == 1:
                    new = '' if number == '0' else var if number == 'b' else f'{number} {var}'
                else:
                    new = '' if number == '0' else f'{number} {var}**{power}'
                if k > 0:
                    if new:
                        text = f'{text} - {new[1:]}' if new.startswith('-') else f'{text} + {new}'
                else:
                    text = new
            return _raised(text)

        def __call__(self, val):
            return polyval(self._coeffs, val)

        def __neg__(self):
            return poly1d(-self._coeffs)

        def __pos__(self):
            return self

        def __mul__(self, other):
            return poly1d(self._coeffs * other) if np.isscalar(other) else polymul(self, poly1d(other))

        def __rmul__(self, other):
            return poly1d(other * self._coeffs) if np.isscalar(other) else polymul(poly1d(other), self)

        def __add__(self, other):
            return polyadd(self, poly1d(other))

        __radd__ = __add__

        def __sub__(self, other):
            return polysub(self, poly1d(other))

        def __rsub__(self, other):
            return polysub(poly1d(other), self)

        def __pow__(self, val):
            if not isinstance(val, int) or val < 0:
                raise ValueError('Power to non-negative integers only.')
            result = [1]
            for _ in range(val):
                result = polymul(self._coeffs, result)
            return poly1d(result)

        def __truediv__(self, other):
            return poly1d(self._coeffs / other) if np.isscalar(other) else polydiv(self, poly1d(other))

        def __rtruediv__(self, other):
            return poly1d(other / self._coeffs) if np.isscalar(other) else polydiv(poly1d(other), self)

        def __eq__(self, other):
            if not isinstance(other, poly1d):
                return NotImplemented
            return self._coeffs.shape == other._coeffs.shape and (self._coeffs == other._coeffs).all()

        def __ne__(self, other):
            return not self == other

        def __getitem__(self, val):
            if val > self.order or val < 0:
                return self._coeffs.dtype.type(0)
            return self._coeffs[self.order - val]

        def __setitem__(self, key, val):
            if key < 0:
                raise ValueError('Does not support negative powers.')
            if key > self.order:
                self._coeffs = np.concatenate((np.zeros(key - self.order, self._coeffs.dtype), self._coeffs))
            self._coeffs[self.order - key] = val

        def __iter__(self):
            return iter(self._coeffs)

        def __array__(self, dtype=None, copy=None):
            return np.array(self._coeffs, dtype=dtype)

        def integ(self, m=1, k=0):
            """The integral."""
            return poly1d(polyint(self._coeffs, m=m, k=k))

        def deriv(self, m=1):
            """The derivative."""
            return poly1d(polyder(self._coeffs, m=m))

    def _raised(text, wrap=70):
        # Powers on a line of their own, above the rest.
        n, line1, line2, output = 0, '', '', ' '
        for mat in _re.finditer(r'\*\*([0-9]+)', text):
            power = mat.group(1)
            partial = text[n:mat.start()]
            n = mat.end()
            upper, lower = ' ' * (len(partial) - 1) + power, partial + ' ' * (len(power) - 1)
            if len(line2) + len(lower) > wrap or len(line1) + len(upper) > wrap:
                output += line1 + '\n' + line2 + '\n '
                line1, line2 = upper, lower
            else:
                line1 += upper
                line2 += lower
        output += line1 + '\n' + line2
        return output + text[n:]
    """#)
}
