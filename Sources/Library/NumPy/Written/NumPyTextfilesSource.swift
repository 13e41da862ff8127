import Evaluator

extension WrittenNumPy {
  static let textfiles = WrittenModule(
    "_numpy_textfiles", doc: "Arrays in text files.",
    #"""
    import os as _os
    import numpy as np
    import _numpy

    def _lines(fname, encoding):
        if hasattr(fname, 'read'):
            text = fname.read()
        elif isinstance(fname, str) or hasattr(fname, '__fspath__'):
            path = _os.fspath(fname)
            if path.endswith('.gz'):
                import gzip
                with gzip.open(path, 'rt') as f:
                    text = f.read()
            else:
                try:
                    with open(path, encoding=None if encoding == 'bytes' else encoding) as f:
                        text = f.read()
                except FileNotFoundError:
                    raise FileNotFoundError(f'{path} not found.') from None
        else:
            return [line.decode('latin1') if isinstance(line, bytes) else line for line in fname]
        if isinstance(text, bytes):
            text = text.decode('latin1')
        return text.splitlines()

    def _without_comment(line, comments):
        for mark in comments:
            place = line.find(mark)
            if place >= 0:
                line = line[:place]
        return line

    def _marks(comments):
        if comments is None:
            return []
        return [comments] if isinstance(comments, str) else [c.decode() if isinstance(c, bytes) else c for c in comments]

    def _number(word, kind, row, column):
        try:
            if kind.kind == 'f':
                return float(word)
            if kind.kind == 'b':
                return bool(int(word))
            if kind.kind == 'O':
                return word
            number = int(word)
            limits = np.iinfo(kind)
            if not limits.min <= number <= limits.max:
                raise ValueError
            return number
        except ValueError:
            name = 'float64' if kind.kind == 'f' else kind.name
            raise ValueError(f'could not convert string {word!r} to {name} at row {row}, column {column + 1}.') from None

    def _is_text(dtype):
        return dtype in (str, np.str_) or isinstance(dtype, str) and dtype.lstrip('<>=|').startswith('U') or isinstance(dtype, np.dtype) and dtype.kind == 'U'

    def _texts(rows, dtype):
        # Of a width that is given, or of that of the longest.
        wide = isinstance(dtype, str) and dtype.lstrip('<>=|U') or isinstance(dtype, np.dtype) and dtype.itemsize
        return np.array(rows, dtype=dtype) if wide else np.array(rows)

    def _control(name, character):
        if isinstance(character, bytes):
            character = character.decode('latin1')
        if character is None:
            return None
        if not isinstance(character, str) or len(character) != 1:
            raise TypeError(f'Text reading control character must be a single unicode character or None; but got: {character!r}')
        if character in '\r\n':
            raise TypeError(f"control character '{name}' cannot be a newline (`\\r` or `\\n`).")
        return character

    def _check_controls(delimiter, quote, marks):
        named = [('delimiter', delimiter), ('quotechar', quote), ('comment', marks[0] if len(marks) == 1 else None)]
        for i, (name, character) in enumerate(named):
            for other, second in named[:i]:
                same = character is not None and character == second
                if same or character is not None and other == 'delimiter' and second is None and character.isspace():
                    raise TypeError(f"The values for control characters '{name}' and '{other}' are incompatible")

    def _count(value):
        if not isinstance(value, (int, np.integer)):
            raise TypeError('argument must be an integer')
        if value < 0:
            raise ValueError('argument must be nonnegative')
        return value

    def _fields(line, delimiter, quote):
        # The parts of a line, of which quotes may hold the delimiter; a quote is doubled in quotes.
        parts, current, inside, i, was_quoted = [], '', False, 0, False
        while i < len(line):
            c = line[i]
            if inside:
                if c == quote and line[i + 1:i + 2] == quote:
                    current, i = current + quote, i + 1
                elif c == quote:
                    inside = False
                else:
                    current += c
            elif c == quote and not current.strip():
                inside, was_quoted, current = True, True, ''
            elif delimiter is None and c.isspace():
                if current or was_quoted:
                    parts.append(current)
                current, was_quoted = '', False
            elif delimiter is not None and c == delimiter:
                parts.append(current if was_quoted else current.strip())
                current, was_quoted = '', False
            else:
                current += c
            i += 1
        if delimiter is not None or current or was_quoted:
            parts.append(current if was_quoted else current.strip())
        return parts

    def _of_rank(result, ndmin, unpack):
        if result.ndim > ndmin:
            result = result.squeeze()
        if result.ndim < ndmin:
            result = np.atleast_1d(result) if ndmin == 1 else np.atleast_2d(result).T
        return result.T if unpack else result

    def loadtxt(fname, dtype=float, comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None, max_rows=None, *, quotechar=None, like=None):
        """An array of the numbers in a text file, a row a line."""
        if ndmin not in (0, 1, 2):
            raise ValueError(f'Illegal value of ndmin keyword: {ndmin}')
        skiprows = _count(skiprows)
        if max_rows is not None:
            max_rows = _count(max_rows)
        delimiter = None if delimiter == '' else _control('delimiter', delimiter)
        quotechar = None if quotechar == '' else _control('quotechar', quotechar)
        marks = _marks(comments.decode('latin1') if isinstance(comments, bytes) else comments)
        marks = [m for m in marks if m]
        if quotechar is not None and (len(marks) > 1 or marks and len(marks[0]) > 1):
            raise ValueError('when multiple comments or a multi-character comment is given, quotes are not supported.  In this case quotechar must be set to None.')
        _check_controls(delimiter, quotechar, marks)
        if converters is not None and not callable(converters):
            if not isinstance(converters, dict):
                raise TypeError('converters must be a dictionary mapping columns to converter functions or a single callable.')
            for column, convert in converters.items():
                if not isinstance(column, (int, np.integer)):
                    raise TypeError(f'keys of the converters dictionary must be integers; got {column!r}')
                if not callable(convert):
                    raise TypeError(f'values of the converters dictionary must be callable, but the value associated with key {column!r} is not')
        as_text = _is_text(dtype)
        if not as_text and not isinstance(dtype, (str, type)) and not isinstance(dtype, np.dtype):
            raise NotImplementedError('arrays have no records in fieldbook: read the columns one by one, with usecols and dtype')
        kind = None if as_text else np.dtype(dtype)
        if isinstance(usecols, int):
            usecols = [usecols]
        rows, width, changed = [], None, {}
        for line in _lines(fname, encoding)[skiprows:]:
            if max_rows is not None and len(rows) >= max_rows:
                break
            if quotechar is None or quotechar not in line:
                line = _without_comment(line, marks)
            if not line.strip():
                continue
            if quotechar is not None:
                words = _fields(line, delimiter, quotechar)
            else:
                words = line.split() if delimiter is None else [w.strip() for w in line.split(delimiter)]
            if width is None:
                width = len(words)
                if converters and not callable(converters):
                    for column, convert in converters.items():
                        if not -width <= column < width:
                            raise ValueError(f'converter specified for column {column}, which is invalid for the number of fields {width}.')
                        changed[column % width] = convert
            if usecols is not None:
                for column in usecols:
                    if not -len(words) <= column < len(words):
                        raise ValueError(f'invalid column index {column} at row {len(rows) + 1} with {len(words)} columns')
                places = [c % len(words) for c in usecols]
            else:
                if len(words) != width:
                    raise ValueError(f'the number of columns changed from {width} to {len(words)} at row {len(rows) + 1}; use `usecols` to select a subset and avoid this error')
                places = range(len(words))
            values = []
            for i in places:
                convert = converters if callable(converters) else changed.get(i)
                if convert is not None:
                    values.append(convert(words[i]))
                else:
                    values.append(words[i] if as_text else _number(words[i], kind, len(rows), i))
            rows.append(values)
        if not rows:
            import warnings
            warnings.warn(f'loadtxt: input contained no data: "{fname}"', UserWarning, stacklevel=2)
            result = np.zeros((0,) if ndmin < 2 else (0, 1), dtype=float if as_text else kind)
        else:
            result = _texts(rows, dtype) if as_text else np.array(rows, dtype=kind)
        return _of_rank(result, ndmin, unpack)

    def genfromtxt(fname, dtype=float, comments='#', delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None, filling_values=None, usecols=None, names=None, excludelist=None, deletechars=None, replace_space='_', autostrip=False, case_sensitive=True, defaultfmt='f%i', unpack=None, usemask=False, loose=True, invalid_raise=True, max_rows=None, encoding=None, *, ndmin=0, like=None):
        """An array of the numbers in a text file, with nan where there is none."""
        if names is not None and names is not False:
            raise NotImplementedError('arrays have no records in fieldbook: skip the names with skip_header=1, or read the file with pandas.read_csv')
        if usemask:
            raise NotImplementedError('there are no masked arrays in fieldbook: leave usemask out, and look for nan')
        if dtype is None:
            raise NotImplementedError('np.genfromtxt needs a dtype in fieldbook, which has no records')
        as_text = _is_text(dtype)
        kind = None if as_text else np.dtype(dtype)
        marks = _marks(comments)
        lines = _lines(fname, encoding)[skip_header:]
        if skip_footer:
            lines = lines[:-skip_footer]
        if isinstance(usecols, int):
            usecols = [usecols]
        if missing_values is None:
            missing = set()
        else:
            missing = {missing_values} if isinstance(missing_values, str) else set(missing_values)
        filling = filling_values
        if filling is None and not as_text:
            filling = float('nan') if kind.kind == 'f' else False if kind.kind == 'b' else -1
        rows, width, bad = [], None, []
        for number, line in enumerate(lines, skip_header + 1):
            if max_rows is not None and len(rows) >= max_rows:
                break
            line = _without_comment(line, marks)
            if not line.strip():
                continue
            if isinstance(delimiter, int):
                words = [line[i:i + delimiter] for i in range(0, len(line), delimiter)]
            else:
                words = line.split() if delimiter is None else line.strip('\n').split(delimiter)
            words = [w.strip() for w in words]
            if width is None:
                width = len(words)
            if len(words) != width:
                bad.append((number, len(words)))
                continue
            values = []
            for i in (usecols if usecols is not None else range(width)):
                word = words[i]
                convert = converters.get(i) if converters else None
                if convert is not None:
                    values.append(convert(word))
                elif as_text:
                    values.append(word)
                elif word == '' or word in missing:
                    values.append(filling if not isinstance(filling, (list, tuple, dict)) else filling[i])
                else:
                    try:
                        if kind.kind == 'b' and word.upper() not in ('TRUE', 'FALSE'):
                            raise ValueError
                        values.append(float(word) if kind.kind == 'f' else word.upper() == 'TRUE' if kind.kind == 'b' else int(word))
                    except ValueError:
                        values.append(filling if not isinstance(filling, (list, tuple, dict)) else filling[i])
            rows.append(values)
        if bad:
            text = 'Some errors were detected !\n' + '\n'.join(f'    Line #{n} (got {c} columns instead of {width})' for n, c in bad)
            if invalid_raise:
                raise ValueError(text)
            import warnings
            warnings.warn(text, np.exceptions.ConversionWarning if hasattr(np.exceptions, 'ConversionWarning') else UserWarning, stacklevel=2)
        if not rows:
            import warnings
            warnings.warn(f'genfromtxt: Empty input file: "{fname}"', stacklevel=2)
            return np.array([])
        result = _texts(rows, dtype) if as_text else np.array(rows, dtype=kind)
        result = result.squeeze()
        if result.ndim < ndmin:
            result = np.atleast_1d(result) if ndmin == 1 else np.atleast_2d(result).T
        return result.T if unpack else result
    """#)
}
