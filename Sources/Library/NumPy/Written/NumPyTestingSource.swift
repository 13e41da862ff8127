import Evaluator

extension WrittenNumPy {
  static let testing = WrittenModule(
    "numpy.testing", doc: "Checks for tests.",
    #"""
    import math as _math
    import numpy as _np

    def _text(x):
        return _np.array_repr(x) if isinstance(x, _np.ndarray) and x.ndim else repr(x)

    def _message(actual, desired, err_msg, header='Items are not equal:', names=('ACTUAL', 'DESIRED')):
        parts = ['\n' + header]
        if err_msg:
            parts = ['\n' + header + (' ' + err_msg if '\n' not in str(err_msg) else '\n' + str(err_msg))]
        for name, value in zip(names, (actual, desired)):
            parts.append(f' {name}: {_text(value)}')
        return '\n'.join(parts)

    def assert_(val, msg=''):
        """Fails unless the value is true."""
        if not val:
            raise AssertionError(msg() if callable(msg) else msg)

    def assert_equal(actual, desired, err_msg='', verbose=True, *, strict=False):
        """Fails unless two values, lists, dicts or arrays are equal."""
        if isinstance(desired, dict):
            if not isinstance(actual, dict):
                raise AssertionError(repr(type(actual)))
            assert_equal(len(actual), len(desired), err_msg, verbose)
            for k in desired:
                if k not in actual:
                    raise AssertionError(repr(k))
                assert_equal(actual[k], desired[k], f'key={k!r}\n{err_msg}', verbose)
            return
        if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
            assert_equal(len(actual), len(desired), err_msg, verbose)
            for k in range(len(desired)):
                assert_equal(actual[k], desired[k], f'item={k!r}\n{err_msg}', verbose)
            return
        if isinstance(actual, _np.ndarray) or isinstance(desired, _np.ndarray):
            return assert_array_equal(actual, desired, err_msg, verbose, strict=strict)
        try:
            if _np.isscalar(actual) != _np.isscalar(desired) and not (isinstance(actual, _np.ndarray) or isinstance(desired, _np.ndarray)):
                pass
            if isinstance(actual, (float, _np.floating)) and isinstance(desired, (float, int, _np.number)):
                if actual != actual and desired != desired:
                    return
                if actual == 0 and desired == 0 and _np.signbit(actual) != _np.signbit(float(desired)) and isinstance(desired, (float, _np.floating)):
                    raise AssertionError(_message(actual, desired, err_msg))
        except (TypeError, ValueError):
            pass
        if not actual == desired:
            raise AssertionError(_message(actual, desired, err_msg))

    def _compared(x, y, holds, err_msg, header, strict=False, equal_nan=True, names=('ACTUAL', 'DESIRED')):
        x, y = _np.asanyarray(x), _np.asanyarray(y)
        if strict:
            same = x.shape == y.shape and x.dtype == y.dtype
        else:
            same = x.shape == y.shape or x.shape == () or y.shape == ()
        if not same:
            reason = f'\n(shapes {x.shape}, {y.shape} mismatch)' if x.shape != y.shape else f'\n(dtypes {x.dtype}, {y.dtype} mismatch)'
            raise AssertionError(_message(x, y, err_msg, header + reason, names))
        if hasattr(x, 'tolist') and 'U' in str(x.dtype) or 'U' in str(y.dtype):
            if x.tolist() != y.tolist():
                raise AssertionError(_message(x, y, err_msg, header, names))
            return
        shape = _np.broadcast_shapes(x.shape, y.shape)
        x, y = _np.broadcast_to(x, shape), _np.broadcast_to(y, shape)
        aside = _np.zeros(shape, bool)
        if x.dtype.kind == 'f' or y.dtype.kind == 'f':
            x_nan, y_nan = _np.isnan(x), _np.isnan(y)
            if equal_nan:
                if not (x_nan == y_nan).all():
                    raise AssertionError(_message(x, y, err_msg, header + '\nnan location mismatch:', names))
                aside = x_nan
            x_inf, y_inf = _np.isposinf(x), _np.isposinf(y)
            x_low, y_low = _np.isneginf(x), _np.isneginf(y)
            if holds is not _less and not ((x_inf == y_inf).all() and (x_low == y_low).all()):
                raise AssertionError(_message(x, y, err_msg, header + '\ninf location mismatch:', names))
            aside = aside | (x_inf & y_inf) | (x_low & y_low) if holds is not _less else aside
        good = holds(_np.where(aside, 0, x), _np.where(aside, 0, y)) | aside if shape else _np.asarray(holds(x, y) if not aside else True)
        if holds is _less and shape:
            good = holds(x, y) | aside
        wrong = int(good.size - _np.count_nonzero(good))
        if wrong:
            remarks = f'Mismatched elements: {wrong} / {good.size} ({100 * wrong / good.size:.3g}%)'
            raise AssertionError(_message(x, y, err_msg, header + '\n' + remarks, names))

    def _same(x, y):
        return _np.asarray(x == y)

    def _less(x, y):
        return _np.asarray(x < y)

    def assert_array_compare(comparison, x, y, err_msg='', verbose=True, header='', precision=6, equal_nan=True, equal_inf=True,
                             *, strict=False, names=('ACTUAL', 'DESIRED')):
        """Fails unless a comparison holds for all elements."""
        _compared(x, y, lambda a, b: _np.asarray(comparison(a, b)), err_msg, header or 'Arrays are not equal', strict,
                  equal_nan=equal_nan, names=names)

    def assert_array_equal(actual, desired, err_msg='', verbose=True, *, strict=False):
        """Fails unless shapes and all elements are equal; nan is equal to nan."""
        _compared(actual, desired, _same, err_msg, 'Arrays are not equal', strict)

    def assert_array_less(x, y, err_msg='', verbose=True, *, strict=False):
        """Fails unless all elements of x are less than those of y."""
        _compared(x, y, _less, err_msg, 'Arrays are not strictly ordered `x < y`', strict, equal_nan=True, names=('x', 'y'))

    def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True, *, strict=False):
        """Fails unless all elements are equal within tolerances."""
        def close(x, y):
            return _np.asarray(_np.isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan))
        _compared(actual, desired, close, str(err_msg), f'Not equal to tolerance rtol={rtol:g}, atol={atol:g}', strict, equal_nan)

    def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
        """Fails unless two numbers or arrays are equal to so many decimals."""
        if isinstance(actual, (_np.ndarray, tuple, list)) or isinstance(desired, (_np.ndarray, tuple, list)):
            return assert_array_almost_equal(actual, desired, decimal, err_msg)
        header = f'Arrays are not almost equal to {decimal} decimals'
        try:
            if not (_np.isfinite(desired) and _np.isfinite(actual)):
                if _np.isnan(desired) or _np.isnan(actual):
                    if not (_np.isnan(desired) and _np.isnan(actual)):
                        raise AssertionError(_message(actual, desired, err_msg, header))
                elif not desired == actual:
                    raise AssertionError(_message(actual, desired, err_msg, header))
                return
        except (NotImplementedError, TypeError):
            pass
        if abs(desired - actual) >= _np.float64(1.5 * 10.0 ** (-decimal)):
            raise AssertionError(_message(actual, desired, err_msg, header))

    def assert_array_almost_equal(actual, desired, decimal=6, err_msg='', verbose=True):
        """Fails unless all elements are equal to so many decimals."""
        def close(x, y):
            return _np.asarray(abs(_np.subtract(x, y, dtype=_np.result_type(x, y, _np.float16))) < 1.5 * 10.0 ** (-decimal))
        _compared(actual, desired, close, err_msg, f'Arrays are not almost equal to {decimal} decimals')

    def assert_approx_equal(actual, desired, significant=7, err_msg='', verbose=True):
        """Fails unless two numbers are equal to so many digits."""
        actual, desired = float(actual), float(desired)
        if desired == actual:
            return
        scale = 0.5 * (abs(desired) + abs(actual))
        scale = 10 ** _math.floor(_math.log10(scale)) if scale and _math.isfinite(scale) else 1.0
        header = f'Items are not equal to {significant} significant digits:'
        if not (_math.isfinite(desired) and _math.isfinite(actual)):
            if not (desired != desired and actual != actual):
                raise AssertionError(_message(actual, desired, err_msg, header))
            return
        if abs(desired / scale - actual / scale) >= 10.0 ** -(significant - 1):
            raise AssertionError(_message(actual, desired, err_msg, header))

    def assert_string_equal(actual, desired):
        """Fails unless two texts are equal."""
        if not isinstance(actual, str):
            raise AssertionError(repr(type(actual)))
        if actual != desired:
            raise AssertionError(f'Differences in strings:\n- {actual}\n+ {desired}')

    def _ulps(x, y):
        x, y = _np.asarray(x), _np.asarray(y)
        kind = _np.result_type(x, y)
        if kind.kind != 'f':
            raise NotImplementedError('_nulp not implemented for non-float arrays')
        whole = {2: _np.int16, 4: _np.int32, 8: _np.int64}[kind.itemsize]
        def ordered(a):
            bits = _np.ascontiguousarray(a.astype(kind)).reshape(-1).view(whole).astype(_np.int64)
            lowest = -2 ** (8 * kind.itemsize - 1)
            return _np.where(bits < 0, lowest - bits, bits)
        return _np.abs(ordered(_np.broadcast_to(x, _np.broadcast_shapes(x.shape, y.shape))) - ordered(_np.broadcast_to(y, _np.broadcast_shapes(x.shape, y.shape))))

    def assert_array_almost_equal_nulp(x, y, nulp=1):
        """Fails unless arrays differ by so many steps of the last digit at most."""
        ax, ay = _np.abs(x), _np.abs(y)
        limit = nulp * _np.spacing(_np.where(ax > ay, ax, ay))
        if not _np.all(_np.abs(_np.asarray(x) - y) <= limit):
            raise AssertionError(f'Arrays are not equal to {nulp} ULP (max is {_np.max(_ulps(x, y)):g})')

    def assert_array_max_ulp(a, b, maxulp=1, dtype=None):
        """Fails unless all elements differ by so many steps of the last digit at most."""
        found = _ulps(a if dtype is None else _np.asarray(a, dtype), b if dtype is None else _np.asarray(b, dtype))
        if not _np.all(found <= maxulp):
            raise AssertionError(f'Arrays are not almost equal up to {maxulp:g} ULP (max difference is {_np.max(found):g} ULP)')
        return found

    class _Raises:
        def __init__(self, exceptions, match=None):
            self._exceptions, self._match = exceptions, match
            self.exception = None

        def __enter__(self):
            return self

        def __exit__(self, kind, value, traceback):
            if kind is None:
                raise AssertionError(f'{getattr(self._exceptions, "__name__", self._exceptions)} not raised')
            if not issubclass(kind, self._exceptions):
                return False
            self.exception = value
            if self._match is not None:
                import re
                if not re.search(self._match, str(value)):
                    raise AssertionError(f'"{self._match}" does not match "{value}"')
            return True

    def assert_raises(exception_class, *args, **kwargs):
        """Fails unless a function, or a with statement, raises an exception."""
        context = _Raises(exception_class)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assert_raises_regex(exception_class, expected_regexp, *args, **kwargs):
        """Fails unless an exception is raised whose message fits a pattern."""
        context = _Raises(exception_class, expected_regexp)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    class suppress_warnings:
        """Keeps warnings quiet inside a with statement."""
        def __init__(self, forwarding_rule='always', _warn=False):
            self.log = []

        def filter(self, category=Warning, message='', module=None):
            """Which warnings: all are quiet."""

        def record(self, category=Warning, message='', module=None):
            """Which warnings are recorded: none is."""
            return self.log

        def sup(self, *args, **kwargs):
            """The same as filter."""

        def __enter__(self):
            import warnings
            self._catch = warnings.catch_warnings()
            self._catch.__enter__()
            warnings.simplefilter('ignore')
            return self

        def __exit__(self, *exception):
            self._catch.__exit__(*exception)

        def __call__(self, function):
            import functools
            @functools.wraps(function)
            def inner(*args, **kwargs):
                with self:
                    return function(*args, **kwargs)
            return inner

    def assert_warns(warning_class, *args, **kwargs):
        """Calls a function that is expected to warn."""
        import warnings
        class _Warns:
            def __enter__(self):
                self._catch = warnings.catch_warnings(record=True)
                self._log = self._catch.__enter__()
                warnings.simplefilter('always')
                return self
            def __exit__(self, *exception):
                self._catch.__exit__(*exception)
                if exception[0] is None and not any(issubclass(w.category, warning_class) for w in self._log):
                    raise AssertionError(f'{warning_class.__name__} not triggered')
        if not args:
            return _Warns()
        with _Warns():
            return args[0](*args[1:], **kwargs)

    def assert_no_warnings(*args, **kwargs):
        """Calls a function that is expected not to warn."""
        if not args:
            return suppress_warnings()
        return args[0](*args[1:], **kwargs)
    """#)
}
