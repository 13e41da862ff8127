import Evaluator

extension WrittenNumPy {
  static let numbersText = WrittenModule(
    "_numpy_numbers_text", doc: "The text of NumPy's numbers, and floating-point faults.",
    #"""
    import numpy as np
    import _numpy

    def _digits(x, precision, unique, scientific):
        if precision is None:
            return None
        return precision

    def format_float_positional(x, precision=None, unique=True, fractional=True, trim='k', sign=False, pad_left=None, pad_right=None, min_digits=None):
        """A number without an exponent."""
        value = float(x)
        if value != value or value in (float('inf'), float('-inf')):
            text = repr(value)
            return ('+' if sign and value > 0 else '') + text
        kind = getattr(x, 'dtype', np.dtype(float))
        if unique:
            text = _positional(_shortest(x, kind))
            if precision is not None and fractional and len(text.partition('.')[2]) > precision:
                text = '%.*f' % (precision, value)
            elif precision is not None and not fractional:
                text = _positional('%.*e' % (max(precision - 1, 0), value)) if _significant(text) > precision else text
        else:
            if precision is None:
                raise ValueError('in non-unique mode `precision` must be supplied')
            text = '%.*f' % (precision, value) if fractional else _positional('%.*e' % (max(precision - 1, 0), value))
        whole, _, rest = text.partition('.')
        if min_digits is not None:
            rest = rest.ljust(min_digits, '0')
        if not unique and precision is not None and trim == 'k':
            rest = rest.ljust(precision, '0') if fractional else rest
        rest = rest if trim == 'k' else rest.rstrip('0')
        if trim == '0' and not rest:
            rest = '0'
        if trim == 'k' and unique and rest == '0' and precision is None:
            rest = ''
        text = whole + ('.' + rest if rest or trim in ('k', '.', '0') else '')
        if sign and not text.startswith('-'):
            text = '+' + text
        before, _, after = text.partition('.')
        if pad_left is not None:
            text = ' ' * max(0, pad_left - len(before)) + text
        if pad_right is not None:
            text = text + ' ' * max(0, pad_right - len(after))
        return text

    def _shortest(x, kind):
        return repr(float(str(x))) if kind.itemsize < 8 else repr(float(x))

    def _significant(text):
        return len(text.replace('.', '').lstrip('-').strip('0'))

    def _positional(text):
        sign = '-' if text.startswith('-') else ''
        mantissa, _, exponent = text.lstrip('-').partition('e')
        whole, _, rest = mantissa.partition('.')
        shift = int(exponent or 0)
        digits = whole + rest
        place = len(whole) + shift
        if place <= 0:
            digits, place = '0' * (1 - place) + digits, 1
        if place > len(digits):
            digits = digits + '0' * (place - len(digits))
        whole, rest = digits[:place].lstrip('0') or '0', digits[place:]
        rest = rest.rstrip('0')
        return sign + whole + '.' + rest

    def format_float_scientific(x, precision=None, unique=True, trim='k', sign=False, pad_left=None, exp_digits=None, min_digits=None):
        """A number with an exponent."""
        value = float(x)
        if value != value or value in (float('inf'), float('-inf')):
            return ('+' if sign and value > 0 else '') + repr(value)
        if unique:
            text = _positional(_shortest(x, getattr(x, 'dtype', np.dtype(float))))
            digits = text.replace('.', '').lstrip('-').lstrip('0').rstrip('0') or '0'
            count = len(digits) - 1 if precision is None else min(len(digits) - 1, precision)
        else:
            count = 0 if precision is None else precision
        text = '%.*e' % (count, value)
        mantissa, _, exponent = text.partition('e')
        whole, _, rest = mantissa.partition('.')
        if min_digits is not None:
            rest = rest.ljust(min_digits, '0')
        rest = rest if trim == 'k' else rest.rstrip('0')
        if trim == '0' and not rest:
            rest = '0'
        power = int(exponent)
        width = 2 if exp_digits is None else exp_digits
        text = whole + ('.' + rest if rest or trim in ('k', '.', '0') else '') + 'e' + ('-' if power < 0 else '+') + str(abs(power)).rjust(width, '0')
        if sign and not text.startswith('-'):
            text = '+' + text
        return ' ' * max(0, (pad_left or 0) - len(text.partition('.')[0])) + text

    def base_repr(number, base=2, padding=0):
        """A whole number in another base."""
        digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
        if base > len(digits):
            raise ValueError('Bases greater than 36 not handled in base_repr.')
        if base < 2:
            raise ValueError('Bases less than 2 not handled in base_repr.')
        rest, result = abs(int(number)), ''
        while rest:
            result = digits[rest % base] + result
            rest //= base
        result = '0' * padding + result
        if number == 0 and not padding:
            result = '0'
        return ('-' if number < 0 else '') + result if number != 0 else ('0' if padding == 0 else '0' * padding)

    def binary_repr(num, width=None):
        """A whole number in base 2; of a negative one with a width, its complement."""
        import operator
        num = operator.index(num)
        if num == 0:
            return '0' * (width or 1)
        if num > 0:
            text = bin(num)[2:]
            if width is not None and width < len(text):
                raise ValueError(f'Insufficient bit width={width} provided for binwidth={len(text)}')
            return text.zfill(width or 0)
        if width is None:
            return '-' + bin(-num)[2:]
        size = len(bin(-num)[2:])
        if 2 ** (size - 1) == -num:
            size -= 1
        if width < size + 1:
            raise ValueError(f'Insufficient bit width={width} provided for binwidth={size + 1}')
        return bin(2 ** width + num)[2:].zfill(width)

    def geterr():
        """What is done on floating-point faults."""
        return _numpy.fault_modes()

    def seterr(all=None, divide=None, over=None, under=None, invalid=None):
        """Sets what is done on floating-point faults: ignore, warn, raise, call, print or log."""
        old = geterr()
        given = dict(divide=divide, over=over, under=under, invalid=invalid)
        wanted = {kind: all if mode is None else mode for kind, mode in given.items() if all is not None or mode is not None}
        for mode in wanted.values():
            if mode not in ('ignore', 'warn', 'raise', 'call', 'print', 'log'):
                raise ValueError(f'invalid error mode {mode!r}')
        for kind, mode in wanted.items():
            _numpy.set_fault_mode(kind, mode)
        return old

    def geterrcall():
        """The function that is called on floating-point faults."""
        return _numpy.fault_handler()

    def seterrcall(func):
        """Sets the function that is called on floating-point faults, or the object whose method write is."""
        if func is not None and not callable(func) and not callable(getattr(func, 'write', None)):
            raise TypeError('python object must be callable or have a callable write method')
        old = geterrcall()
        _numpy.set_fault_handler(func)
        return old

    _unspecified = object()

    class errstate:
        """What is done on floating-point faults inside a with statement, or in a function below it."""
        def __init__(self, *, call=_unspecified, all=None, divide=None, over=None, under=None, invalid=None):
            self._given = dict(all=all, divide=divide, over=over, under=under, invalid=invalid)
            self._call = call

        def __enter__(self):
            self._outer = seterr(**self._given)
            self._outer_call = geterrcall() if self._call is _unspecified else seterrcall(self._call)

        def __exit__(self, *exception):
            seterr(**self._outer)
            seterrcall(self._outer_call)

        def __call__(self, function):
            import functools
            @functools.wraps(function)
            def inner(*args, **kwargs):
                with errstate(call=self._call, **self._given):
                    return function(*args, **kwargs)
            return inner
    """#)
}
