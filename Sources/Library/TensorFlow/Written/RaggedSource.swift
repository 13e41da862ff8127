import Evaluator

extension WrittenTensorFlow {
  /// `tf.ragged`.
  static let ragged =
    #"""
    import tensorflow as tf

    def constant(pylist, dtype=None, ragged_rank=None, inner_shape=None, name=None, row_splits_dtype=tf.int64):
        """Rows of different lengths from nested lists."""
        def flat(value):
            return [leaf for part in value for leaf in flat(part)] if isinstance(value, (list, tuple)) else [value]
        def bytes_of(value):
            if isinstance(value, (list, tuple)):
                return [bytes_of(part) for part in value]
            return value.encode() if isinstance(value, str) else value
        if not isinstance(pylist, (list, tuple)):
            return tf.constant(pylist, dtype)
        leaves = flat(pylist)
        found = tf.constant(leaves, dtype).dtype if leaves else tf.as_dtype(dtype or tf.float32)
        if all(not isinstance(part, (list, tuple)) for part in pylist):
            return tf.constant(pylist, found)
        rows = bytes_of(pylist)
        if found.name.startswith("float"):
            def floats(value):
                return [floats(part) for part in value] if isinstance(value, list) else float(value)
            rows = floats(rows)
        return tf.RaggedTensor(rows, found)

    def stack(values, axis=0, name=None):
        """Tensors of different lengths as rows."""
        if axis != 0:
            raise ValueError("tf.ragged.stack joins along axis 0 here")
        tensors = [tf.convert_to_tensor(value) for value in values]
        return tf.RaggedTensor([tensor.numpy().tolist() for tensor in tensors], tensors[0].dtype)

    def range(starts, limits=None, deltas=1, dtype=None, name=None, row_splits_dtype=tf.int64):
        """A row of evenly spaced numbers for each limit."""
        if limits is None:
            starts, limits = 0, starts
        limits = tf.convert_to_tensor(limits)
        count = limits.shape[0]
        starts, deltas = (tf.broadcast_to(tf.cast(x, limits.dtype), [count]) for x in (starts, deltas))
        rows = [tf.range(a, b, c).numpy().tolist() for a, b, c in zip(starts, limits, deltas)]
        return tf.RaggedTensor(rows, limits.dtype)

    def map_flat_values(op, *args, **kwargs):
        """The same rows with what a function makes of all elements."""
        given = [arg for arg in list(args) + list(kwargs.values()) if isinstance(arg, tf.RaggedTensor)]
        flat = [arg.flat_values if isinstance(arg, tf.RaggedTensor) else arg for arg in args]
        named = {name: arg.flat_values if isinstance(arg, tf.RaggedTensor) else arg for name, arg in kwargs.items()}
        result = op(*flat, **named)
        return given[0].with_values(result) if given else result

    def boolean_mask(data, mask, name=None):
        """The elements of each row where a mask is true."""
        rows = [[value for value, keep in zip(row, flags) if keep] for row, flags in zip(
            data.to_list() if isinstance(data, tf.RaggedTensor) else tf.convert_to_tensor(data).numpy().tolist(),
            mask.to_list() if isinstance(mask, tf.RaggedTensor) else tf.convert_to_tensor(mask).numpy().tolist())]
        return tf.RaggedTensor(rows, data.dtype if hasattr(data, "dtype") else tf.convert_to_tensor(data).dtype)

    """#
}
