import Evaluator

extension WrittenNumPy {
  static let iteration = WrittenModule(
    "_numpy_iteration", doc: "Iterators over NumPy's arrays, and functions made elementwise.",
    #"""
    import itertools as _itertools
    import numpy as np
    import _numpy

    class ndindex:
        """The places of a shape, one after the other: for i, j in np.ndindex(2, 3)."""
        def __init__(self, *shape):
            if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
                shape = tuple(shape[0])
            for length in shape:
                if not isinstance(length, (int, np.integer)):
                    raise TypeError(f"'{type(length).__name__}' object cannot be interpreted as an integer")
                if length < 0:
                    raise ValueError('negative dimensions are not allowed')
            self._places = _itertools.product(*[range(int(length)) for length in shape])

        def __iter__(self):
            return self._places

        def __next__(self):
            return next(self._places)

    class ndenumerate:
        """The places of an array with their elements."""
        def __init__(self, arr):
            arr = np.asarray(arr)
            self._pairs = zip(ndindex(*arr.shape), arr.ravel() if arr.ndim else [arr[()]])

        def __iter__(self):
            return self._pairs

        def __next__(self):
            return next(self._pairs)

    class flatiter:
        """The elements of an array along one axis: a.flat[3] = 1 writes to a."""
        def __init__(self, base):
            self._values, self.index = None, 0
            self.base = base

        @property
        def coords(self):
            """The place of the next element."""
            return tuple(int(i) for i in np.unravel_index(self.index, self.base.shape)) if self.base.shape else ()

        def __len__(self):
            return self.base.size

        def __iter__(self):
            return iter(self.base.ravel())

        def __next__(self):
            if self.index >= self.base.size:
                raise StopIteration
            value = self.base.ravel()[self.index] if self.index == 0 or not self.base.shape else self.base[np.unravel_index(self.index, self.base.shape)]
            self.index += 1
            return value

        def __getitem__(self, key):
            result = self.base.ravel()[key[0] if isinstance(key, tuple) and len(key) == 1 else key]
            return result.copy() if isinstance(result, np.ndarray) else result

        def __setitem__(self, key, value):
            a = self.base
            key = key[0] if isinstance(key, tuple) and len(key) == 1 else key
            places = np.arange(a.size)[key]
            values = np.ravel(value)
            if np.ndim(places) == 0:
                if values.size != 1:
                    raise ValueError('Error setting single item of array.')
                a[np.unravel_index(places, a.shape)] = values[0]
            elif places.size:
                if values.size == 0:
                    raise ValueError('invalid value for iteration: empty')
                a[np.unravel_index(places.ravel(), a.shape)] = np.resize(values, places.size)

        def copy(self):
            """The elements as an array with one axis."""
            return self.base.flatten()

        def __array__(self, dtype=None, copy=None):
            return np.array(self.base.ravel(), dtype=dtype)

        def __eq__(self, other):
            return self.base.ravel() == (other.base.ravel() if isinstance(other, flatiter) else other)

        def __ne__(self, other):
            return self.base.ravel() != (other.base.ravel() if isinstance(other, flatiter) else other)

    class nditer:
        """The elements of arrays one after the other, as arrays without axes; flags: multi_index, c_index, external_loop."""
        def __init__(self, op, flags=(), op_flags=None, op_dtypes=None, order='K', casting='safe', op_axes=None, itershape=None, buffersize=0):
            for flag in flags:
                if flag not in ('multi_index', 'c_index', 'f_index', 'external_loop', 'refs_ok', 'zerosize_ok', 'buffered', 'reduce_ok',
                                'common_dtype', 'copy_if_overlap', 'delay_bufalloc', 'grow_inner', 'ranged'):
                    raise ValueError(f'Unexpected iterator global flag "{flag}"')
            if op_axes is not None or itershape is not None:
                raise NotImplementedError('np.nditer takes no op_axes and no itershape in fieldbook: give it broadcast views')
            several = isinstance(op, (tuple, list))
            self._several = several
            operands = list(op) if several else [op]
            rules = op_flags or ()
            if rules and isinstance(rules[0], str):
                rules = [rules] * len(operands)
            known = [np.asarray(a) for a in operands if a is not None]
            shape = np.broadcast_shapes(*[a.shape for a in known])
            made = []
            for i, a in enumerate(operands):
                if a is None:
                    kind = np.result_type(*known) if op_dtypes is None or op_dtypes[i] is None else op_dtypes[i]
                    a = np.empty(shape, kind)
                a = np.asarray(a)
                if op_dtypes is not None:
                    kinds = op_dtypes if isinstance(op_dtypes, (list, tuple)) else [op_dtypes]
                    if kinds[i % len(kinds)] is not None and a.dtype != np.dtype(kinds[i % len(kinds)]):
                        if 'buffered' not in flags and 'copy' not in (rules[i] if rules else ()):
                            raise TypeError(f"Iterator operand required copying or buffering, but neither copying nor buffering was enabled")
                        a = a.astype(kinds[i % len(kinds)])
                made.append(a)
            self.operands = tuple(made)
            self._writable = [any(f in ('readwrite', 'writeonly') for f in rules[i]) if rules else operands[i] is None for i in range(len(made))]
            self.shape, self.ndim, self.nop = shape, len(shape), len(made)
            self._views = [a if a.shape == shape else np.broadcast_to(a, shape) for a in made]
            self.itersize = int(np.prod(shape, dtype=int))
            if self.itersize == 0 and 'zerosize_ok' not in flags:
                raise ValueError('Iteration of zero-sized operands is not enabled')
            self._external = 'external_loop' in flags
            self._order = self._axes(order, made)
            self.has_multi_index, self.has_index = 'multi_index' in flags, 'c_index' in flags or 'f_index' in flags
            self._fortran = 'f_index' in flags
            self.iterindex = 0
            self._started = False

        def _axes(self, order, arrays):
            axes = list(range(len(self.shape)))
            if order == 'F':
                return axes[::-1]
            if order in ('K', 'A') and arrays:
                steps = arrays[0].strides if arrays[0].shape == self.shape else None
                if steps is not None:
                    return sorted(axes, key=lambda i: -abs(steps[i]))
            return axes

        @property
        def multi_index(self):
            """The place of the current element."""
            if not self.has_multi_index:
                raise ValueError('Iterator is not tracking a multi-index')
            return self._place()

        def _place(self):
            rest, place = self.iterindex, [0] * self.ndim
            for axis in reversed(self._order):
                place[axis] = rest % self.shape[axis]
                rest //= self.shape[axis]
            return tuple(place)

        @property
        def index(self):
            """The place along one axis."""
            if not self.has_index:
                raise ValueError('Iterator does not have an index')
            return int(np.ravel_multi_index(self._place(), self.shape, order='F' if self._fortran else 'C')) if self.ndim else 0

        @property
        def finished(self):
            """Whether all elements have been seen."""
            return self.iterindex >= self.itersize

        def iternext(self):
            """Goes on; whether there is an element left."""
            self.iterindex += 1
            return not self.finished

        def reset(self):
            """Begins again."""
            self.iterindex, self._started = 0, False

        @property
        def value(self):
            """The current elements."""
            if self._external:
                rows = [v.transpose(self._order).reshape(-1) for v in self._views]
                return tuple(rows) if self._several else rows[0]
            place = self._place() + (Ellipsis,)
            found = tuple(v[place] for v in self._views)
            return found if self._several else found[0]

        def __getitem__(self, i):
            found = self.value
            return found[i] if self._several else (found,)[i]

        def __setitem__(self, i, value):
            self[i][...] = value

        def __len__(self):
            return self.nop

        def __iter__(self):
            return self

        def __next__(self):
            if self._started:
                self.iterindex = self.itersize if self._external else self.iterindex + 1
            self._started = True
            if self.finished:
                raise StopIteration
            return self.value

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            return None

        def close(self):
            """Ends the iteration."""

    def nested_iters(op, axes, flags=(), op_flags=None, op_dtypes=None, order='K', casting='safe', buffersize=0):
        """Iterators inside one another; not here."""
        raise NotImplementedError('np.nested_iters is not in fieldbook: write two loops, or np.ndindex')

    class vectorize:
        """A function of numbers made one of arrays, element by element; in the language's speed, not NumPy's."""
        def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
            if pyfunc is not None and not callable(pyfunc):
                raise TypeError('When used as a decorator, only accepts keyword arguments.')
            self.pyfunc, self.otypes, self.signature = pyfunc, otypes, signature
            self.cache = cache
            self.excluded = set() if excluded is None else set(excluded)
            self.__doc__ = doc if doc is not None else getattr(pyfunc, '__doc__', None)
            self.__name__ = getattr(pyfunc, '__name__', 'vectorize')

        def __call__(self, *args, **kwargs):
            if self.pyfunc is None:
                self.pyfunc, = args
                return self
            if self.signature is not None:
                return self._by_rows(args, kwargs)
            names = [n for n in kwargs if n not in self.excluded]
            places = [i for i in range(len(args)) if i not in self.excluded]
            arrays = [np.asarray(args[i]) for i in places] + [np.asarray(kwargs[n]) for n in names]
            if not arrays:
                return self.pyfunc(*args, **kwargs)
            shape = np.broadcast_shapes(*[a.shape for a in arrays])
            if 0 in shape and self.otypes is None:
                raise ValueError('cannot call `vectorize` on size 0 inputs unless `otypes` is set')

            def applied(values):
                given = list(args)
                for i, value in zip(places, values):
                    given[i] = value
                named = dict(kwargs)
                for name, value in zip(names, values[len(places):]):
                    named[name] = value
                return self.pyfunc(*given, **named)

            # As in NumPy: the types are those of a first call with NumPy's numbers, all results come from Python's.
            results, types = [], self.otypes
            rows = zip(*[np.broadcast_to(a, shape).ravel().tolist() if shape else [a.item()] for a in arrays])
            if types is None:
                first = applied([a.ravel()[0] for a in arrays])
                if self.cache:
                    results.append(first)
                    next(rows)
                firsts = first if isinstance(first, tuple) else (first,)
                types = [None if isinstance(x, str) else np.asarray(x).dtype for x in firsts]
            results += [applied(values) for values in rows]
            if len(types) == 1:
                return self._array(results, types[0], shape)
            return tuple(self._array([r[i] for r in results], kind, shape) for i, kind in enumerate(types))

        def _array(self, values, kind, shape):
            if kind is not None and np.dtype(kind).kind == 'O':
                return _numpy.object_array(values, shape)
            result = np.array(values, dtype=kind) if kind is not None else np.array(values)
            return result.reshape(shape)

        def _by_rows(self, args, kwargs):
            inputs, outputs = self.signature.replace(' ', '').split('->')
            ranks = [len([d for d in part.strip('()').split(',') if d]) for part in inputs.split('),(')]
            arrays = [np.asarray(a) for a in args]
            if len(arrays) != len(ranks):
                raise TypeError(f'wrong number of positional arguments: expected {len(ranks)}, got {len(arrays)}')
            outer = np.broadcast_shapes(*[a.shape[:a.ndim - r] for a, r in zip(arrays, ranks)])
            views = [np.broadcast_to(a, outer + a.shape[a.ndim - r:]) for a, r in zip(arrays, ranks)]
            results = [self.pyfunc(*[v[place] for v in views], **kwargs) for place in np.ndindex(*outer)]
            if not results and self.otypes is None:
                raise ValueError('cannot call `vectorize` on size 0 inputs unless `otypes` is set')
            wanted = len(outputs.split('),('))
            for result in results:
                found = len(result) if isinstance(result, tuple) else 1
                if found != wanted:
                    raise ValueError(f'wrong number of outputs from pyfunc: expected {wanted}, got {found}')
            def made(values, number):
                kind = None if self.otypes is None else self.otypes[number]
                return np.array(values, dtype=kind).reshape(outer + np.shape(values[0]))
            if not results:
                sizes = {}
                for part, a, r in zip(inputs.split('),('), arrays, ranks):
                    sizes.update(zip([d for d in part.strip('()').split(',') if d], a.shape[a.ndim - r:]))
                parts = [[d for d in part.strip('()').split(',') if d] for part in outputs.split('),(')]
                if any(d not in sizes for part in parts for d in part):
                    raise ValueError('cannot call `vectorize` with a signature including new output dimensions on size 0 inputs')
                made_empty = [np.empty(outer + tuple(sizes[d] for d in part), kind) for part, kind in zip(parts, self.otypes)]
                return made_empty[0] if wanted == 1 else tuple(made_empty)
            if isinstance(results[0], tuple) and wanted > 1:
                return tuple(made([r[i] for r in results], i) for i in range(len(results[0])))
            return made(results, 0)

    def frompyfunc(func, /, nin, nout, *, identity=None):
        """A function of single values made one of arrays; its results are arrays of objects."""
        def elementwise(*args):
            arrays = [np.asarray(a) for a in args]
            if len(arrays) != nin:
                raise TypeError(f'{getattr(func, "__name__", "function")} (vectorized)() takes from {nin} to {nin + nout} positional arguments but {len(arrays)} were given')
            shape = np.broadcast_shapes(*[a.shape for a in arrays])
            columns = [np.broadcast_to(a, shape).ravel().tolist() for a in arrays]
            results = [func(*values) for values in zip(*columns)]
            if not shape:
                return results[0]
            if nout == 1:
                return _numpy.object_array(results, shape)
            return tuple(_numpy.object_array([r[i] for r in results], shape) for i in range(nout))
        return elementwise
    """#)
}
