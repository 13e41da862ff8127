import Evaluator

extension WrittenTensorFlow {
  /// `tf.debugging`.
  static let debugging =
    #"""
    import tensorflow as tf

    def _raise(message, x, summary):
        raise tf.errors.InvalidArgumentError(None, None, (message + "\n" if message else "") + summary)

    def _shown(x):
        x = tf.convert_to_tensor(x)
        return f"{x.numpy()!r}" if x.shape.rank == 0 else str(x.numpy())

    def _compare(name, sign, test):
        def check(x, y, message=None, summarize=None, name=None):
            x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y, tf.convert_to_tensor(x).dtype) if not tf.is_tensor(y) else y
            if not tf.reduce_all(test(x, y)):
                _raise(message, x, f"Condition x {sign} y did not hold element-wise:\nx (shape={tuple(x.shape)}) = {_shown(x)}\ny (shape={tuple(y.shape)}) = {_shown(y)}")
        check.__name__ = name
        return check

    assert_equal = _compare("assert_equal", "==", lambda x, y: x == y)
    assert_none_equal = _compare("assert_none_equal", "!=", lambda x, y: x != y)
    assert_less = _compare("assert_less", "<", lambda x, y: x < y)
    assert_less_equal = _compare("assert_less_equal", "<=", lambda x, y: x <= y)
    assert_greater = _compare("assert_greater", ">", lambda x, y: x > y)
    assert_greater_equal = _compare("assert_greater_equal", ">=", lambda x, y: x >= y)

    def _sign(name, sign, test):
        def check(x, message=None, summarize=None, name=None):
            x = tf.convert_to_tensor(x)
            if not tf.reduce_all(test(x)):
                _raise(message, x, f"Condition x {sign} 0 did not hold element-wise:\nx (shape={tuple(x.shape)}) = {_shown(x)}")
        check.__name__ = name
        return check

    assert_positive = _sign("assert_positive", ">", lambda x: x > 0)
    assert_non_negative = _sign("assert_non_negative", ">=", lambda x: x >= 0)
    assert_negative = _sign("assert_negative", "<", lambda x: x < 0)
    assert_non_positive = _sign("assert_non_positive", "<=", lambda x: x <= 0)

    def assert_near(x, y, rtol=None, atol=None, message=None, summarize=None, name=None):
        """Raises an error unless two tensors are nearly equal."""
        x = tf.convert_to_tensor(x)
        y = tf.convert_to_tensor(y, x.dtype) if not tf.is_tensor(y) else y
        default = 10 * (1.1920929e-07 if x.dtype == tf.float32 else 2.220446049250313e-16)
        rtol = default if rtol is None else rtol
        atol = default if atol is None else atol
        if not tf.reduce_all(abs(x - y) <= atol + rtol * abs(y)):
            _raise(message, x, f"x and y not equal to tolerance rtol = {rtol}, atol = {atol}\nx (shape={tuple(x.shape)}) = {_shown(x)}\ny (shape={tuple(y.shape)}) = {_shown(y)}")

    def Assert(condition, data, summarize=None, name=None):
        """Raises an error with some data unless something is true."""
        return tf.Assert(condition, data, summarize)

    def assert_rank(x, rank, message=None, name=None):
        """Raises an error unless a tensor has so many axes."""
        x = tf.convert_to_tensor(x)
        if x.shape.rank != int(rank):
            raise ValueError(f"{message + '. ' if message else ''}Tensor {name or ''} must have rank {int(rank)}.  Received rank {x.shape.rank}, shape {tuple(x.shape)}")

    def assert_rank_at_least(x, rank, message=None, name=None):
        """Raises an error unless a tensor has at least so many axes."""
        x = tf.convert_to_tensor(x)
        if x.shape.rank < int(rank):
            raise ValueError(f"{message + '. ' if message else ''}Tensor {name or ''} must have rank at least {int(rank)}.  Received rank {x.shape.rank}, shape {tuple(x.shape)}")

    def assert_rank_in(x, ranks, message=None, name=None):
        """Raises an error unless a tensor has one of these numbers of axes."""
        x = tf.convert_to_tensor(x)
        if x.shape.rank not in [int(rank) for rank in ranks]:
            raise ValueError(f"{message + '. ' if message else ''}Tensor {name or ''} must have rank in {tuple(ranks)}.  Received rank {x.shape.rank}, shape {tuple(x.shape)}")

    def assert_scalar(tensor, message=None, name=None):
        """The tensor, if it has no axes."""
        x = tf.convert_to_tensor(tensor)
        if x.shape.rank != 0:
            raise ValueError(f"{message or ''}Expected scalar shape for {name or 'tensor'}, saw shape: {tuple(x.shape)}.")
        return x

    def assert_shapes(shapes, data=None, summarize=None, message=None, name=None):
        """Raises an error unless tensors have shapes; letters stand for lengths that are alike."""
        known = {}
        pairs = shapes.items() if isinstance(shapes, dict) else shapes
        for tensor, symbols in pairs:
            shape = tf.convert_to_tensor(tensor).shape
            symbols = [symbols] if isinstance(symbols, (str, int)) and len(str(symbols)) == 1 else list(symbols)
            if len(symbols) != len(shape):
                raise ValueError(f"{message or ''}Tensor must have rank {len(symbols)}. Received rank {len(shape)}, shape {tuple(shape)}")
            for symbol, length in zip(symbols, shape):
                wanted = known.setdefault(symbol, length) if isinstance(symbol, str) else symbol
                if wanted is not None and wanted != length:
                    raise ValueError(f"{message or ''}Tensor dimension must have size {wanted}. Received size {length}, shape {tuple(shape)}")

    def assert_type(tensor, tf_type, message=None, name=None):
        """Raises an error unless a tensor is of a type."""
        x = tf.convert_to_tensor(tensor)
        if x.dtype != tf_type:
            raise TypeError(f"{message or ''}tensor must be of type {tf.as_dtype(tf_type)!r}; got {x.dtype!r}")

    def assert_integer(x, message=None, name=None):
        """Raises an error unless a tensor is of whole numbers."""
        x = tf.convert_to_tensor(x)
        if not x.dtype.is_integer:
            raise TypeError(f"{message or ''}Expected \"x\" to be integer type.  Found: {x.dtype!r}")

    def assert_same_float_dtype(tensors=None, dtype=None):
        """The type of floats that tensors have in common."""
        types = {tf.convert_to_tensor(tensor).dtype.name for tensor in tensors or []}
        found = tf.as_dtype(dtype) if dtype else tf.as_dtype(types.pop() if types else "float32")
        if types - {found.name}:
            raise ValueError(f"Tensors must be of the same type, found {sorted(types | {found.name})}")
        if not found.is_floating:
            raise ValueError(f"Expected floating point type, got {found}.")
        return found

    def assert_proper_iterable(values):
        """Raises an error unless something is a list of tensors rather than one."""
        if tf.is_tensor(values) or isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
            raise TypeError(f"Expected argument \"values\" to be iterable.  Found: {type(values)}")

    def is_numeric_tensor(tensor):
        """Whether a value is a tensor of numbers."""
        return isinstance(tensor, tf.Tensor) and tensor.dtype not in (tf.string, tf.bool)

    def check_numerics(tensor, message, name=None):
        """The tensor, if all its elements are finite numbers."""
        x = tf.convert_to_tensor(tensor)
        has_nan, has_inf = bool(tf.reduce_any(tf.math.is_nan(x))), bool(tf.reduce_any(tf.math.is_inf(x)))
        if has_nan or has_inf:
            found = " and ".join(word for word, there in (("Inf", has_inf), ("NaN", has_nan)) if there)
            raise tf.errors.InvalidArgumentError(None, None, f"{message} : Tensor had {found} values")
        return x

    def assert_all_finite(x, message, name=None):
        """The tensor, if all its elements are finite numbers."""
        return check_numerics(x, message)

    def enable_check_numerics(stack_height_limit=30, path_length_limit=50):
        """Accepted; TerminateOnNaN ends a training whose loss is no number."""

    def disable_check_numerics():
        """Accepted."""

    def set_log_device_placement(enabled):
        """Accepted: everything is computed on the CPU."""

    def get_log_device_placement():
        """False: everything is computed on the CPU."""
        return False

    def enable_traceback_filtering():
        """Accepted: an error shows the program's own lines."""

    def disable_traceback_filtering():
        """Accepted: an error shows the program's own lines."""

    def is_traceback_filtering_enabled():
        """True: an error shows the program's own lines."""
        return True

    """#
}
