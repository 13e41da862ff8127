import Evaluator

extension WrittenNumPy {
  static let texts = WrittenModule(
    "_numpy_texts", doc: "The text of NumPy's arrays.",
    #"""
    import numpy as np
    import _numpy

    _defaults = {
        'edgeitems': 3, 'threshold': 1000, 'floatmode': 'maxprec', 'precision': 8, 'suppress': False, 'linewidth': 75,
        'nanstr': 'nan', 'infstr': 'inf', 'sign': '-', 'formatter': None, 'legacy': False, 'override_repr': None,
    }
    _state = dict(_defaults)
    _legacy = {False: None, '1.21': 121, '1.25': 125, '2.1': 201, '2.2': 202}
    _apart = ('formatter', 'override_repr')

    def _shown(options):
        # What the core prints numbers by.
        return {name: value for name, value in options.items() if name not in _apart} | {'legacy': _legacy[options['legacy']]}

    def _merged(given):
        options = dict(_state)
        for name, value in given.items():
            if value is not None:
                options[name] = value
        if given.get('formatter', 0) is None:
            options['formatter'] = None
        if options['floatmode'] not in ('fixed', 'unique', 'maxprec', 'maxprec_equal'):
            raise ValueError("floatmode option must be one of 'fixed', 'unique', 'maxprec', 'maxprec_equal'")
        if options['sign'] not in (' ', '+', '-'):
            raise ValueError("sign option must be one of ' ', '+', or '-'")
        for name in ('precision', 'edgeitems', 'linewidth'):
            if not isinstance(options[name], (int, np.integer)) or isinstance(options[name], bool):
                raise TypeError(f'{name} must be an integer')
            if options[name] < 0:
                raise ValueError(f'{name} must be 0 or more, found {options[name]}')
        if options['legacy'] not in _legacy:
            if options['legacy'] == '1.13':
                raise NotImplementedError("the texts of NumPy 1.13 are not in fieldbook: legacy is '1.21', '1.25', '2.1', '2.2' or False")
            raise ValueError(f"legacy printing option can currently only be '1.13', '1.21', '1.25', '2.1', '2.2' or `False`")
        if isinstance(options['threshold'], str):
            raise TypeError('threshold must be numeric')
        if options['threshold'] != options['threshold']:
            raise ValueError('threshold must be non-NAN, try sys.maxsize for untruncated representation')
        return options

    def _apply(options):
        # The printing of numbers is the core's, formats of the program's own are laid out here.
        _state.update(options)
        shown = _shown(options)
        shown['threshold'] = 2 ** 62 if options['threshold'] > 2 ** 62 else int(options['threshold'])
        shown['edgeitems'], shown['linewidth'] = int(options['edgeitems']), int(min(options['linewidth'], 2 ** 62))
        if options['formatter'] is not None or options['override_repr'] is not None:
            shown['formatter'] = _own
        _numpy.set_options(shown)

    def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None):
        """How arrays are printed from now on."""
        _apply(_merged(dict(precision=precision, threshold=threshold, edgeitems=edgeitems, linewidth=linewidth, suppress=suppress,
                            nanstr=nanstr, infstr=infstr, formatter=formatter, sign=sign, floatmode=floatmode, legacy=legacy, override_repr=override_repr)))

    def get_printoptions():
        """How arrays are printed."""
        return dict(_state)

    class printoptions:
        """How arrays are printed inside a with statement."""
        def __init__(self, **options):
            self._options = options

        def __enter__(self):
            self._outer = dict(_state)
            set_printoptions(**self._options)
            return get_printoptions()

        def __exit__(self, *exception):
            _apply(self._outer)

    def _format_of(a, formatter):
        kinds = {'b': ('bool',), 'i': ('int', 'int_kind'), 'u': ('int', 'int_kind'), 'f': ('float', 'float_kind')}[a.dtype.kind]
        for name in kinds + ('all',):
            if name in formatter and formatter[name] is not None:
                return formatter[name]
        return None

    def _own(a, as_repr):
        if _state['override_repr'] is not None and as_repr:
            return _state['override_repr'](a)
        format = _format_of(a, _state['formatter'] or {})
        if format is None:
            return _numpy.text(a, as_repr)
        if not as_repr:
            return _laid_out(a, format, ' ', '', '')
        text = 'array(' + _laid_out(a, format, ', ', 'array(', ')')
        kind = '' if a.dtype in (np.float64, np.int64, np.bool_) else f'dtype={a.dtype}'
        return text + (', ' + kind if kind else '') + ')'

    def _laid_out(a, format, separator, prefix, suffix):
        options = _state
        if a.size == 0:
            return '[]'
        edge = options['edgeitems'] if a.size > options['threshold'] else 0
        def places(n):
            return list(range(n)) if not edge or n <= 2 * edge else list(range(edge)) + [None] + list(range(n - edge, n))
        def block(part, indent, width):
            if part.ndim == 0:
                return format(part[()])
            if part.ndim == 1:
                text, line = '', indent
                words = ['...' if i is None else format(part[i]) for i in places(len(part))]
                room = width - max(len(separator.rstrip()), 1)
                for number, word in enumerate(words):
                    if len(line) + len(word) > room and len(line) > len(indent):
                        text += line.rstrip() + '\n'
                        line = indent
                    line += word
                    if number < len(words) - 1:
                        line += separator
                return '[' + (text + line)[len(indent):] + ']'
            gap = separator.rstrip() + '\n' * (part.ndim - 1)
            rows = [indent + ('...' if i is None else block(part[i], indent + ' ', width - 1)) for i in places(len(part))]
            return '[' + gap.join(rows)[len(indent):] + ']'
        return block(a, ' ' * (len(prefix) + 1), options['linewidth'] - len(suffix))

    def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None):
        """The array as text."""
        if _numpy.is_text(a):
            return str(a)
        a = np.asarray(a)
        given = dict(linewidth=max_line_width, precision=precision, suppress=suppress_small, threshold=threshold, edgeitems=edgeitems, sign=sign, floatmode=floatmode, legacy=legacy)
        outer = dict(_state)
        options = _merged({k: v for k, v in given.items() if v is not None})
        options['formatter'] = formatter if formatter is not None else outer['formatter']
        try:
            _apply(dict(options, override_repr=None))
            if a.size == 0:
                return '[]'
            format = _format_of(a, options['formatter'] or {})
            if format is None:
                # All elements of one width, as they are printed side by side.
                _numpy.set_options(_shown(options) | {'formatter': None})
                if separator == ' ' and prefix == '' and suffix == '':
                    return _numpy.text(a, False)
                if a.ndim == 0:
                    return _numpy.text(a, False)
                format = _aligned(a, options)
            return _laid_out(a, format, separator, prefix, suffix)
        finally:
            _apply(outer)

    def _aligned(a, options):
        # A function that gives each element the text it has in the whole array.
        edge = options['edgeitems'] if a.size > options['threshold'] else 0
        if edge:
            for axis in range(a.ndim):
                if a.shape[axis] > 2 * edge:
                    a = np.concatenate([np.take(a, range(edge), axis), np.take(a, range(a.shape[axis] - edge, a.shape[axis]), axis)], axis)
        flat = a.ravel()
        outer = dict(options)
        _numpy.set_options(_shown(outer) | {'threshold': 2 ** 62, 'linewidth': 2 ** 40, 'formatter': None})
        line = _numpy.text(flat, False)[1:-1]
        width = (len(line) + 1) // len(flat)
        texts = [line[i * (width + 1):i * (width + 1) + width] for i in range(len(flat))] if (len(line) + 1) == (width + 1) * len(flat) else None
        if texts is None:
            width = (len(line) + 1) / len(flat) - 1
            step = int(width) + 1
            texts = [line[i * step:i * step + step - 1] for i in range(len(flat))]
        known = dict(zip((_key(x) for x in flat), texts))
        return lambda x: known[_key(x)]

    def _key(x):
        return 'nan' if x != x else (float(x) if x.dtype.kind == 'f' else int(x), bool(np.signbit(x)) if x.dtype.kind == 'f' else False)

    def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
        """The array as repr gives it."""
        if _numpy.is_text(arr):
            return repr(arr)
        given = {k: v for k, v in dict(linewidth=max_line_width, precision=precision, suppress=suppress_small).items() if v is not None}
        with printoptions(**given):
            return repr(_numpy.as_array(arr))

    def array_str(a, max_line_width=None, precision=None, suppress_small=None):
        """The array as print shows it."""
        if _numpy.is_text(a):
            return str(a)
        given = {k: v for k, v in dict(linewidth=max_line_width, precision=precision, suppress=suppress_small).items() if v is not None}
        with printoptions(**given):
            return str(_numpy.as_array(a))
    """#)
}
