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
            return int(word)
        except ValueError:
            name = 'float64' if kind.kind == 'f' else kind.name
            raise ValueError(f'could not convert string {word!r} to {name} at row {row}, column {column + 1}.') from None

    def loadtxt(fname, dtype=float, comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None, max_rows=None, *, quotechar=None, like=None):
        """An array of the numbers in a text file, a row a line."""
        if delimiter is not None and not isinstance(delimiter, str):
            raise TypeError('Text reading control character must be a single unicode character or None')
        as_text = dtype is str or isinstance(dtype, str) and dtype.lstrip('<>=|').startswith('U')
        if not as_text and not isinstance(dtype, (str, type)) and not isinstance(dtype, np.dtype):
            raise NotImplementedError('arrays have no records in fieldbook: read the columns one by one, with usecols and dtype')
        kind = None if as_text else np.dtype(dtype)
        marks = _marks(comments)
        if isinstance(usecols, int):
            usecols = [usecols]
        rows, width = [], None
        for line in _lines(fname, encoding)[skiprows:]:
            if max_rows is not None and len(rows) >= max_rows:
                break
            line = _without_comment(line, marks)
            if not line.strip():
                continue
            words = line.split() if delimiter is None else [w.strip() for w in line.split(delimiter)]
            if quotechar is not None:
                words = [w[1:-1] if len(w) > 1 and w[0] == w[-1] == quotechar else w for w in words]
            if width is None:
                width = len(words)
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
                convert = converters if callable(converters) else converters.get(i) if converters else None
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
            result = np.array(rows) if as_text else np.array(rows, dtype=kind)
            if as_text and result.shape[1] == 1:
                return result.ravel()
        if as_text:
            return result
        if result.ndim > ndmin:
            result = result.squeeze()
        if result.ndim < ndmin:
            result = np.atleast_1d(result) if ndmin == 1 else np.atleast_2d(result).T
        if unpack:
            result = result.T
        return result

    def genfromtxt(fname, dtype=float, comments='#', delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None, filling_values=None, usecols=None, names=None, excludelist=None, deletechars=None, replace_space='_', autostrip=False, case_sensitive=True, defaultfmt='f%i', unpack=None, usemask=False, loose=True, invalid_raise=True, max_rows=None, encoding=None, *, ndmin=0, like=None):
        """An array of the numbers in a text file, with nan where there is none."""
        if names is not None and names is not False:
            raise NotImplementedError('arrays have no records in fieldbook: skip the names with skip_header=1, or read the file with pandas.read_csv')
        if usemask:
            raise NotImplementedError('there are no masked arrays in fieldbook: leave usemask out, and look for nan')
        if dtype is None:
            raise NotImplementedError('np.genfromtxt needs a dtype in fieldbook, which has no records')
        as_text = dtype is str or isinstance(dtype, str) and dtype.lstrip('<>=|').startswith('U')
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
                        values.append(float(word) if kind.kind == 'f' else bool(int(word)) if kind.kind == 'b' else int(word))
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
        result = np.array(rows) if as_text else np.array(rows, dtype=kind)
        if as_text:
            return result.ravel() if result.shape[1] == 1 else result
        result = result.squeeze()
        if result.ndim < ndmin:
            result = np.atleast_1d(result) if ndmin == 1 else np.atleast_2d(result).T
        return result.T if unpack else result
    """#)
}
