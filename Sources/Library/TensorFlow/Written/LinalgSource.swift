import Evaluator

extension WrittenTensorFlow {
  /// `tf.linalg`: further functions.
  static let algebra =
    #"""
    import tensorflow as tf
    from _tensorflow import _global_norm

    def matvec(a, b, transpose_a=False, adjoint_a=False, a_is_sparse=False, b_is_sparse=False, name=None):
        """The product of a matrix and a vector."""
        return tf.squeeze(tf.matmul(a, tf.expand_dims(b, -1), transpose_a=transpose_a or adjoint_a), axis=-1)

    def adjoint(matrix, name=None):
        """With the last two axes exchanged."""
        return tf.linalg.matrix_transpose(matrix)

    def global_norm(t_list, name=None):
        """The common length of tensors."""
        return _global_norm(t_list)

    def normalize(tensor, ord="euclidean", axis=None, name=None):
        """A tensor of length 1, and the length that it had."""
        x = tf.convert_to_tensor(tensor)
        length = tf.norm(x, ord, axis, keepdims=True)
        return x / length, length

    def tensor_diag(diagonal, name=None):
        """A matrix of zeros but for its diagonal."""
        x = tf.convert_to_tensor(diagonal)
        return tf.eye(x.shape[0], dtype=x.dtype) * x

    def tensor_diag_part(input, name=None):
        """The diagonal of a matrix."""
        x = tf.convert_to_tensor(input)
        return tf.gather_nd(x, [[n, n] for n in range(min(x.shape))])

    def set_diag(input, diagonal, name=None, k=0, align="RIGHT_LEFT"):
        """A matrix with another diagonal."""
        if k != 0:
            raise ValueError("tf.linalg.set_diag sets the main diagonal here: k must be 0")
        x = tf.convert_to_tensor(input)
        mask = tf.eye(x.shape[-2], x.shape[-1], dtype=tf.bool)
        wide = tf.expand_dims(tf.convert_to_tensor(diagonal, x.dtype), -1)
        return tf.where(mask, tf.broadcast_to(wide, x.shape) if x.shape[-2] == wide.shape[-2] else tf.pad(tf.broadcast_to(wide, [wide.shape[-2], x.shape[-1]]), [[0, x.shape[-2] - wide.shape[-2]], [0, 0]]), x)

    """#
}
