import Evaluator

extension WrittenTensorFlow {
  /// `tf.nn`: further functions.
  static let neural =
    #"""
    import tensorflow as tf
    import keras.ops as _ops

    def _order(data_format):
        if data_format not in (None, "NHWC", "NCHW", "NWC", "NCW"):
            raise ValueError(f"data_format must be 'NHWC' or 'NCHW', found {data_format!r}")
        return "channels_first" if data_format in ("NCHW", "NCW") else "channels_last"

    def _inner(lengths, data_format, name):
        """The lengths along the axes of the map, of one for each axis, two, or one for all."""
        if lengths is None or isinstance(lengths, int):
            return 1 if lengths is None else lengths
        lengths = [int(length) for length in lengths]
        if len(lengths) == 4:
            first = _order(data_format) == "channels_first"
            if (lengths[:2] if first else lengths[::3]) != [1, 1]:
                raise ValueError(f"{name} must be 1 along the batch and the channels, found {lengths}")
            lengths = lengths[2:] if first else lengths[1:3]
        return lengths[0] if len(set(lengths)) == 1 else tuple(lengths)

    def _padding(padding):
        if not isinstance(padding, str):
            raise NotImplementedError("here padding is 'SAME' or 'VALID'; tf.pad pads by other widths")
        return padding.lower()

    def depth_to_space(input, block_size, data_format="NHWC", name=None):
        """Channels as squares of pixels: (N, H, W, C · b²) → (N, H · b, W · b, C)."""
        return _ops.depth_to_space(input, block_size, data_format=_order(data_format))

    def space_to_depth(input, block_size, data_format="NHWC", name=None):
        """Squares of pixels as channels: (N, H, W, C) → (N, H / b, W / b, C · b²)."""
        return _ops.space_to_depth(input, block_size, data_format=_order(data_format))

    def batch_normalization(x, mean, variance, offset, scale, variance_epsilon, name=None):
        """scale · (x − mean) / √(variance + variance_epsilon) + offset; scale and offset may be None."""
        factor = tf.math.rsqrt(variance + variance_epsilon)
        if scale is not None:
            factor = factor * scale
        shift = -mean * factor
        return x * factor + (shift if offset is None else offset + shift)

    def depthwise_conv2d(input, filter, strides, padding, data_format=None, dilations=None, name=None):
        """Convolution of each channel by itself: filter (H, W, channels, multiplier)."""
        return _ops.depthwise_conv(
            input, filter, strides=_inner(strides, data_format, "strides"), padding=_padding(padding),
            data_format=_order(data_format), dilation_rate=_inner(dilations, data_format, "dilations"))

    def conv2d_transpose(
        input, filters, output_shape, strides, padding="SAME", data_format="NHWC", dilations=None, name=None
    ):
        """The transposed convolution: filters (H, W, out, in), output_shape (N, H, W, out)."""
        result = _ops.conv_transpose(
            input, filters, strides=_inner(strides, data_format, "strides"), padding=_padding(padding),
            data_format=_order(data_format), dilation_rate=_inner(dilations, data_format, "dilations"))
        wanted = [int(length) for length in output_shape]
        if [int(length) for length in result.shape] != wanted:
            raise ValueError(f"output_shape {wanted} does not fit: here the shape is {list(result.shape)}")
        return result

    def zero_fraction(value, name=None):
        """The share of the elements that are zero."""
        return tf.math.zero_fraction(value)

    def crelu(features, axis=-1, name=None):
        """The ReLU of x beside that of −x."""
        x = tf.convert_to_tensor(features)
        return tf.nn.relu(tf.concat([x, -x], axis=axis))

    def embedding_lookup(params, ids, max_norm=None, name=None):
        """The rows of numbers."""
        rows = tf.gather(params, ids)
        return rows if max_norm is None else tf.clip_by_norm(rows, max_norm, axes=[-1])

    def weighted_cross_entropy_with_logits(labels, logits, pos_weight, name=None):
        """The cross-entropy of two classes, of which the first counts so many times."""
        x = tf.convert_to_tensor(logits)
        z = tf.cast(labels, x.dtype)
        weight = 1 + (pos_weight - 1) * z
        return (1 - z) * x + weight * (tf.math.log1p(tf.exp(-abs(x))) + tf.nn.relu(-x))

    def log_poisson_loss(targets, log_input, compute_full_loss=False, name=None):
        """The loss of counts, given the logarithms of their means."""
        x = tf.convert_to_tensor(log_input)
        z = tf.cast(targets, x.dtype)
        if compute_full_loss:
            raise ValueError("compute_full_loss must be False here")
        return tf.exp(x) - x * z

    def compute_average_loss(per_example_loss, sample_weight=None, global_batch_size=None):
        """The sum of losses divided by the size of the batch."""
        loss = tf.convert_to_tensor(per_example_loss)
        if sample_weight is not None:
            loss = loss * tf.cast(sample_weight, loss.dtype)
        count = global_batch_size or (loss.shape[0] if loss.shape.rank else 1)
        return tf.reduce_sum(loss) / tf.cast(count, loss.dtype)

    def scale_regularization_loss(regularization_loss):
        """The sum of losses."""
        return tf.reduce_sum(regularization_loss)
    """#
}
