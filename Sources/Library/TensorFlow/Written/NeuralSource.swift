import Evaluator

extension WrittenTensorFlow {
  /// `tf.nn`: further functions.
  static let neural =
    #"""
    import tensorflow as tf

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
