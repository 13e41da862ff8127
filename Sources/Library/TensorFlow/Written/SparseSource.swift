import Evaluator

extension WrittenTensorFlow {
  /// `tf.sparse`.
  static let sparse =
    #"""
    import tensorflow as tf

    SparseTensor = tf.SparseTensor

    def from_dense(tensor, name=None):
        """The elements of a tensor that are not zero, with their places."""
        tensor = tf.convert_to_tensor(tensor)
        places = tf.where(tensor != (b"" if tensor.dtype == tf.string else tf.cast(0, tensor.dtype)))
        return tf.SparseTensor(places, tf.gather_nd(tensor, places), tensor.shape.as_list())

    def _check_order(sp_input):
        shape, before = sp_input.dense_shape.numpy().tolist(), None
        for number, place in enumerate(sp_input.indices.numpy().tolist()):
            text = "[" + ",".join(map(str, place)) + "]"
            fault = None
            if not all(0 <= index < length for index, length in zip(place, shape)):
                fault = f"is out of bounds: need 0 <= index < [{','.join(map(str, shape))}]"
            elif before is not None and place == before:
                fault = "is repeated"
            elif before is not None and place < before:
                fault = ("is out of order. Many sparse ops require sorted indices.\n"
                         "    Use `tf.sparse.reorder` to create a correctly ordered copy.\n\n")
            if fault:
                raise tf.errors.InvalidArgumentError(None, None, f"indices[{number}] = {text} {fault} [Op:SparseToDense] name: ")
            before = place

    def to_dense(sp_input, default_value=None, validate_indices=True, name=None):
        """The whole tensor."""
        if validate_indices:
            _check_order(sp_input)
        if default_value is None:
            return sp_input._dense()
        whole = tf.fill(sp_input.shape, tf.cast(default_value, sp_input.dtype))
        return tf.tensor_scatter_nd_update(whole, sp_input.indices, sp_input.values)

    def reorder(sp_input, name=None):
        """The elements in the order of their places."""
        places = sp_input.indices.numpy().tolist()
        order = sorted(range(len(places)), key=lambda place: places[place])
        return tf.SparseTensor(tf.gather(sp_input.indices, order), tf.gather(sp_input.values, order), sp_input.dense_shape)

    def sparse_dense_matmul(sp_a, b, adjoint_a=False, adjoint_b=False, name=None):
        """The product of matrices."""
        def dense(x):
            return x._dense() if isinstance(x, tf.SparseTensor) else x
        return tf.matmul(dense(sp_a), dense(b), transpose_a=adjoint_a, transpose_b=adjoint_b)

    def add(a, b, threshold=0):
        """a + b"""
        if isinstance(a, tf.SparseTensor) and isinstance(b, tf.SparseTensor):
            return from_dense(a._dense() + b._dense())
        return (a._dense() if isinstance(a, tf.SparseTensor) else a) + (b._dense() if isinstance(b, tf.SparseTensor) else b)

    def reduce_sum(sp_input, axis=None, keepdims=None, output_is_sparse=False, name=None):
        """The sum of the elements."""
        return tf.reduce_sum(sp_input._dense(), axis, keepdims or False)

    def reduce_max(sp_input, axis=None, keepdims=None, output_is_sparse=False, name=None):
        """The largest element."""
        return tf.reduce_max(sp_input._dense(), axis, keepdims or False)

    def transpose(sp_input, perm=None, name=None):
        """The axes in another order."""
        order = perm or list(range(len(sp_input.shape)))[::-1]
        return reorder(tf.SparseTensor(
            tf.gather(sp_input.indices, order, axis=1), sp_input.values, [sp_input.shape[axis] for axis in order]))

    def reshape(sp_input, shape, name=None):
        """The same elements in another shape."""
        return from_dense(tf.reshape(sp_input._dense(), shape))

    def expand_dims(sp_input, axis=None, name=None):
        """With an axis of length 1 added."""
        return from_dense(tf.expand_dims(sp_input._dense(), -1 if axis is None else axis))

    def slice(sp_input, start, size, name=None):
        """A part."""
        return from_dense(tf.slice(sp_input._dense(), start, size))

    def eye(num_rows, num_columns=None, dtype=tf.float32, name=None):
        """Ones on the diagonal."""
        columns = num_rows if num_columns is None else num_columns
        count = min(num_rows, columns)
        return tf.SparseTensor([[n, n] for n in range(count)], tf.ones([count], dtype), [num_rows, columns])

    """#
}
