import Evaluator

extension WrittenTensorFlow {
  /// `tf.linalg`: further functions.
  static let algebra =
    #"""
    import collections
    import keras
    import tensorflow as tf
    from _tensorflow import _global_norm

    Qr = collections.namedtuple("Qr", ["q", "r"])
    Lu = collections.namedtuple("Lu", ["lu", "p"])
    LogMatrixDeterminant = collections.namedtuple("LogMatrixDeterminant", ["sign", "log_abs_determinant"])

    def svd(tensor, full_matrices=False, compute_uv=True, name=None):
        """The singular values of matrices, descending, and the vectors: s, u, v. The gradient is that of the values."""
        x = tf.convert_to_tensor(tensor)
        u, _, v = keras.ops.svd(tf.stop_gradient(x), full_matrices=False)
        v = tf.linalg.matrix_transpose(v)
        s = tf.reduce_sum(u * tf.matmul(x, v), axis=-2)
        if not compute_uv:
            return s
        u, _, v = keras.ops.svd(x, full_matrices=full_matrices)
        return s, u, tf.linalg.matrix_transpose(v)

    def qr(input, full_matrices=False, name=None):
        """An orthogonal matrix and an upper triangle, whose product is the matrix."""
        return Qr(*keras.ops.qr(tf.convert_to_tensor(input), mode="complete" if full_matrices else "reduced"))

    def _symmetric(tensor):
        """The symmetric matrix of a lower triangle."""
        lower = tf.linalg.band_part(tf.convert_to_tensor(tensor), -1, 0)
        return lower + tf.linalg.matrix_transpose(tf.linalg.band_part(lower, -1, 0) - tf.linalg.band_part(lower, 0, 0))

    def eigvalsh(tensor, name=None):
        """The eigenvalues of symmetric matrices, ascending."""
        x = _symmetric(tensor)
        _, v = keras.ops.eigh(tf.stop_gradient(x))
        return tf.reduce_sum(v * tf.matmul(x, v), axis=-2)

    def eigh(tensor, name=None):
        """The eigenvalues of symmetric matrices, ascending, and their vectors as columns. The gradient is that of the values."""
        return eigvalsh(tensor), keras.ops.eigh(_symmetric(tensor))[1]

    def cholesky(input, name=None):
        """The lower triangle whose product with its transpose is the matrix."""
        x = tf.convert_to_tensor(input)
        # The gradient is shared between both triangles, though the lower one alone is read.
        half = (x + tf.linalg.matrix_transpose(x)) / 2
        return keras.ops.cholesky(tf.stop_gradient(_symmetric(x) - half) + half)

    def cholesky_solve(chol, rhs, name=None):
        """The x with A · x = rhs, from the lower triangle of A."""
        first = triangular_solve(chol, rhs)
        return triangular_solve(chol, first, adjoint=True)

    def triangular_solve(matrix, rhs, lower=True, adjoint=False, name=None):
        """The x with matrix · x = rhs, of which one triangle is read."""
        x = tf.linalg.band_part(tf.convert_to_tensor(matrix), *((-1, 0) if lower else (0, -1)))
        return tf.linalg.solve(tf.linalg.matrix_transpose(x) if adjoint else x, tf.convert_to_tensor(rhs, x.dtype))

    def lu(input, output_idx_type=tf.int32, name=None):
        """L and U in one matrix, and the order of the rows."""
        x = tf.convert_to_tensor(input)
        if x.shape.rank != 2:
            raise ValueError(f"tf.linalg.lu takes one matrix here, found shape {tuple(x.shape)}")
        factors, exchanges = keras.ops.lu_factor(x)
        order = list(range(x.shape[0]))
        for row, other in enumerate(exchanges.numpy().tolist()):
            order[row], order[other] = order[other], order[row]
        return Lu(factors, tf.constant(order, output_idx_type))

    def slogdet(input, name=None):
        """The sign of a determinant, and the logarithm of its size."""
        return LogMatrixDeterminant(*keras.ops.slogdet(tf.convert_to_tensor(input)))

    def lstsq(matrix, rhs, l2_regularizer=0.0, fast=True, name=None):
        """The x with the smallest matrix · x − rhs, by the normal equations."""
        a = tf.convert_to_tensor(matrix)
        b = tf.convert_to_tensor(rhs, a.dtype)
        turned = tf.linalg.matrix_transpose(a)
        rows, columns = a.shape[-2], a.shape[-1]
        if rows >= columns:
            square = tf.matmul(turned, a) + l2_regularizer * tf.eye(columns, dtype=a.dtype)
            return tf.linalg.solve(square, tf.matmul(turned, b))
        square = tf.matmul(a, turned) + l2_regularizer * tf.eye(rows, dtype=a.dtype)
        return tf.matmul(turned, tf.linalg.solve(square, b))

    def matrix_rank(a, tol=None, validate_args=False, name=None):
        """How many singular values are not zero but for rounding."""
        x = tf.convert_to_tensor(a)
        s = svd(x, compute_uv=False)
        if tol is None:
            least = 2.220446049250313e-16 if x.dtype == tf.float64 else 1.1920928955078125e-07
            tol = least * max(x.shape[-2], x.shape[-1]) * tf.reduce_max(s, axis=-1, keepdims=True)
        return tf.reduce_sum(tf.cast(s > tol, tf.int32), axis=-1)

    def expm(input, name=None):
        """The exponential of a matrix: halved until it is small, a sum of powers, squared as often."""
        x = tf.convert_to_tensor(input)
        size = float(tf.reduce_max(tf.reduce_sum(tf.abs(x), axis=-2)))
        halvings = 0
        while size > 0.5:
            size, halvings = size / 2, halvings + 1
        x = x / 2.0 ** halvings
        total = term = tf.eye(x.shape[-1], dtype=x.dtype) + tf.zeros_like(x)
        for n in range(1, 19):
            term = tf.matmul(term, x) / n
            total = total + term
        for _ in range(halvings):
            total = tf.matmul(total, total)
        return total

    def trace(x, name=None):
        """The sum of a matrix's diagonal."""
        return tf.reduce_sum(diag_part(x), axis=-1)

    def diag_part(input, name="diag_part", k=0, padding_value=0, align="RIGHT_LEFT"):
        """The diagonals of matrices."""
        if k != 0:
            raise ValueError("tf.linalg.diag_part gives the main diagonal here: k must be 0")
        x = tf.convert_to_tensor(input)
        count = min(x.shape[-2], x.shape[-1])
        return tf.reduce_sum(x[..., :count, :count] * tf.eye(count, dtype=x.dtype), axis=-1)

    def diag(diagonal, name="diag", k=0, num_rows=-1, num_cols=-1, padding_value=0, align="RIGHT_LEFT"):
        """Matrices of zeros but for their diagonals."""
        if k != 0 or num_rows != -1 or num_cols != -1 or padding_value != 0:
            raise ValueError("tf.linalg.diag makes square matrices with zeros beside the main diagonal here")
        x = tf.convert_to_tensor(diagonal)
        return tf.expand_dims(x, -1) * tf.eye(x.shape[-1], dtype=x.dtype)

    def cross(a, b, name=None):
        """The cross product of vectors of three."""
        x = tf.convert_to_tensor(a)
        y = tf.convert_to_tensor(b, x.dtype)
        if x.shape[-1] != 3 or x.shape != y.shape:
            raise ValueError(f"tf.linalg.cross takes two tensors of one shape with 3 along the last axis, found {tuple(x.shape)} and {tuple(y.shape)}")
        turned, back = [1, 2, 0], [2, 0, 1]
        first = tf.gather(x, turned, axis=-1) * tf.gather(y, back, axis=-1)
        return first - tf.gather(x, back, axis=-1) * tf.gather(y, turned, axis=-1)

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
