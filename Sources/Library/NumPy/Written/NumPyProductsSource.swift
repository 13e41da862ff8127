import Evaluator

extension WrittenNumPy {
  static let products = WrittenModule(
    "_numpy_products", doc: "Norms and products of NumPy.",
    #"""
    import numpy as np
    from _numpy_axes import axis_index as _axis
    import _numpy

    def _kept(result, axes, ndim, keepdims):
        return np.expand_dims(result, tuple(axes)) if keepdims else result

    def norm(x, ord=None, axis=None, keepdims=False):
        """The length of a vector, or the norm of a matrix."""
        x = np.asarray(x)
        if x.dtype.kind != 'f':
            x = x.astype(float)
        if axis is None:
            ndim = x.ndim
            if ord is None or ord in ('f', 'fro') and ndim == 2 or ord == 2 and ndim == 1:
                flat = x.ravel()
                result = np.sqrt(flat.dot(flat))
                return result.reshape((1,) * ndim) if keepdims else result
            axis = tuple(range(ndim))
        elif not isinstance(axis, tuple):
            try:
                axis = (int(axis),)
            except Exception:
                raise TypeError("'axis' must be None, an integer or a tuple of integers") from None
        axes = tuple(_axis(i, x.ndim) for i in axis)
        if len(axes) == 1:
            return _vector(x, ord, axes[0], keepdims)
        if len(axes) == 2:
            rows, columns = axes
            if rows == columns:
                raise ValueError('Duplicate axes given.')
            return _matrix_norm(x, ord, rows, columns, keepdims)
        raise ValueError('Improper number of dimensions to norm.')

    def _vector(x, ord, axis, keepdims):
        if ord == np.inf:
            return np.abs(x).max(axis=axis, keepdims=keepdims, initial=0)
        if ord == -np.inf:
            return np.abs(x).min(axis=axis, keepdims=keepdims)
        if ord == 0:
            return (x != 0).astype(x.dtype).sum(axis=axis, keepdims=keepdims)
        if ord == 1:
            return np.abs(x).sum(axis=axis, keepdims=keepdims)
        if ord is None or ord == 2:
            return np.sqrt((x * x).sum(axis=axis, keepdims=keepdims))
        if isinstance(ord, str):
            raise ValueError(f"Invalid norm order '{ord}' for vectors")
        total = (np.abs(x) ** ord).sum(axis=axis, keepdims=keepdims)
        return total ** np.reciprocal(ord, dtype=total.dtype)

    def _matrix_norm(x, ord, rows, columns, keepdims):
        if ord in (2, -2, 'nuc'):
            s = np.linalg.svd(np.moveaxis(x, (rows, columns), (-2, -1)), compute_uv=False)
            result = s.max(axis=-1, initial=0) if ord == 2 else s.min(axis=-1) if ord == -2 else s.sum(axis=-1)
        elif ord in (1, -1, np.inf, -np.inf):
            first, second = (rows, columns) if ord in (1, -1) else (columns, rows)
            sums = np.abs(x).sum(axis=first)
            second = second - 1 if second > first else second
            result = sums.max(axis=second, initial=0) if ord > 0 else sums.min(axis=second)
        elif ord in (None, 'fro', 'f'):
            result = np.sqrt((x * x).sum(axis=(rows, columns)))
        else:
            raise ValueError('Invalid norm order for matrices.')
        return _kept(result, (rows, columns), x.ndim, keepdims)

    def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
        """The length of a vector; of all elements, if there is no axis."""
        x = np.asanyarray(x)
        shape = list(x.shape)
        if axis is None:
            flat = x.ravel()
            result = norm(flat, ord, axis=0)
            return result.reshape([1] * len(shape)) if keepdims else result
        if isinstance(axis, tuple):
            axes = tuple(_axis(i, x.ndim) for i in axis)
            rest = [i for i in range(x.ndim) if i not in axes]
            flat = x.transpose(rest + list(axes)).reshape([x.shape[i] for i in rest] + [-1])
            return _kept(norm(flat, ord, axis=-1), sorted(axes), x.ndim, keepdims)
        return norm(x, ord, axis, keepdims)

    def matrix_norm(x, /, *, keepdims=False, ord='fro'):
        """The norm of matrices in the last two axes."""
        return norm(np.asanyarray(x), ord, (-2, -1), keepdims)

    def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
        """The vectors perpendicular to two."""
        if axis is not None:
            axisa = axisb = axisc = axis
        a, b = np.asarray(a), np.asarray(b)
        if a.ndim < 1 or b.ndim < 1:
            raise ValueError('At least one array has zero dimension')
        a, b = np.moveaxis(a, _axis(axisa, a.ndim, 'axisa'), -1), np.moveaxis(b, _axis(axisb, b.ndim, 'axisb'), -1)
        if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
            raise ValueError('incompatible dimensions for cross product\n(dimension must be 2 or 3)')
        if a.shape[-1] == 2 and b.shape[-1] == 2:
            return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])
        kind = np.promote_types(a.dtype, b.dtype)
        a2 = a[..., 2] if a.shape[-1] == 3 else np.zeros(a.shape[:-1], kind)
        b2 = b[..., 2] if b.shape[-1] == 3 else np.zeros(b.shape[:-1], kind)
        a0, a1, b0, b1 = a[..., 0], a[..., 1], b[..., 0], b[..., 1]
        result = np.stack([np.asarray(a1 * b2 - a2 * b1), np.asarray(a2 * b0 - a0 * b2), np.asarray(a0 * b1 - a1 * b0)], axis=-1).astype(kind)
        return np.moveaxis(result, -1, axisc)

    def vecdot(x1, x2, /, *, axis=-1):
        """The sums of products along an axis."""
        a, b = np.asarray(x1), np.asarray(x2)
        a, b = np.moveaxis(a, _axis(axis, a.ndim), -1), np.moveaxis(b, _axis(axis, b.ndim), -1)
        if a.shape[-1] != b.shape[-1]:
            raise ValueError('vecdot: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n),(n)->() '
                             f'(size {b.shape[-1]} is different from {a.shape[-1]})')
        result = np.matmul(a[..., None, :], b[..., :, None])[..., 0, 0]
        return result if result.ndim else result[()]

    def matvec(x1, x2, /):
        """Matrices times vectors, over leading axes."""
        return np.matmul(x1, np.asarray(x2)[..., None])[..., 0]

    def vecmat(x1, x2, /):
        """Vectors times matrices, over leading axes."""
        return np.matmul(np.asarray(x1)[..., None, :], x2)[..., 0, :]

    def multi_dot(arrays, *, out=None):
        """The product of several matrices, in the order that takes the fewest multiplications."""
        arrays = [np.asanyarray(a) for a in arrays]
        n = len(arrays)
        if n < 2:
            raise ValueError('Expecting at least two arrays.')
        if n == 2:
            return np.dot(arrays[0], arrays[1], out=out)
        first, last = arrays[0].ndim, arrays[-1].ndim
        if first == 1:
            arrays[0] = arrays[0][np.newaxis, :]
        if last == 1:
            arrays[-1] = arrays[-1][:, np.newaxis]
        for a in arrays:
            if a.ndim != 2:
                raise np.linalg.LinAlgError(f'{a.ndim}-dimensional array given. Array must be two-dimensional')
        p = [a.shape[0] for a in arrays] + [arrays[-1].shape[1]]
        cost = [[0] * n for _ in range(n)]
        cut = [[0] * n for _ in range(n)]
        for length in range(1, n):
            for i in range(n - length):
                j = i + length
                cost[i][j] = np.inf
                for k in range(i, j):
                    q = cost[i][k] + cost[k + 1][j] + p[i] * p[k + 1] * p[j + 1]
                    if q < cost[i][j]:
                        cost[i][j], cut[i][j] = q, k
        def product(i, j):
            if i == j:
                return arrays[i]
            return np.dot(product(i, cut[i][j]), product(cut[i][j] + 1, j))
        result = product(0, n - 1)
        if first == 1 and last == 1:
            result = result[0, 0]
        elif first == 1 or last == 1:
            result = result.ravel()
        if out is not None:
            out[...] = result
            return out
        return result

    def tensorsolve(a, b, axes=None):
        """The solution x of tensordot(a, x) = b."""
        a, b = np.asarray(a), np.asarray(b)
        if axes is not None:
            order = [i for i in range(a.ndim) if i not in axes] + list(axes)
            a = a.transpose(order)
        old = a.shape[-(a.ndim - b.ndim):]
        size = int(np.prod(old, dtype=int))
        if a.size != size ** 2:
            raise np.linalg.LinAlgError('Input arrays must satisfy the requirement prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])')
        return np.linalg.solve(a.reshape(size, size), b.ravel()).reshape(old)

    def tensorinv(a, ind=2):
        """The inverse for tensordot."""
        a = np.asarray(a)
        if ind <= 0:
            raise ValueError('Invalid ind argument.')
        shape = a.shape[ind:] + a.shape[:ind]
        return np.linalg.inv(a.reshape(int(np.prod(a.shape[ind:], dtype=int)), -1)).reshape(shape)

    def einsum_of_lists(options, *operands):
        out, dtype, order, casting, optimize = options
        arrays, subscripts = list(operands[:len(operands) // 2 * 2:2]), list(operands[1::2])
        output = operands[-1] if len(operands) % 2 else None
        letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
        def word(numbers):
            return ''.join('...' if n is Ellipsis else letters[n] for n in numbers)
        text = ','.join(word(s) for s in subscripts)
        if output is not None:
            text += '->' + word(output)
        return np.einsum(text, *arrays, out=out, dtype=dtype, order=order, casting=casting, optimize=optimize)

    def einsum_path(*operands, optimize='greedy', einsum_call=False):
        """An order of products for einsum: here all at once."""
        count = len(operands) - 1
        return ['einsum_path', tuple(range(count))], 'All operands are multiplied at once.'

    def matmul(x1, x2, /):
        """The product of matrices, over leading axes."""
        return np.matmul(x1, x2)

    def outer(x1, x2, /):
        """All products of the elements of two vectors."""
        x1, x2 = np.asanyarray(x1), np.asanyarray(x2)
        if x1.ndim != 1 or x2.ndim != 1:
            raise ValueError(f'Input arrays must be one-dimensional, but they are x1.ndim={x1.ndim} and x2.ndim={x2.ndim}.')
        return np.outer(x1, x2)

    def tensordot(x1, x2, /, *, axes=2):
        """The sums of products over axes."""
        return np.tensordot(x1, x2, axes=axes)

    def matrix_transpose(x, /):
        """With the last two axes exchanged."""
        return np.matrix_transpose(x)

    def diagonal(x, /, *, offset=0):
        """The diagonals of the last two axes."""
        return np.diagonal(x, offset, axis1=-2, axis2=-1)

    def trace(x, /, *, offset=0, dtype=None):
        """The sums along the diagonals of the last two axes."""
        return np.trace(x, offset, axis1=-2, axis2=-1, dtype=dtype)
    """#)
}
