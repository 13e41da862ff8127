import Evaluator

extension WrittenTensorFlow {
  /// `tf.sets`.
  static let sets =
    #"""
    import itertools as _itertools
    import tensorflow as tf

    def _rows(a):
        """The places of rows along all axes but the last, and the set of each."""
        if isinstance(a, tf.SparseTensor):
            shape = a.dense_shape.numpy().tolist()
            rows = {place: set() for place in _itertools.product(*(range(length) for length in shape[:-1]))}
            values = a.values._elements() if a.dtype == tf.string else a.values.numpy().tolist()
            for place, value in zip(a.indices.numpy().tolist(), values):
                rows[tuple(place[:-1])].add(value)
            return rows, shape[:-1], a.dtype
        a = tf.convert_to_tensor(a)
        shape = a.shape.as_list()
        flat = a._elements() if a.dtype == tf.string else tf.reshape(a, [-1]).numpy().tolist()
        places = list(_itertools.product(*(range(length) for length in shape[:-1])))
        return {place: set(flat[n * shape[-1]:(n + 1) * shape[-1]]) for n, place in enumerate(places)}, shape[:-1], a.dtype

    def _combined(a, b, operation):
        (first, shape, dtype), (second, other, kind) = _rows(a), _rows(b)
        if dtype != kind:
            raise TypeError(f"Types mismatch {dtype} vs {kind}.")
        if shape != other:
            raise tf.errors.InvalidArgumentError(None, None, f"Mismatched group shapes: {shape} and {other}")
        places, values, longest = [], [], 0
        for place in first:
            found = sorted(operation(first[place], second[place]))
            longest = max(longest, len(found))
            places += [list(place) + [n] for n in range(len(found))]
            values += found
        return tf.SparseTensor(places or tf.zeros([0, len(shape) + 1], tf.int64), tf.constant(values, dtype), shape + [longest])

    def union(a, b, validate_indices=True):
        """The elements that one of two rows has, for each row."""
        return _combined(a, b, lambda x, y: x | y)

    def intersection(a, b, validate_indices=True):
        """The elements that both of two rows have, for each row."""
        return _combined(a, b, lambda x, y: x & y)

    def difference(a, b, aminusb=True, validate_indices=True):
        """The elements of a row that the other has not, for each row."""
        return _combined(a, b, (lambda x, y: x - y) if aminusb else (lambda x, y: y - x))

    def size(a, validate_indices=True):
        """How many different elements each row has."""
        if not isinstance(a, tf.SparseTensor):
            raise TypeError(f"Expected `SparseTensor`, got {a}.")
        rows, shape, _ = _rows(a)
        return tf.reshape(tf.constant([len(row) for row in rows.values()], tf.int32), shape)

    """#

  /// `tf.queue`.
  static let queue =
    #"""
    import tensorflow as tf

    class QueueBase:
        """Elements that wait."""

    class FIFOQueue(QueueBase):
        """Elements that wait, the first to come the first to go."""

        def __init__(self, capacity, dtypes, shapes=None, names=None, shared_name=None, name="fifo_queue"):
            if names is not None:
                raise NotImplementedError("tf.queue.FIFOQueue: names is not in Fieldbook")
            many = isinstance(dtypes, (list, tuple))
            self.dtypes = [tf.as_dtype(dtype) for dtype in (dtypes if many else [dtypes])]
            given = shapes if isinstance(shapes, list) else None if shapes is None else [shapes]
            self.shapes = [tf.TensorShape(None) for _ in self.dtypes] if given is None else [tf.TensorShape(shape) for shape in given]
            if len(self.shapes) != len(self.dtypes):
                raise ValueError("Queue shapes must have the same length as dtypes, "
                                 f"received len(shapes)={len(self.shapes)}, len(dtypes)={len(self.dtypes)}")
            self.names, self.name, self._capacity = None, name, int(capacity)
            self._items, self._closed = [], False

        def _parts(self, vals):
            vals = list(vals) if isinstance(vals, (list, tuple)) and len(self.dtypes) > 1 else [vals]
            if isinstance(vals[0], (list, tuple)) and len(self.dtypes) == 1 and len(vals[0]) == 1 and self.shapes[0].rank == 0:
                vals = list(vals[0])
            if len(vals) != len(self.dtypes):
                raise ValueError(f"Expected {len(self.dtypes)} values, but got {len(vals)}.")
            return [tf.convert_to_tensor(value, dtype) for value, dtype in zip(vals, self.dtypes)]

        def _add(self, parts):
            for part, shape in zip(parts, self.shapes):
                if shape.rank is not None and not part.shape.is_compatible_with(shape):
                    raise ValueError(f"Shapes {part.shape} and {shape} are incompatible")
            if self._closed:
                raise tf.errors.CancelledError(None, None, "Queue '" + self.name + "' is closed.")
            if len(self._items) >= self._capacity:
                raise RuntimeError("the queue is full, and nothing would ever take from it: TensorFlow waits here for ever")
            self._items.append(parts)

        def _take(self):
            if not self._items:
                if self._closed:
                    raise tf.errors.OutOfRangeError(None, None, "FIFOQueue '" + self.name + "' is closed and has insufficient elements (requested 1, current size 0)")
                raise RuntimeError("the queue is empty, and nothing would ever come: TensorFlow waits here for ever")
            return self._items.pop(0)

        def enqueue(self, vals, name=None):
            """Adds an element."""
            self._add(self._parts(vals))

        def enqueue_many(self, vals, name=None):
            """Adds the slices of tensors along their first axis."""
            parts = self._parts(vals)
            for slices in zip(*(tf.unstack(part) for part in parts)):
                self._add(list(slices))

        def dequeue(self, name=None):
            """Takes the element that waits longest."""
            parts = self._take()
            return parts if len(parts) > 1 else parts[0]

        def dequeue_many(self, n, name=None):
            """Takes several elements, stacked along a new first axis."""
            if n > len(self._items):
                raise RuntimeError(f"{n} elements are asked for, {len(self._items)} wait: TensorFlow waits here for ever")
            taken = [self._take() for _ in range(int(n))]
            parts = [tf.stack(column) for column in zip(*taken)]
            return parts if len(parts) > 1 else parts[0]

        dequeue_up_to = dequeue_many

        def size(self, name=None):
            """How many elements wait."""
            return tf.constant(len(self._items))

        def close(self, cancel_pending_enqueues=False, name=None):
            """Lets no more elements in."""
            self._closed = True

        def is_closed(self, name=None):
            """Whether no more elements are let in."""
            return tf.constant(self._closed)

    """#
}
