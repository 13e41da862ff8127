extension WrittenPandas {
  /// Functions of a series, or of each column of a data frame.
  static let valuesText = #"""
    import math
    import operator
    import re
    import numpy as np
    import pandas as pd

    def _is_missing(value):
        return value is None or value != value

    def _kind(column):
        return str(column.dtype).rstrip('0123456789')

    def _is_number(column):
        return _kind(column) in ('int', 'uint', 'float')

    def _like(column, values):
        """A series with another's labels and name, and its number of bits where it is of the same kind."""
        if _kind(column) == 'category':
            known = column.cat.categories.tolist()
            for value in values:
                if not _is_missing(value) and value not in known:
                    raise TypeError(
                        f'Cannot setitem on a Categorical with a new category ({value}), set the categories first')
            values = pd.Categorical(values, categories=known, ordered=column.cat.ordered)
            return pd.Series(values, index=column.index, name=column.name)
        out = pd.Series(values, index=column.index, name=column.name)
        if out.dtype != column.dtype and (len(out) == 0 or _kind(out) == _kind(column)):
            out = out.astype(column.dtype)
        return out

    def _each(x, change):
        if isinstance(x, pd.Series):
            return change(x)
        out = x.copy()
        for name in x.columns:
            out[name] = change(x[name])
        return out

    def _numbers(x, numeric_only):
        if not numeric_only:
            return x
        return x[[name for name in x.columns if _is_number(x[name]) or _kind(x[name]) == 'bool']]

    def operated(x, other, axis, fill_value, name):
        """An operator by its name."""
        is_reversed = name[0] == 'r'
        word = name[1:] if is_reversed else name
        action = getattr(operator, 'truediv' if word == 'div' else word)
        is_table = isinstance(other, (pd.Series, pd.DataFrame))
        if isinstance(x, pd.DataFrame) and isinstance(other, pd.DataFrame):
            out = x.copy()
            for label in x.columns:
                out[label] = operated(x[label], other[label], axis, fill_value, name)
            return out
        if isinstance(x, pd.DataFrame) and (axis in (0, 'index') or not isinstance(other, pd.Series)):
            return _each(x, lambda column: operated(column, other, axis, fill_value, name))
        both = None
        if fill_value is not None:
            if isinstance(x, pd.DataFrame):
                raise NotImplementedError(f'fill_value {fill_value} not supported.')
            both = x.isna() & (other.isna() if is_table else _is_missing(other))
            x, other = x.fillna(fill_value), other.fillna(fill_value) if is_table else other
        out = action(other, x) if is_reversed else action(x, other)
        return out if both is None or not both.any() else mask(out, both, np.nan)

    def absolute(x):
        return _each(x, abs)

    def clip(x, lower, upper):
        def clipped(column):
            if lower is None and upper is None:
                return column.copy()
            if not _is_number(column):
                raise TypeError(f"'>=' not supported between instances of 'str' and 'int'")
            low, high = (getattr(limit, 'values', limit) for limit in (lower, upper))
            return _like(column, np.clip(column.values, low, high))
        return _each(x, clipped)

    def _chosen(x, cond, other, wanted):
        if callable(cond):
            cond = cond(x)
        if isinstance(x, pd.DataFrame):
            out = x.copy()
            for place, name in enumerate(x.columns):
                if isinstance(cond, pd.DataFrame):
                    flags = cond[name]
                else:
                    flags = cond if isinstance(cond, pd.Series) else np.asarray(cond)[:, place]
                new = other[name] if isinstance(other, pd.DataFrame) else other
                out[name] = _chosen(x[name], flags, new, wanted)
            return out
        keeps = [bool(flag) == wanted for flag in cond]
        if len(keeps) != len(x):
            raise ValueError('Array conditional must be same shape as self')
        if callable(other):
            other = other(x)
        if all(keeps):
            return x.copy()
        is_many = isinstance(other, (pd.Series, np.ndarray, list)) and np.ndim(other) > 0
        others = list(other) if is_many else [other] * len(keeps)
        return _like(x, [own if keep else new for own, keep, new in zip(x.tolist(), keeps, others)])

    def where(x, cond, other):
        return _chosen(x, cond, other, True)

    def mask(x, cond, other):
        return _chosen(x, cond, other, False)

    def isin(x, values):
        if isinstance(values, dict):
            return _each(x, lambda column: column.isin(values.get(column.name, [])))
        return _each(x, lambda column: column.isin(values))

    def map(x, func):
        return _each(x, lambda column: column.map(func))

    def _replacing(pairs, regex):
        def new(value):
            for old, other in pairs:
                if regex:
                    if isinstance(value, str) and re.search(old, value):
                        return re.sub(old, other, value) if isinstance(other, str) else other
                elif isinstance(old, bool) != isinstance(value, bool):
                    continue
                elif value is old or value == old or _is_missing(old) and _is_missing(value):
                    return other
            return value
        return new

    def replace(x, to_replace, value, inplace, regex):
        if inplace and isinstance(x, pd.Series):
            raise ValueError('inplace is for data frames here: s = s.replace(…)')
        by_column = isinstance(x, pd.DataFrame) and isinstance(to_replace, dict) and (
            value is not None or any(isinstance(inner, dict) for inner in to_replace.values()))
        out = x if inplace else x.copy()
        for name in x.columns if isinstance(x, pd.DataFrame) else [None]:
            column, old, new = x if name is None else x[name], to_replace, value
            if by_column:
                if name not in to_replace:
                    continue
                old = to_replace[name]
            if isinstance(old, dict):
                pairs = list(old.items())
            elif isinstance(old, (list, tuple)):
                if isinstance(new, (list, tuple)) and len(new) != len(old):
                    raise ValueError(
                        f'Replacement lists must match in length. Expecting {len(old)} got {len(new)} ')
                pairs = list(zip(old, new if isinstance(new, (list, tuple)) else [new] * len(old)))
            else:
                pairs = [(old, new)]
            found = column.tolist()
            change = _replacing(pairs, regex)
            made = [change(one) for one in found]
            if all(before is after for before, after in zip(found, made)):
                continue
            if _kind(column) == 'str' and not all(isinstance(one, str) or _is_missing(one) for one in made):
                changed = pd.Series(made, index=x.index, name=column.name, dtype=object)
            else:
                changed = _like(column, made)
            if name is None:
                return changed
            out[name] = changed
        return None if inplace else out

    def shift(x, periods, fill_value):
        def shifted(column):
            values = column.tolist()
            gap = [np.nan if fill_value is None else fill_value] * min(abs(periods), len(values))
            if periods >= 0:
                return _like(column, gap + values[:len(values) - len(gap)])
            return _like(column, values[len(gap):] + gap)
        return _each(x, shifted)

    def diff(x, periods):
        return _each(x, lambda column: column - shift(column, periods, None))

    def pct_change(x, periods):
        return _each(x, lambda column: column / shift(column, periods, None) - 1)

    def _filled(column, limit, is_backward):
        values = column.tolist()
        if is_backward:
            values.reverse()
        last, count, out = np.nan, 0, []
        for value in values:
            if not _is_missing(value):
                last, count = value, 0
                out.append(value)
            else:
                count += 1
                out.append(last if limit is None or count <= limit else value)
        if is_backward:
            out.reverse()
        return _like(column, out)

    def ffill(x, limit):
        return _each(x, lambda column: _filled(column, limit, False))

    def bfill(x, limit):
        return _each(x, lambda column: _filled(column, limit, True))

    def interpolate(x):
        def drawn(column):
            if not _is_number(column):
                raise TypeError(f'Cannot interpolate with {column.dtype} dtype')
            missing = np.asarray(column.isna())
            if not missing.any() or missing.all():
                return column.copy()
            places = np.arange(len(column))
            values = np.interp(places, places[~missing], column.values[~missing])
            values[:np.argmin(missing)] = np.nan
            return _like(column, values)
        return _each(x, drawn)

    def _running(x, action):
        def ran(column):
            if _kind(column) == 'category':
                raise TypeError('running values are not of categories: s.cat.codes are numbers')
            out, last = [], None
            for value in column.tolist():
                if not _is_missing(value):
                    last = value if last is None else action(last, value)
                out.append(np.nan if _is_missing(value) else last)
            return _like(column, out)
        return _each(x, ran)

    def cumsum(x):
        def added(column):
            if _kind(column) in ('str', 'object', 'category') or column.isna().any():
                return _running(column, operator.add)
            return pd.Series(np.cumsum(column.values), index=column.index, name=column.name)
        return _each(x, added)

    def cumprod(x):
        return _running(x, operator.mul)

    def cummax(x):
        return _running(x, max)

    def cummin(x):
        return _running(x, min)

    def rank(x, method, ascending, pct):
        def ranked(column):
            values = column.tolist()
            present = [place for place, value in enumerate(values) if not _is_missing(value)]
            order = sorted(present, key=lambda place: values[place], reverse=not ascending)
            ranks, begin, group = [np.nan] * len(values), 0, 0
            while begin < len(order):
                end, group = begin, group + 1
                while end < len(order) and values[order[end]] == values[order[begin]]:
                    end += 1
                for place in range(begin, end):
                    ranks[order[place]] = float({
                        'average': (begin + 1 + end) / 2, 'min': begin + 1, 'max': end, 'first': place + 1,
                        'dense': group}[method])
                begin = end
            count = group if method == 'dense' else len(order)
            return pd.Series(
                [one / count for one in ranks] if pct else ranks, index=column.index, name=column.name,
                dtype='float64')
        return _each(x, ranked)

    class _Weighted:
        """`ewm`: sums and means with weights that fall."""

        def __init__(self, x, com, span, halflife, alpha, adjust):
            given = [one for one in (com, span, halflife, alpha) if one is not None]
            if len(given) != 1:
                raise ValueError('Must pass one of comass, span, halflife, or alpha' if not given else
                    'comass, span, halflife, and alpha are mutually exclusive')
            for name, value, least in (('comass', com, 0), ('span', span, 1)):
                if value is not None and value < least:
                    raise ValueError(f'{name} must satisfy: {name} >= {least}')
            if halflife is not None and halflife <= 0:
                raise ValueError('halflife must satisfy: halflife > 0')
            if alpha is not None and not 0 < alpha <= 1:
                raise ValueError('alpha must satisfy: 0 < alpha <= 1')
            if halflife is not None:
                alpha = 1 - math.exp(math.log(0.5) / halflife)
            if com is None:
                com = (span - 1) / 2 if span is not None else (1 - alpha) / alpha
            self._x, self._alpha, self._adjust = x, 1 / (1 + com), adjust

        def mean(self):
            return _each(self._x, self._mean)

        def _mean(self, column):
            alpha, out, mean, weight = self._alpha, [], np.nan, 1.0
            for value in column.tolist():
                is_there = not _is_missing(value)
                if _is_missing(mean):
                    mean = float(value) if is_there else mean
                else:
                    weight *= 1 - alpha
                    if is_there:
                        new = 1.0 if self._adjust else 1 - weight if alpha == 0.5 else alpha
                        if mean != value:
                            mean = (weight * mean + new * value) / (weight + new)
                        weight = weight + new if self._adjust else 1.0
                out.append(mean)
            return pd.Series(out, index=column.index, name=column.name, dtype='float64')

    def ewm(x, com, span, halflife, alpha, adjust):
        return _Weighted(x, com, span, halflife, alpha, adjust)

    def piped(x, func, args, kwargs):
        return func(x, *args, **(kwargs or {}))

    def _summary(x, func):
        return getattr(x, func)() if isinstance(func, str) else func(x)

    def _summary_name(func):
        return func if isinstance(func, str) else func.__name__

    def agg(x, func):
        if isinstance(x, pd.Series):
            if isinstance(func, (list, tuple)):
                names = [_summary_name(one) for one in func]
                return pd.Series([_summary(x, one) for one in func], index=names, name=x.name)
            return _summary(x, func)
        if isinstance(func, dict):
            if not any(isinstance(one, (list, tuple)) for one in func.values()):
                return pd.Series([_summary(x[name], one) for name, one in func.items()], index=list(func))
            lists = {name: one if isinstance(one, (list, tuple)) else [one] for name, one in func.items()}
            rows = []
            for one in lists.values():
                rows += [_summary_name(name) for name in one if _summary_name(name) not in rows]
            return pd.DataFrame({
                name: [
                    next((_summary(x[name], one) for one in lists[name] if _summary_name(one) == row), np.nan)
                    for row in rows] for name in lists}, index=rows)
        if isinstance(func, (list, tuple)):
            return pd.DataFrame(
                {name: [_summary(x[name], one) for one in func] for name in x.columns},
                index=[_summary_name(one) for one in func])
        return getattr(x, func)() if isinstance(func, str) else x.apply(func)

    def transform(x, func):
        out = getattr(x, func)() if isinstance(func, str) else x.apply(func)
        if getattr(out, 'shape', None) != x.shape:
            raise ValueError('Function did not transform')
        return out

    def equals(x, other):
        if type(x) is not type(other) or x.shape != other.shape or x.index.tolist() != other.index.tolist():
            return False
        if isinstance(x, pd.DataFrame):
            return x.columns.tolist() == other.columns.tolist() and all(
                equals(x[name], other[name]) for name in x.columns)
        return x.dtype == other.dtype and all(
            _is_missing(a) and _is_missing(b) or a == b for a, b in zip(x.tolist(), other.tolist()))

    def _valid_labels(x):
        flags = x.notna()
        if isinstance(x, pd.DataFrame):
            flags = flags.any(axis=1)
        return [label for label, flag in zip(x.index, flags) if flag]

    def first_valid_index(x):
        labels = _valid_labels(x)
        return labels[0] if labels else None

    def last_valid_index(x):
        labels = _valid_labels(x)
        return labels[-1] if labels else None

    def _prod(values):
        return np.prod(values)

    def _sem(values):
        return np.std(values, ddof=1) / math.sqrt(len(values)) if len(values) > 1 else np.nan

    def _skew(values):
        count = len(values)
        if count < 3:
            return np.nan
        beside = np.asarray(values, dtype='float64') - np.mean(values)
        second, third = np.sum(beside ** 2), np.sum(beside ** 3)
        if second == 0:
            return 0.0
        return count * math.sqrt(count - 1) / (count - 2) * (third / second ** 1.5)

    def _kurt(values):
        count = len(values)
        if count < 4:
            return np.nan
        beside = np.asarray(values, dtype='float64') - np.mean(values)
        second, fourth = np.sum(beside ** 2), np.sum(beside ** 4)
        if second == 0:
            return 0.0
        scale = (count - 2) * (count - 3)
        first = count * (count + 1) * (count - 1) * fourth / (scale * second ** 2)
        return first - 3 * (count - 1) ** 2 / scale

    def reduced(x, numeric_only, name):
        if isinstance(x, pd.DataFrame):
            x = _numbers(x, numeric_only)
            return pd.Series([reduced(x[label], False, name) for label in x.columns], index=x.columns)
        if not _is_number(x) and _kind(x) != 'bool':
            raise TypeError(f"Cannot perform reduction '{name}' with {x.dtype} dtype")
        return {'prod': _prod, 'sem': _sem, 'skew': _skew, 'kurt': _kurt}[name](x.dropna().values)

    def quantile(x, q, numeric_only):
        if isinstance(x, pd.DataFrame):
            x = _numbers(x, numeric_only)
            if np.ndim(q) > 0:
                columns = {name: quantile(x[name], q, False).values for name in x.columns}
                return pd.DataFrame(columns, index=list(q))
            return pd.Series([quantile(x[name], q, False) for name in x.columns], index=x.columns, name=q)
        if not _is_number(x):
            raise TypeError(f"Cannot perform reduction 'quantile' with {x.dtype} dtype")
        if np.any(np.asarray(q) < 0) or np.any(np.asarray(q) > 1):
            raise ValueError('percentiles should all be in the interval [0, 1]')
        values = x.dropna().values
        if np.ndim(q) > 0:
            return pd.Series([quantile(x, one, False) for one in q], index=list(q), name=x.name)
        return np.quantile(values, q) if len(values) > 0 else np.nan

    def nlargest(x, n, is_rising):
        return x.sort_values(ascending=is_rising).head(max(n, 0))

    def rows_first(x, n, columns):
        return x.sort_values(columns).head(max(n, 0))

    def _pair(x, other):
        return pd.DataFrame({'x': x.values, 'y': other.values}).dropna()

    def corr(x, other, method):
        both = _pair(x, other)
        if len(both) < 2:
            return np.nan
        with np.errstate(divide='ignore', invalid='ignore'):
            return np.corrcoef(both['x'].values, both['y'].values)[0, 1]

    def cov(x, *rest):
        if isinstance(x, pd.Series):
            both = _pair(x, rest[0])
            return np.cov(both['x'].values, both['y'].values)[0, 1] if len(both) > 1 else np.nan
        x = _numbers(x, rest[0])
        names = x.columns.tolist()
        return pd.DataFrame({a: [cov(x[a], x[b]) for b in names] for a in names}, index=names)

    def autocorr(x, lag):
        return corr(x, shift(x, lag, None), 'pearson')

    def drop(x, labels, index):
        gone = labels if labels is not None else index
        gone = [gone] if isinstance(gone, (str, int, float)) else list(gone)
        lost = [label for label in gone if label not in x.index]
        if lost:
            raise KeyError(f'{lost} not found in axis')
        return x[np.array([label not in gone for label in x.index], dtype=bool)]

    def is_again(x, keep):
        return pd.DataFrame({'values': x}).duplicated(keep=keep).rename(x.name)

    def each_once(x, keep):
        return x[~is_again(x, keep)]

    def item(x):
        if len(x) != 1:
            raise ValueError('can only convert an array of size 1 to a Python scalar')
        return x.tolist()[0]

    def keys(x):
        return x.index

    def searchsorted(x, value):
        return np.searchsorted(x.values, value)

    def is_monotonic_increasing(x):
        values = x.tolist()
        return all(a <= b for a, b in zip(values, values[1:]))

    def is_monotonic_decreasing(x):
        values = x.tolist()
        return all(a >= b for a, b in zip(values, values[1:]))

    def hasnans(x):
        return bool(x.isna().any())

    def value_counts(x, subset, normalize):
        if isinstance(subset, (list, tuple)) or subset is None and len(x.columns) > 1:
            raise NotImplementedError(
                'rows have one label each here: the counts of one column, df["a"].value_counts()')
        return x[x.columns[0] if subset is None else subset].value_counts(normalize=normalize)

    def chosen(x, items, like, regex):
        given = [one for one in (items, like, regex) if one is not None]
        if len(given) != 1:
            raise TypeError('Keyword arguments `items`, `like`, or `regex` are mutually exclusive' if given else
                'Must pass either `items`, `like`, or `regex`')
        if items is not None:
            return x[[name for name in items if name in x.columns]]
        if like is not None:
            return x[[name for name in x.columns if like in str(name)]]
        return x[[name for name in x.columns if re.search(regex, str(name))]]

    def reindex(x, labels, index, columns, fill_value):
        rows = labels if labels is not None else index
        out = x
        if rows is not None:
            rows, known = list(rows), {label: place for place, label in enumerate(x.index)}
            if len(known) < len(x):
                raise ValueError('cannot reindex on an axis with duplicate labels')
            places = [known.get(label) for label in rows]
            out = pd.DataFrame(index=rows)
            for name in x.columns:
                values = x[name].tolist()
                column = [fill_value if place is None else values[place] for place in places]
                made = pd.Series(column, index=rows)
                out[name] = made.astype(x[name].dtype) if _kind(made) == _kind(x[name]) else made
        if columns is not None:
            kept = out.copy()
            out = pd.DataFrame(index=kept.index)
            for name in columns:
                out[name] = kept[name] if name in kept.columns else fill_value
        return out

    def memory_usage(x, index, deep):
        if deep:
            raise NotImplementedError(
                'deep: the bytes of text depend on how pandas keeps it; the default counts 8 for each')
        names = x.columns.tolist()
        numbers = [x[name].nbytes for name in names]
        if index:
            is_range = repr(x.index).startswith('RangeIndex')
            names, numbers = ['Index'] + names, [132 if is_range else 8 * len(x)] + numbers
        return pd.Series(numbers, index=names)

    def explode(x, column, ignore_index):
        rows, values = [], []
        for place, value in enumerate(x[column].tolist()):
            parts = list(value) if isinstance(value, (list, tuple, set, np.ndarray)) else [value]
            parts = parts or [np.nan]
            rows += [place] * len(parts)
            values += parts
        out = x.iloc[rows]
        if ignore_index:
            out = out.reset_index(drop=True)
        out[column] = np.array(values, dtype=object)
        return out
    """#
}
