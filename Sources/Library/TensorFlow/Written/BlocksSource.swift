import Evaluator

extension WrittenTensorFlow {
  /// Blocks, and what there is.
  static let blocks =
    #"""
    import collections as _collections
    import math as _math
    import sys as _sys
    import time as _time
    import numpy as _np
    import tensorflow as tf

    # Blocks

    class _Block:
        """A block that changes nothing."""

        def __init__(self, value=None):
            self._value = value

        def __enter__(self):
            return self._value

        def __exit__(self, *problem):
            return False

        def __call__(self, function):
            return function

    def device(device_name):
        """A block for a processor: everything is computed on the CPU."""
        if device_name is not None and not isinstance(device_name, str) and not callable(device_name):
            raise ValueError(f"Invalid device name: {device_name!r}")
        return _Block()

    class name_scope(_Block):
        """A block for names, which there are only in graphs."""

        def __init__(self, name):
            if not isinstance(name, str):
                raise ValueError("name for name_scope must be a string.")
            super().__init__(name + "/")
            self.name = name

    def init_scope():
        """A block: everything is computed at once anyway."""
        return _Block()

    def control_dependencies(control_inputs):
        """A block: everything is computed in order anyway."""
        return _Block()

    def get_current_name_scope():
        """The names of the open blocks: there are none."""
        return ""

    # What is there

    def is_tensor(x):
        """Whether a value is a tensor or a variable."""
        return isinstance(x, (tf.Tensor, tf.Variable, SparseTensor, RaggedTensor))

    def executing_eagerly():
        """Always True: everything is computed at once."""
        return True

    def no_op(name=None):
        """Does nothing."""

    def group(*inputs, **options):
        """Does nothing: its arguments are computed already."""

    def timestamp(name=None):
        """The time in seconds since 1970."""
        return tf.constant(_time.time(), tf.float64)

    def get_logger():
        """TensorFlow's logger."""
        import logging
        return logging.getLogger("tensorflow")

    def print(*inputs, output_stream=None, summarize=3, sep=" ", end="\n", name=None):
        """Writes values, of long tensors the first and the last three of each axis."""
        (output_stream or _sys.stderr).write(sep.join(_written(value, summarize, True) for value in inputs) + end)

    def _written(value, edge, is_outer=False):
        if isinstance(value, (tf.Tensor, tf.Variable)):
            value = value.numpy()
        if isinstance(value, bytes):
            return value.decode() if is_outer else '"' + value.decode() + '"'
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key!r}: {_written(part, edge)}" for key, part in value.items()) + "}"
        if isinstance(value, tuple):
            return "(" + ", ".join(_written(part, edge) for part in value) + (",)" if len(value) == 1 else ")")
        if isinstance(value, list):
            return "[" + ", ".join(_written(part, edge) for part in value) + "]"
        if isinstance(value, _np.ndarray):
            return _rows(value, edge, 0)
        if isinstance(value, _np.bool):
            return "1" if value else "0"
        if isinstance(value, (_np.floating, float)) and is_outer is not None:
            return _number(value)
        return str(value) if is_outer or not isinstance(value, str) else repr(value)

    def _number(value):
        text = f"{float(value):.9g}" if not isinstance(value, _np.float32) else str(value)
        return text[:-2] if text.endswith(".0") else text

    def _rows(array, edge, depth):
        if array.ndim == 0:
            return _written(array.item(), edge)
        parts = list(array)
        if edge >= 0 and len(parts) > 2 * edge:
            shown = [_rows(part, edge, depth + 1) if hasattr(part, "ndim") and part.ndim else _written(part, edge) for part in parts[:edge] + parts[-edge:]]
            shown.insert(edge, "...")
        else:
            shown = [_rows(part, edge, depth + 1) if hasattr(part, "ndim") and part.ndim else _written(part, edge) for part in parts]
        between = " " if array.ndim == 1 else "\n" * (array.ndim - 1) + " " * (depth + 1)
        return "[" + between.join(shown) + "]"

    def as_string(input, precision=-1, scientific=False, shortest=False, width=-1, fill="", name=None):
        """Numbers as text."""
        x = tf.convert_to_tensor(input)
        if x.dtype == tf.string:
            return x
        flags = fill + (str(width) if width > 0 else "")
        def text(value):
            if isinstance(value, bool):
                return "true" if value else "false"
            if isinstance(value, int):
                return f"%{flags}d" % value
            kind = "e" if scientific else "g" if shortest else "f"
            return f"%{flags}{'.' + str(precision) if precision >= 0 else ''}{kind}" % value
        flat = [text(value) for value in tf.reshape(x, [-1]).numpy().tolist()]
        return tf.reshape(tf.constant(flat), x.shape) if x.shape.rank else tf.constant(flat[0])

    def ensure_shape(x, shape, name=None):
        """The tensor itself, if it has this shape."""
        x = tf.convert_to_tensor(x)
        expected = tf.TensorShape(shape)
        if len(expected) != len(x.shape) or any(b is not None and a != b for a, b in zip(x.shape, expected)):
            raise tf.errors.InvalidArgumentError(
                None, None, f"Shape of tensor {list(x.shape)} is not compatible with expected shape {list(expected)}.".replace("None", "?"))
        return x

    def identity_n(input, name=None):
        """Tensors under new identities."""
        return [tf.identity(x) for x in input]

    def shape_n(input, out_type=tf.int32, name=None):
        """The lengths of the axes of several tensors."""
        return [tf.shape(x, out_type) for x in input]

    def broadcast_static_shape(shape_x, shape_y):
        """The shape that two shapes are brought to."""
        return tf.broadcast_to(tf.zeros(shape_x), _np.broadcast_shapes(tuple(shape_x), tuple(shape_y))).shape

    def broadcast_dynamic_shape(shape_x, shape_y):
        """The shape that two shapes are brought to, as a tensor."""
        x, y = (tuple(int(n) for n in shape) for shape in (shape_x, shape_y))
        return tf.constant(_np.broadcast_shapes(x, y), tf.int32)

    """#
}
