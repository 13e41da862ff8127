import Evaluator

extension WrittenTensorFlow {
  /// Functions of numbers, and names of choices.
  static let functions =
    #"""
    # Numbers

    def scalar_mul(scalar, x, name=None):
        """A number times a tensor."""
        if tf.rank(scalar) != 0:
            raise ValueError("The input scalar must be a 0-D value.")
        return scalar * tf.convert_to_tensor(x)

    def realdiv(x, y, name=None):
        """x / y"""
        return tf.divide(x, y)

    def truncatediv(x, y, name=None):
        """x / y without what stands behind the point."""
        x = tf.convert_to_tensor(x)
        y = tf.cast(y, x.dtype)
        return tf.cast(tf.sign(x) * tf.sign(y), x.dtype) * (abs(x) // abs(y))

    def truncatemod(x, y, name=None):
        """What truncatediv leaves, with the sign of x."""
        x = tf.convert_to_tensor(x)
        return x - truncatediv(x, y) * tf.cast(y, x.dtype)

    def saturate_cast(value, dtype, name=None):
        """The elements as another type, moved into its range."""
        value, dtype = tf.convert_to_tensor(value), tf.as_dtype(dtype)
        if dtype.is_floating:
            return tf.cast(value, dtype)
        low, high = dtype.min, dtype.max
        if value.dtype.is_floating:
            value = tf.cast(value, tf.float64)
        elif value.dtype != dtype:
            value = tf.cast(value, tf.int64)
        return tf.cast(tf.clip_by_value(value, low, high), dtype)

    def clip_by_norm(t, clip_norm, axes=None, name=None):
        """A tensor shortened to a length."""
        t = tf.convert_to_tensor(t)
        squares = tf.reduce_sum(t * t, axes, keepdims=True)
        safe = tf.where(squares > 0, squares, tf.ones_like(squares))
        norm = tf.where(squares > 0, tf.sqrt(safe), squares)
        return t * clip_norm / tf.maximum(norm, tf.cast(clip_norm, t.dtype))

    def _global_norm(t_list):
        parts = [tf.reduce_sum(tf.square(t)) for t in t_list if t is not None]
        return tf.sqrt(tf.add_n(parts)) if parts else tf.constant(0.0)

    def clip_by_global_norm(t_list, clip_norm, use_norm=None, name=None):
        """Tensors shortened together to a common length, and the length that they had."""
        if isinstance(t_list, tf.Tensor):
            raise TypeError("`t_list` should be a sequence of tensors.")
        norm = _global_norm(t_list) if use_norm is None else use_norm
        scale = clip_norm * tf.minimum(1.0 / norm, tf.constant(1.0) / clip_norm)
        scale = tf.where(tf.math.is_finite(norm), scale, float("nan"))
        return [None if t is None else t * scale for t in t_list], norm

    _Unique = _collections.namedtuple("Unique", ["y", "idx"])
    _UniqueWithCounts = _collections.namedtuple("UniqueWithCounts", ["y", "idx", "count"])

    def unique_with_counts(x, out_idx=tf.int32, name=None):
        """The different elements in the order in which they come, where each stands, and how often it comes."""
        x = tf.convert_to_tensor(x)
        places, idx, counts, first = {}, [], [], []
        for place, value in enumerate(_plain(x)):
            if value not in places:
                places[value] = len(places)
                first.append(place)
                counts.append(0)
            idx.append(places[value])
            counts[places[value]] += 1
        return _UniqueWithCounts(tf.gather(x, tf.constant(first, tf.int32)), tf.constant(idx, out_idx), tf.constant(counts, out_idx))

    def unique(x, out_idx=tf.int32, name=None):
        """The different elements in the order in which they come, and where each stands."""
        found = unique_with_counts(x, out_idx)
        return _Unique(found.y, found.idx)

    def _plain(x):
        return x._elements() if x.dtype == tf.string else tf.reshape(x, [-1]).numpy().tolist()

    def meshgrid(*args, indexing="xy", name=None):
        """Grids of coordinates."""
        if indexing not in ("xy", "ij"):
            raise ValueError(f"Argument `indexing` parameter must be either 'xy' or 'ij', got '{indexing}'")
        axes = [tf.reshape(tf.convert_to_tensor(arg), [-1]) for arg in args]
        order = list(range(len(axes)))
        if indexing == "xy" and len(axes) > 1:
            order[0], order[1] = 1, 0
        shape = [axes[place].shape[0] for place in order]
        return [
            tf.broadcast_to(tf.reshape(axis, [axis.shape[0] if at == place else 1 for at in order]), shape)
            for place, axis in enumerate(axes)]

    def sequence_mask(lengths, maxlen=None, dtype=tf.bool, name=None):
        """True before each length."""
        lengths = tf.convert_to_tensor(lengths)
        maxlen = int(tf.reduce_max(lengths)) if maxlen is None else int(maxlen)
        mask = tf.range(maxlen, dtype=lengths.dtype) < tf.expand_dims(lengths, -1)
        return tf.cast(mask, dtype)

    def unravel_index(indices, dims, name=None):
        """Places in a row as places along the axes."""
        indices = tf.convert_to_tensor(indices)
        parts = []
        for length in reversed([int(n) for n in dims]):
            parts.append(indices % length)
            indices = indices // length
        return tf.stack(parts[::-1])

    def dynamic_partition(data, partitions, num_partitions, name=None):
        """The slices of each number."""
        partitions = tf.convert_to_tensor(partitions)
        return [tf.boolean_mask(data, partitions == number) for number in range(num_partitions)]

    def dynamic_stitch(indices, data, name=None):
        """The slices of several tensors at their places."""
        rows = {}
        for places, values in zip(indices, data):
            places = tf.convert_to_tensor(places)
            values = tf.convert_to_tensor(values)
            flat = tf.reshape(values, [-1] + list(values.shape)[places.shape.rank:])
            for place, value in zip(tf.reshape(places, [-1]).numpy().tolist(), flat):
                rows[place] = value
        missing = tf.zeros_like(next(iter(rows.values())))
        return tf.stack([rows.get(place, missing) for place in range(max(rows) + 1)])

    def reverse_sequence(input, seq_lengths, seq_axis=None, batch_axis=None, name=None):
        """The first elements of each sample in reverse order."""
        input = tf.convert_to_tensor(input)
        batch_axis, rows = batch_axis or 0, []
        axis = seq_axis - 1 if seq_axis > batch_axis else seq_axis
        for row, length in zip(tf.unstack(input, axis=batch_axis), [int(n) for n in seq_lengths]):
            places = list(range(length))[::-1] + list(range(length, row.shape[axis]))
            rows.append(tf.gather(row, places, axis=axis))
        return tf.stack(rows, batch_axis)

    def histogram_fixed_width_bins(values, value_range, nbins=100, dtype=tf.int32, name=None):
        """The bin of each value."""
        values = tf.convert_to_tensor(values)
        low, high = (tf.cast(bound, values.dtype) for bound in value_range)
        places = tf.floor((values - low) / (high - low) * nbins)
        return tf.cast(tf.clip_by_value(places, 0, nbins - 1), dtype)

    def histogram_fixed_width(values, value_range, nbins=100, dtype=tf.int32, name=None):
        """How many values each bin has."""
        bins = tf.reshape(histogram_fixed_width_bins(values, value_range, nbins), [-1])
        return tf.reduce_sum(tf.cast(tf.one_hot(bins, nbins), dtype), axis=0)

    def hessians(ys, xs, gate_gradients=False, aggregation_method=None, name=None):
        """Refused: for graphs of TensorFlow 1."""
        raise RuntimeError("tf.gradients is not supported when eager execution is enabled. Use tf.GradientTape instead.")

    def grad_pass_through(f):
        """A function whose gradient is that of the identity."""
        @tf.custom_gradient
        def passed(*args):
            return f(*args), lambda *gradients: gradients if len(gradients) > 1 else gradients[0]
        return passed

    def recompute_grad(f):
        """Accepted: gives the function back."""
        return f

    # Names of choices

    class UnconnectedGradients:
        """What a gradient is where nothing depends."""
        NONE = "none"
        ZERO = "zero"

    class AggregationMethod:
        """How gradients are added up, accepted."""
        ADD_N = 0
        DEFAULT = 0
        EXPERIMENTAL_TREE = 1
        EXPERIMENTAL_ACCUMULATE_N = 2

    class VariableAggregation:
        """How copies of a variable are brought together, accepted."""
        NONE = 0
        SUM = 1
        MEAN = 2
        ONLY_FIRST_REPLICA = 3

    class VariableSynchronization:
        """When copies of a variable are brought together, accepted."""
        AUTO = 0
        NONE = 1
        ON_WRITE = 2
        ON_READ = 3

    def Assert(condition, data, summarize=None, name=None):
        """Raises an error with some data unless something is true."""
        if not tf.reduce_all(condition):
            shown = "\n".join(f"b'{value}'" if isinstance(value, str) else str(tf.convert_to_tensor(value).numpy()) for value in data)
            raise tf.errors.InvalidArgumentError(
                None, None, f"Expected '{tf.convert_to_tensor(condition)}' to be true. Summarized data: {shown}")

    # Initializers

    def zeros_initializer():
        """Zeros."""
        return tf.keras.initializers.Zeros()

    def ones_initializer():
        """Ones."""
        return tf.keras.initializers.Ones()

    def constant_initializer(value=0):
        """A number everywhere."""
        return tf.keras.initializers.Constant(value)

    def random_normal_initializer(mean=0.0, stddev=0.05, seed=None):
        """Numbers from a normal distribution."""
        return tf.keras.initializers.RandomNormal(mean, stddev, seed)

    def random_uniform_initializer(minval=-0.05, maxval=0.05, seed=None):
        """Numbers from an interval."""
        return tf.keras.initializers.RandomUniform(minval, maxval, seed)

    """#
}
