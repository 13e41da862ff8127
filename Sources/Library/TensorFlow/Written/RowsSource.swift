import Evaluator

extension WrittenTensorFlow {
  /// `tf.RaggedTensor`, `tf.SparseTensor`.
  static let rows =
    #"""
    # Tensors of rows of different lengths, and of few elements.

    class RaggedTensor:
        """Rows of different lengths: tf.ragged.constant([[1, 2], [3]])."""

        def __init__(self, rows, dtype, inner=()):
            self._rows, self.dtype, self._inner = rows, dtype, tuple(inner)

        @classmethod
        def from_row_splits(cls, values, row_splits, name=None, validate=True):
            """Rows that begin and end at these places."""
            values, splits = tf.convert_to_tensor(values), [int(n) for n in row_splits]
            rows = [_nested(values[start:end]) for start, end in zip(splits, splits[1:])]
            return cls(rows, values.dtype, values.shape[1:])

        @classmethod
        def from_row_lengths(cls, values, row_lengths, name=None, validate=True):
            """Rows of these lengths."""
            splits = [0]
            for length in row_lengths:
                splits.append(splits[-1] + int(length))
            return cls.from_row_splits(values, splits)

        @classmethod
        def from_value_rowids(cls, values, value_rowids, nrows=None, name=None, validate=True):
            """Rows by the number of the row of each value."""
            ids = [int(n) for n in value_rowids]
            count = int(nrows) if nrows is not None else (ids[-1] + 1 if ids else 0)
            return cls.from_row_lengths(values, [ids.count(row) for row in range(count)])

        @classmethod
        def from_tensor(cls, tensor, lengths=None, padding=None, ragged_rank=1, name=None, row_splits_dtype=tf.int64):
            """The rows of a tensor, shortened to lengths, or without the padding at their ends."""
            rows = [_nested(row) for row in tf.convert_to_tensor(tensor)]
            if lengths is not None:
                rows = [row[:int(length)] for row, length in zip(rows, lengths)]
            if padding is not None:
                for row in rows:
                    while row and row[-1] == padding:
                        row.pop()
            return cls(rows, tf.convert_to_tensor(tensor).dtype)

        def _depth(self):
            def depth(value):
                return 1 + max((depth(part) for part in value), default=0) if isinstance(value, list) else 0
            return max(depth(self._rows), 2)

        @property
        def shape(self):
            """The lengths of the axes; None where they differ."""
            lengths, level = [len(self._rows)], self._rows
            for axis in range(1, self._depth()):
                level = [part for row in level for part in [row]] if axis == 1 else [part for row in level for part in row]
                lengths.append(None)
            return tf.TensorShape(lengths[:self._depth() - len(self._inner)] + list(self._inner))

        @property
        def ragged_rank(self):
            """How many axes have different lengths."""
            return self._depth() - 1 - len(self._inner)

        def nrows(self, out_type=tf.int64, name=None):
            """How many rows there are."""
            return tf.constant(len(self._rows), out_type)

        def row_lengths(self, axis=1, name=None):
            """The length of each row."""
            return tf.constant([len(row) for row in self._rows], tf.int64)

        def row_starts(self, name=None):
            """Where each row begins among the values."""
            return self.row_splits[:-1]

        def value_rowids(self, name=None):
            """The row of each value."""
            return tf.constant([place for place, row in enumerate(self._rows) for _ in row], tf.int64)

        @property
        def row_splits(self):
            """Where the rows begin and end among the values."""
            splits = [0]
            for row in self._rows:
                splits.append(splits[-1] + len(row))
            return tf.constant(splits, tf.int64)

        @property
        def values(self):
            """The elements of all rows."""
            parts = [part for row in self._rows for part in row]
            if any(isinstance(part, list) for part in parts) and not self._inner:
                return RaggedTensor(parts, self.dtype)
            return tf.constant(parts, self.dtype)

        @property
        def flat_values(self):
            """All elements in a row."""
            values = self.values
            return values.flat_values if isinstance(values, RaggedTensor) else values

        def with_values(self, new_values):
            """The same rows with other elements."""
            return RaggedTensor.from_row_splits(new_values, self.row_splits)

        def to_list(self):
            """The rows as lists."""
            return [list(row) for row in self._rows]

        def numpy(self):
            """The rows as arrays, in an array if they are of one length."""
            lengths = {len(row) for row in self._rows}
            if len(lengths) == 1:
                return _np.array(self._rows)
            raise ValueError("rows of different lengths make no array here; to_list() gives lists, to_tensor() fills up")

        def to_tensor(self, default_value=None, name=None, shape=None):
            """A tensor whose rows are filled up."""
            filler = default_value if default_value is not None else b"" if self.dtype == tf.string else 0
            depth = self._depth()
            lengths = [0] * depth
            def measure(value, axis):
                if isinstance(value, list):
                    lengths[axis] = max(lengths[axis], len(value))
                    for part in value:
                        measure(part, axis + 1)
            measure(self._rows, 0)
            if shape is not None:
                lengths = [length if wanted is None else int(wanted) for length, wanted in zip(lengths, shape)]
            def filled(value, axis):
                if axis == depth:
                    return value
                parts = [filled(part, axis + 1) for part in (value if isinstance(value, list) else [])[:lengths[axis]]]
                empty = filler
                for length in reversed(lengths[axis + 1:]):
                    empty = [empty] * length
                return parts + [empty] * (lengths[axis] - len(parts))
            return tf.constant(filled(self._rows, 0), self.dtype)

        def to_sparse(self, name=None):
            """The elements with their places."""
            places = [[row, column] for row, values in enumerate(self._rows) for column in range(len(values))]
            values = [value for row in self._rows for value in row]
            return SparseTensor(places, tf.constant(values, self.dtype), [len(self._rows), max((len(row) for row in self._rows), default=0)])

        def __len__(self):
            return len(self._rows)

        def __iter__(self):
            return (self[place] for place in range(len(self._rows)))

        def __getitem__(self, key):
            if isinstance(key, tuple):
                if isinstance(key[0], slice):
                    rows = self._rows[key[0]]
                    if isinstance(key[1], slice):
                        return RaggedTensor([row[key[1]] for row in rows], self.dtype, self._inner)
                    raise ValueError("Cannot index into an inner ragged dimension.")
                return self[key[0]][key[1:] if len(key) > 2 else key[1]]
            if isinstance(key, slice):
                return RaggedTensor(self._rows[key], self.dtype, self._inner)
            row = self._rows[int(key)]
            if any(isinstance(part, list) for part in row) and not self._inner:
                return RaggedTensor(row, self.dtype)
            return tf.constant(row, self.dtype)

        def _text(self):
            def text(value):
                return "[" + ", ".join(text(part) for part in value) + "]" if isinstance(value, list) else repr(value)
            return text(self._rows)

        def __repr__(self):
            return f"<tf.RaggedTensor {self._text()}>"

    def _nested(tensor):
        return tensor.numpy().tolist()

    class IndexedSlices:
        """Slices with the places along the first axis to which they belong."""

        def __init__(self, values, indices, dense_shape=None):
            self.values, self.indices, self.dense_shape = values, indices, dense_shape

    class SparseTensor:
        """A tensor of zeros but for some elements with their places."""

        def __init__(self, indices, values, dense_shape):
            self.indices = tf.cast(tf.reshape(tf.convert_to_tensor(indices, tf.int64), [-1, len(dense_shape)]), tf.int64)
            self.values = tf.convert_to_tensor(values)
            self.dense_shape = tf.convert_to_tensor(dense_shape, tf.int64)

        @property
        def shape(self):
            """The lengths of the axes."""
            return tf.TensorShape([int(n) for n in self.dense_shape])

        @property
        def dtype(self):
            """The type of the elements."""
            return self.values.dtype

        def get_shape(self):
            """The lengths of the axes."""
            return self.shape

        def with_values(self, new_values):
            """The same places with other elements."""
            return SparseTensor(self.indices, new_values, self.dense_shape)

        def _dense(self):
            return tf.scatter_nd(self.indices, self.values, [int(n) for n in self.dense_shape])

        def __mul__(self, other):
            return self.with_values(self.values * tf.gather_nd(tf.broadcast_to(tf.cast(other, self.dtype), self.shape), self.indices))

        def __truediv__(self, other):
            return self.with_values(self.values / tf.gather_nd(tf.broadcast_to(tf.cast(other, self.dtype), self.shape), self.indices))

        def __repr__(self):
            return f"SparseTensor(indices={self.indices!s}, values={self.values!s}, dense_shape={self.dense_shape!s})"

    """#
}
