extension WrittenPandas {
  /// Functions that make tables of tables.
  static let tablesText = #"""
    import collections
    import math
    import numpy as np
    import pandas as pd
    from _pandas_values import _is_missing, _is_number, _like, _summary

    def _list(value):
        if value is None:
            return []
        return list(value) if isinstance(value, (list, tuple, np.ndarray, pd.Index)) else [value]

    def _rows(column, places):
        """A column's values at some places; where there is no place, they are missing."""
        if None not in places:
            return column.iloc[places].reset_index(drop=True)
        values = column.tolist()
        out = pd.Series([np.nan if place is None else values[place] for place in places], name=column.name)
        return out.astype(column.dtype) if str(column.dtype).startswith('float') else out

    def _keys(columns):
        return list(zip(*[column.tolist() for column in columns]))

    def _places(keys):
        places = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        return places

    def _pairs(left, right, how):
        """The rows of both that belong together; None where one has none."""
        if how == 'right':
            return [(a, b) for b, a in _pairs(right, left, 'left')]
        known, pairs = _places(right), []
        for place, key in enumerate(left):
            found = known.get(key, [] if how == 'inner' else [None])
            pairs += [(place, other) for other in found]
        if how == 'outer':
            there = set(left)
            pairs += [(None, place) for place, key in enumerate(right) if key not in there]
            def key(pair):
                return left[pair[0]] if pair[0] is not None else right[pair[1]]
            pairs.sort(key=key)
        return pairs

    def _named(table):
        if isinstance(table, pd.Series):
            if table.name is None:
                raise ValueError('Cannot merge a Series without a name')
            return table.to_frame()
        if not isinstance(table, pd.DataFrame):
            raise TypeError(f'Can only merge Series or DataFrame objects, a {type(table)} was passed')
        return table

    def merge(left, right, how='inner', on=None, left_on=None, right_on=None, left_index=False, right_index=False,
              suffixes=('_x', '_y')):
        """Rows of two tables put together where keys are equal."""
        left, right = _named(left), _named(right)
        if how not in ('inner', 'left', 'right', 'outer'):
            raise ValueError(f"'{how}' is not a valid Merge type: left, right, inner, outer")
        if left_index or right_index:
            if not (left_index and right_index or left_on is not None and right_index):
                raise NotImplementedError('by labels: both, or left_on and right_index')
            own = left.index.tolist() if left_index else left[left_on].tolist()
            pairs = _pairs(own, right.index.tolist(), how)
            shared, left_on, right_on = [], [], []
        else:
            if on is None and left_on is None and right_on is None:
                on = [name for name in left.columns if name in right.columns]
                if not on:
                    raise ValueError('No common columns to perform merge on')
            left_on, right_on = _list(on if on is not None else left_on), _list(on if on is not None else right_on)
            if len(left_on) != len(right_on):
                raise ValueError('len(right_on) must equal len(left_on)')
            shared = [a for a, b in zip(left_on, right_on) if a == b]
            own, others = [left[name] for name in left_on], [right[name] for name in right_on]
            for a, b in zip(own, others):
                if _is_number(a) != _is_number(b) and len(a) and len(b):
                    raise ValueError(
                        f"You are trying to merge on {a.dtype} and {b.dtype} columns for key '{a.name}'. "
                        'If you wish to proceed you should use pd.concat')
            pairs = _pairs(_keys(own), _keys(others), how)
        ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]
        twice = [name for name in left.columns if name in right.columns and name not in shared]
        if twice and not (suffixes[0] or suffixes[1]):
            raise ValueError(f'columns overlap but no suffix specified: {pd.Index(twice)}')
        out = pd.DataFrame(index=range(len(pairs)))
        for name in left.columns:
            if name in shared and None in ours:
                values, other = left[name].tolist(), right[name].tolist()
                column = pd.Series([other[b] if a is None else values[a] for a, b in pairs])
            else:
                column = _rows(left[name], ours)
            out[name + (suffixes[0] or '') if name in twice else name] = column
        for name in right.columns:
            if name not in shared:
                out[name + (suffixes[1] or '') if name in twice else name] = _rows(right[name], theirs)
        if left_index or right_index:
            labels, others = left.index.tolist(), right.index.tolist()
            out.index = [others[b] if a is None else labels[a] for a, b in pairs]
            out.index.name = left.index.name
        return out

    def join(left, other, on, how, lsuffix, rsuffix):
        right = _named(other)
        own = left.index.tolist() if on is None else left[on].tolist()
        pairs = _pairs(own, right.index.tolist(), how)
        twice = [name for name in left.columns if name in right.columns]
        if twice and not (lsuffix or rsuffix):
            raise ValueError(f'columns overlap but no suffix specified: {pd.Index(twice)}')
        ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]
        out = left.iloc[ours]
        if twice and lsuffix:
            out = out.rename(columns={name: name + lsuffix for name in twice})
        for name in right.columns:
            column = _rows(right[name], theirs)
            out[name + rsuffix if name in twice else name] = column.values
        return out

    def melt(frame, id_vars=None, value_vars=None, var_name=None, value_name='value'):
        """Columns one below the other: a row for each value."""
        kept = _list(id_vars)
        names = _list(value_vars) or [name for name in frame.columns if name not in kept]
        count, out = len(frame), pd.DataFrame(index=range(len(frame) * len(names)))
        for name in kept:
            out[name] = _rows(frame[name], list(range(count)) * len(names))
        out['variable' if var_name is None else var_name] = [name for name in names for _ in range(count)]
        parts = [frame[name] for name in names]
        out[value_name] = pd.concat(parts, ignore_index=True) if parts else []
        return out

    def _one(names, word):
        names = _list(names)
        if len(names) != 1:
            raise NotImplementedError(
                f'rows and columns have one label each here: one name for {word}, found {len(names)}')
        return names[0]

    def _spread(rows, columns, values, row_name, column_name, missing):
        """A table of values by a row's label and a column's name; the last of a place stays."""
        row_labels = sorted({row for row in rows if not _is_missing(row)})
        names = sorted({name for name in columns if not _is_missing(name)})
        found = {(row, name): value for row, name, value in zip(rows, columns, values)}
        if len(found) < len(row_labels) * len(names) and _is_missing(missing):
            # One missing makes all of them fractions.
            found = {
                place: float(value) if isinstance(value, (int, np.integer)) else value
                for place, value in found.items()}
        out = pd.DataFrame(
            {name: [found.get((row, name), missing) for row in row_labels] for name in names}, index=row_labels)
        out.index.name, out.columns.name = row_name, column_name
        return out

    def pivot(frame, columns=None, index=None, values=None):
        """A table with the values of one column as names of columns."""
        name, value = _one(columns, 'columns'), _one(values, 'values')
        rows = frame.index.tolist() if index is None else frame[_one(index, 'index')].tolist()
        names = frame[name].tolist()
        if len(set(zip(rows, names))) < len(rows):
            raise ValueError('Index contains duplicate entries, cannot reshape')
        label = frame.index.name if index is None else _one(index, 'index')
        return _spread(rows, names, frame[value].tolist(), label, name, np.nan)

    def pivot_table(frame, values=None, index=None, columns=None, aggfunc='mean', fill_value=None):
        """Summaries by the values of one column, or of two."""
        if isinstance(aggfunc, (list, dict)):
            raise NotImplementedError('one summary here: aggfunc="mean"')
        if index is None:
            raise NotImplementedError('the column of labels is needed here: index="a"')
        label = _one(index, 'index')
        if columns is None:
            is_of_all = aggfunc in ('count', 'max', 'min')
            names = _list(values) or [
                name for name in frame.columns if name != label and (is_of_all or _is_number(frame[name]))]
            out = frame.groupby(label)[sorted(names)].agg(aggfunc)
            return out if fill_value is None else out.fillna(fill_value)
        name, value = _one(columns, 'columns'), _one(values, 'values')
        part = frame[[label, name, value]].dropna(subset=[label, name])
        rows, names, cells = [], [], []
        places = _places(_keys([part[label], part[name]]))
        for (row, own), inner in places.items():
            cell = _summary(part[value].iloc[inner], aggfunc)
            if not _is_missing(cell):
                rows, names, cells = rows + [row], names + [own], cells + [cell]
        return _spread(rows, names, cells, label, name, np.nan if fill_value is None else fill_value)

    def crosstab(index, columns, normalize=False):
        """How often each pair of values is there."""
        def named(values, name):
            column = values if isinstance(values, pd.Series) else pd.Series(values)
            return column.tolist(), column.name or name
        (rows, label), (names, name) = named(index, 'row_0'), named(columns, 'col_0')
        if len(rows) != len(names):
            raise ValueError('all arrays must be same length')
        counts = {pair: len(places) for pair, places in _places(zip(rows, names)).items()
                  if not any(_is_missing(one) for one in pair)}
        pairs = list(counts)
        out = _spread([a for a, _ in pairs], [b for _, b in pairs], counts.values(), label, name, 0)
        if normalize in (True, 'all'):
            return out / float(sum(counts.values()))
        if normalize == 'index':
            return out.div(out.sum(axis=1), axis=0)
        if normalize == 'columns':
            return out / out.sum()
        return out

    def itertuples(frame, index, name):
        columns = [frame.index.tolist()] if index else []
        columns += [frame.iloc[:, place].tolist() for place in range(len(frame.columns))]
        if name is None:
            return zip(*columns)
        fields = ['Index'] if index else []
        row = collections.namedtuple(name, fields + [str(field) for field in frame.columns], rename=True)
        return map(row._make, zip(*columns))

    def mode(frame, axis):
        if axis not in (0, 'index'):
            raise NotImplementedError('the most frequent values are those of columns here: axis=0')
        modes = [frame[name].mode().tolist() for name in frame.columns]
        count = max([len(values) for values in modes] + [0])
        out = pd.DataFrame(index=range(count))
        for name, values in zip(frame.columns, modes):
            out[name] = _like(frame[name].iloc[:0].reset_index(drop=True), []) if not count else pd.Series(
                values + [np.nan] * (count - len(values)))
        return out

    def get_dummies(data, prefix=None, prefix_sep='_', dummy_na=False, columns=None, sparse=False, drop_first=False,
                    dtype=None):
        """A column of truth values for each class."""
        if dummy_na or sparse:
            raise NotImplementedError('dummy_na and sparse are not here')
        if not isinstance(data, pd.DataFrame):
            column = data if isinstance(data, pd.Series) else pd.Series(data)
            return _dummies(column, prefix, prefix_sep, drop_first, dtype)
        if columns is None:
            columns = [name for name in data.columns if str(data[name].dtype) in ('str', 'object', 'category')]
        columns = _list(columns)
        if isinstance(prefix, str):
            prefixes = [prefix] * len(columns)
        elif isinstance(prefix, dict):
            prefixes = [prefix[name] for name in columns]
        else:
            prefixes = columns if prefix is None else list(prefix)
        parts = [data[[name for name in data.columns if name not in columns]]]
        for name, own in zip(columns, prefixes):
            parts.append(_dummies(data[name], own, prefix_sep, drop_first, dtype))
        return pd.concat([part for part in parts if len(part.columns) > 0], axis=1)

    def _dummies(column, prefix, separator, drop_first, dtype):
        if str(column.dtype) == 'category':
            classes = column.cat.categories.tolist()
        else:
            classes = sorted(column.dropna().unique().tolist())
        values, out = column.tolist(), pd.DataFrame(index=column.index)
        for one in classes[1:] if drop_first else classes:
            name = one if prefix is None else f'{prefix}{separator}{one}'
            flags = [value == one for value in values]
            out[name] = pd.Series(flags, index=column.index, dtype='bool' if dtype is None else dtype)
        return out

    def factorize(values, sort=False):
        """Numbers of the values, and each value once; a missing one has -1."""
        if not isinstance(values, (pd.Series, pd.Index, np.ndarray)):
            raise TypeError(f'factorize requires a Series, Index, or np.ndarray got {type(values).__name__}.')
        column = values if isinstance(values, pd.Series) else pd.Series(values)
        unique = column.dropna().unique()
        if not isinstance(values, (pd.Series, pd.Index)) and not _is_number(column):
            unique = np.array(unique.tolist(), dtype=object)
        if sort:
            unique = np.sort(unique) if _is_number(column) else np.array(sorted(unique.tolist()), dtype=object)
        known = {value: code for code, value in enumerate(unique.tolist())}
        codes = np.array([known.get(value, -1) for value in column.tolist()], dtype='int64')
        return codes, pd.Index(unique) if isinstance(values, (pd.Series, pd.Index)) else unique

    def _classes(x, edges, right, include_lowest, labels):
        """The class of each number: its number, or its label."""
        if labels is None or labels is True:
            raise NotImplementedError(
                'intervals are not here: labels=["low", "high"] names the classes, labels=False numbers them')
        column = x if isinstance(x, pd.Series) else pd.Series(x)
        if include_lowest and right:
            edges = [math.nextafter(edges[0], -math.inf)] + list(edges[1:])
        codes = []
        for value in column.tolist():
            code = -1
            if not _is_missing(value):
                place = int(np.searchsorted(np.asarray(edges), value, side='left' if right else 'right'))
                code = place - 1 if 0 < place < len(edges) else -1
            codes.append(code)
        if labels is False:
            made = [np.nan if code < 0 else code for code in codes]
        else:
            if len(labels) != len(edges) - 1:
                raise ValueError('Bin labels must be one fewer than the number of bin edges')
            made = pd.Categorical.from_codes(codes, list(labels), ordered=True)
        if not isinstance(x, pd.Series):
            return made if labels is not False else np.array(made)
        return pd.Series(made, index=column.index, name=column.name)

    def cut(x, bins, right=True, labels=None, retbins=False, precision=3, include_lowest=False):
        """The class of each number, by edges."""
        if isinstance(bins, int):
            if bins < 1:
                raise ValueError('`bins` should be a positive integer.')
            values = np.asarray(x, dtype='float64')
            values = values[~np.isnan(values)]
            if len(values) == 0:
                raise ValueError('Cannot cut empty array')
            low, high = float(values.min()), float(values.max())
            if low == high:
                beside = 0.001 * abs(low) if low else 0.001
                edges = np.linspace(low - beside, high + beside, bins + 1)
            else:
                edges = np.linspace(low, high, bins + 1)
                edges[0 if right else -1] += (high - low) * (-0.001 if right else 0.001)
        else:
            edges = np.asarray(bins, dtype='float64')
            if np.any(np.diff(edges) < 0):
                raise ValueError('bins must increase monotonically.')
        made = _classes(x, edges, right, include_lowest, labels)
        return (made, edges if isinstance(bins, int) else np.asarray(bins)) if retbins else made

    def qcut(x, q, labels=None, retbins=False, precision=3):
        """The class of each number, of classes of equal size."""
        if isinstance(q, int) and q < 1:
            raise ValueError('`q` should be a positive integer.')
        values = np.asarray(x, dtype='float64')
        values = values[~np.isnan(values)]
        edges = np.quantile(values, np.linspace(0, 1, q + 1) if isinstance(q, int) else q)
        if len(np.unique(edges)) < len(edges):
            raise ValueError(f'Bin edges must be unique: {edges!r}')
        made = _classes(x, edges, True, True, labels)
        return (made, edges) if retbins else made

    class _Options:
        """Accepts settings: tables are printed in one way here."""

    options = _Options()
    options.display = _Options()
    options.mode = _Options()
    """#
}
