import Evaluator

extension WrittenModules {
  static let decimalContext = WrittenModule(
    "_decimal_context", doc: "Precision and rounding of decimal numbers.",
    #"""
    from collections.abc import MutableMapping as _MutableMapping

    ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING'
    ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP'
    MAX_PREC = MAX_EMAX = 999999999999999999
    MIN_EMIN, MIN_ETINY = -999999999999999999, -1999999999999999997
    HAVE_THREADS, HAVE_CONTEXTVAR = True, True

    class DecimalException(ArithmeticError):
        """What went wrong with decimal numbers."""

    class Clamped(DecimalException):
        """An exponent was changed."""

    class InvalidOperation(DecimalException):
        """A result that is not defined."""

    class ConversionSyntax(InvalidOperation):
        """Text that is no number."""

    class DivisionByZero(DecimalException, ZeroDivisionError):
        """A division by zero."""

    class DivisionImpossible(InvalidOperation):
        """A quotient of too many digits."""

    class DivisionUndefined(InvalidOperation, ZeroDivisionError):
        """Zero divided by zero."""

    class Inexact(DecimalException):
        """A result was rounded."""

    class Rounded(Inexact):
        """Digits were dropped."""

    class Subnormal(DecimalException):
        """A very small result."""

    class Overflow(Inexact):
        """A result that is too large."""

    class Underflow(Inexact, Subnormal):
        """A result that is too small."""

    class FloatOperation(DecimalException, TypeError):
        """A float among decimal numbers."""

    _signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped]
    _shown = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]

    def _signal_named(signal):
        if signal not in _signals:
            raise KeyError('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')
        return signal

    class SignalDict(_MutableMapping):
        """Which signals are set, by their classes."""
        def __init__(self, signals=()):
            if isinstance(signals, (dict, SignalDict)):
                signals = [_signal_named(signal) for signal in signals if signals[signal]]
            elif not isinstance(signals, (list, tuple, set)):
                raise TypeError('argument must be a signal dict')
            self._set = {_signal_named(signal) for signal in signals}

        def __getitem__(self, signal):
            return _signal_named(signal) in self._set

        def __setitem__(self, signal, value):
            (self._set.add if value else self._set.discard)(_signal_named(signal))

        def __delitem__(self, signal):
            raise ValueError('signal keys cannot be deleted')

        def __iter__(self):
            return iter(_signals)

        def __len__(self):
            return len(_signals)

        def __repr__(self):
            return '{' + ', '.join(f'{signal}:{signal in self._set}' for signal in _signals) + '}'

        def copy(self):
            """A dict of the same."""
            return dict(self)

        def _names(self):
            return ', '.join(signal.__name__ for signal in _shown if signal in self._set)

    _ranges = {'prec': (1, MAX_PREC, '[1, MAX_PREC]'), 'Emin': (MIN_EMIN, 0, '[MIN_EMIN, 0]'), 'Emax': (0, MAX_EMAX, '[0, MAX_EMAX]')}
    _roundings = (ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP)

    def _number(value):
        from decimal import Decimal
        if isinstance(value, Decimal):
            return value
        if isinstance(value, int):
            return Decimal(value)
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    class Context:
        """The number of digits of results, how they are rounded, and what is an error."""
        __slots__ = ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps')

        def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
            self.prec = 28 if prec is None else prec
            self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
            self.Emin, self.Emax = -999999 if Emin is None else Emin, 999999 if Emax is None else Emax
            self.capitals, self.clamp = 1 if capitals is None else capitals, 0 if clamp is None else clamp
            self.flags = SignalDict() if flags is None else flags
            self.traps = SignalDict([InvalidOperation, DivisionByZero, Overflow] if traps is None else traps)

        def __setattr__(self, name, value):
            if name in ('flags', 'traps'):
                value = SignalDict(value)
            elif name == 'rounding':
                if value not in _roundings:
                    raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
            elif name in Context.__slots__:
                if not isinstance(value, int):
                    raise TypeError('an integer is required')
                if name not in _ranges:
                    if value not in (0, 1):
                        raise ValueError(f'valid values for {name} are 0 or 1')
                elif not _ranges[name][0] <= value <= _ranges[name][1]:
                    raise ValueError(f'valid range for {name} is {_ranges[name][2]}')
            else:
                raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
            object.__setattr__(self, name, value)

        def __delattr__(self, name):
            raise AttributeError(f'{name} cannot be deleted')

        def __repr__(self):
            return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, '
                    f'clamp={self.clamp}, flags=[{self.flags._names()}], traps=[{self.traps._names()}])')

        def __reduce__(self):
            return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, list(self.flags._set), list(self.traps._set))

        def copy(self):
            """Another context of the same settings and flags."""
            return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

        __copy__ = copy

        def _working(self, extra):
            """A context for steps between, with more digits and without errors."""
            return Context(self.prec + extra, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])

        def _signal(self, result, *conditions, detail=None):
            """Sets flags; raises the first condition that is an error, or gives the result."""
            trapped = [condition for condition in conditions if condition in self.traps._set]
            self.flags._set.update(conditions)
            if trapped:
                raise trapped[0]([detail or trapped[0], *trapped[1:]])
            return result

        def clear_flags(self):
            """Sets all flags to False."""
            self.flags._set.clear()

        def clear_traps(self):
            """Makes nothing an error."""
            self.traps._set.clear()

        def Etiny(self):
            """The least exponent of a result."""
            return self.Emin - self.prec + 1

        def Etop(self):
            """The exponent of the largest numbers with all digits."""
            return self.Emax - self.prec + 1

        def radix(self):
            """10."""
            return _number(10)

        def create_decimal(self, num='0'):
            """The number, rounded to the context's digits."""
            from decimal import Decimal
            with _Local(self, {}, False):
                return Decimal(num)._fix(self)

        def create_decimal_from_float(self, f):
            """The float, rounded to the context's digits."""
            from decimal import Decimal
            return Decimal.from_float(f)._fix(self)

        def _with(name, operation, doc):
            def method(self, *values):
                with _Local(self, {}, False):
                    return operation(*map(_number, values))
            method.__name__, method.__doc__ = name, doc
            return method

        add = _with('add', lambda a, b: a + b, 'The sum.')
        subtract = _with('subtract', lambda a, b: a - b, 'The difference.')
        multiply = _with('multiply', lambda a, b: a * b, 'The product.')
        divide = _with('divide', lambda a, b: a / b, 'The quotient.')
        divide_int = _with('divide_int', lambda a, b: a // b, 'The whole part of the quotient.')
        divmod = _with('divmod', lambda a, b: divmod(a, b), 'The whole part of the quotient, and the rest.')
        remainder = _with('remainder', lambda a, b: a % b, 'The rest of a division.')
        minus = _with('minus', lambda a: -a, 'The number with the other sign.')
        plus = _with('plus', lambda a: +a, 'The number, rounded.')
        abs = _with('abs', lambda a: abs(a), 'The number without its sign.')
        copy_decimal = _with('copy_decimal', lambda a: a, 'The number itself.')
        to_sci_string = _with('to_sci_string', lambda a: str(a), 'The number as text.')

        def power(self, a, b, modulo=None):
            """A power, or its rest after a division."""
            with _Local(self, {}, False):
                return pow(_number(a), _number(b)) if modulo is None else pow(_number(a), _number(b), _number(modulo))

    def _method(name):
        def method(self, a, *others):
            with _Local(self, {}, False):
                return getattr(_number(a), name)(*map(_number, others))
        method.__name__, method.__doc__ = name, f'Decimal.{name} with these settings.'
        return method

    for _name in ('canonical compare compare_signal compare_total compare_total_mag copy_abs copy_negate copy_sign exp fma is_canonical is_finite '
                  'is_infinite is_nan is_normal is_qnan is_signed is_snan is_subnormal is_zero ln log10 logb max max_mag min min_mag next_minus '
                  'next_plus next_toward normalize number_class quantize remainder_near rotate same_quantum scaleb shift sqrt to_eng_string '
                  'to_integral to_integral_exact to_integral_value').split():
        setattr(Context, _name, _method(_name))

    _current = [Context()]

    def getcontext():
        """The settings that hold now."""
        return _current[-1]

    def setcontext(context):
        """Sets the settings."""
        if not isinstance(context, Context):
            raise TypeError('argument must be a context')
        if context in (DefaultContext, BasicContext, ExtendedContext):
            context = context.copy()
            context.clear_flags()
        _current[-1] = context

    class _Local:
        def __init__(self, context, changes, copies=True):
            if context is not None and not isinstance(context, Context):
                raise TypeError('optional argument must be a context')
            self._context = getcontext() if context is None else context
            if copies:
                self._context = self._context.copy()
            for name, value in changes.items():
                setattr(self._context, name, value)

        def __enter__(self):
            _current.append(self._context)
            return self._context

        def __exit__(self, *exception):
            _current.pop()

    def localcontext(ctx=None, **kwargs):
        """Settings for the block of a with statement."""
        return _Local(ctx, kwargs)

    DefaultContext = Context()
    BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
    ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])

    def _rounded(value, digits, rounding, exponent=None):
        """The number with so many digits, or with this exponent."""
        drop = len(str(value._int)) - digits if exponent is None else exponent - value._exp
        if drop <= 0:
            return value
        kept, up, _ = _cut(value, drop, rounding)
        kept += up
        if exponent is None and len(str(kept)) > digits:
            kept, drop = kept // 10, drop + 1
        return value._make(value._sign, kept, value._exp + drop)

    def _cut(value, drop, rounding):
        """The digits without the last ones, whether they are rounded up, and whether something was lost."""
        if drop > len(str(value._int)) + 1:
            kept, rest, unit = 0, int(value._int > 0), 10
        else:
            unit = 10 ** drop
            kept, rest = divmod(value._int, unit)
        twice = 2 * rest
        if rounding == ROUND_HALF_EVEN:
            up = twice > unit or twice == unit and kept % 2 == 1
        elif rounding == ROUND_HALF_UP:
            up = twice >= unit
        elif rounding == ROUND_HALF_DOWN:
            up = twice > unit
        elif rounding == ROUND_UP:
            up = rest > 0
        elif rounding == ROUND_DOWN:
            up = False
        elif rounding == ROUND_CEILING:
            up = rest > 0 and not value._sign
        elif rounding == ROUND_FLOOR:
            up = rest > 0 and bool(value._sign)
        else:
            up = rest > 0 and kept % 5 == 0
        return kept, up, rest > 0

    for _kind in (DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact, Rounded,
                  Subnormal, Overflow, Underflow, FloatOperation, Context, SignalDict):
        _kind.__module__ = 'decimal'
    """#)
}
