import Evaluator

extension WrittenNumPy {
  static let linalg = WrittenModule(
    "_numpy_linalg", doc: "Linear algebra of NumPy.",
    #"""
    from collections import namedtuple as _namedtuple
    import numpy as np
    import _numpy

    class LinAlgError(ValueError):
        """A matrix that cannot be decomposed or inverted."""

    EigResult = _namedtuple('EigResult', ['eigenvalues', 'eigenvectors'])
    EighResult = _namedtuple('EighResult', ['eigenvalues', 'eigenvectors'])
    QRResult = _namedtuple('QRResult', ['Q', 'R'])
    SlogdetResult = _namedtuple('SlogdetResult', ['sign', 'logabsdet'])
    SVDResult = _namedtuple('SVDResult', ['U', 'S', 'Vh'])

    def _matrix(a, square=False):
        a = np.asarray(a)
        if a.ndim < 2:
            raise LinAlgError(f'{a.ndim}-dimensional array given. Array must be at least two-dimensional')
        if square and a.shape[-1] != a.shape[-2]:
            raise LinAlgError('Last 2 dimensions of the array must be square')
        if a.dtype == np.float16:
            raise TypeError('array type float16 is unsupported in linalg')
        return a if a.dtype in (np.float32, np.float64) else a.astype(float)

    def _tried(function, words, *arguments):
        try:
            return function(*arguments)
        except ValueError as error:
            if 'opened' in str(error):
                raise
            raise LinAlgError(words) from None

    def det(a):
        """The determinant of a square matrix."""
        return _numpy.det(_matrix(a, True))

    def slogdet(a):
        """The sign of a determinant, and the logarithm of its size."""
        return SlogdetResult(*_numpy.slogdet(_matrix(a, True)))

    def inv(a):
        """The inverse of a square matrix."""
        a = _matrix(a, True)
        return _tried(_numpy.inv, 'Singular matrix', a) if a.size else a.copy()

    def solve(a, b):
        """The solution x of a @ x = b."""
        a, b = _matrix(a, True), np.asarray(b)
        if b.dtype not in (np.float32, np.float64):
            b = b.astype(float)
        size = a.shape[-1]
        rows = b.shape[0] if b.ndim == 1 else b.shape[-2] if b.ndim else 0
        if rows != size:
            signature = '(m,m),(m)->(m)' if b.ndim == 1 else '(m,m),(m,n)->(m,n)'
            raise ValueError(f'solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {signature} (size {rows} is different from {size})')
        if size == 0 or b.size == 0:
            return np.zeros(b.shape, b.dtype)
        return _tried(_numpy.solve, 'Singular matrix', a, b)

    def cholesky(a, /, *, upper=False):
        """The lower triangle L with L @ L.T = a."""
        a = _matrix(a, True)
        if a.size == 0:
            return a.copy()
        result = _tried(_numpy.cholesky, 'Matrix is not positive definite', np.swapaxes(a, -1, -2) if upper else a)
        return np.swapaxes(result, -1, -2) if upper else result

    def _no_complex(imaginary):
        if np.any(imaginary != 0):
            raise NotImplementedError('the eigenvalues are complex, and fieldbook has no complex numbers: '
                                      'of a symmetric matrix, which np.linalg.eigh takes, they are real')

    def eig(a):
        """The eigenvalues of a square matrix, and its eigenvectors as columns."""
        a = _matrix(a, True)
        if a.size == 0:
            return EigResult(np.zeros(a.shape[:-1], a.dtype), a.copy())
        real, imaginary, vectors = _tried(_numpy.eig, _not_finite(a) or 'Eigenvalues did not converge', a, True)
        _no_complex(imaginary)
        return EigResult(real, vectors)

    def _not_finite(a):
        return None if np.isfinite(a).all() else 'Array must not contain infs or NaNs'

    def eigvals(a):
        """The eigenvalues of a square matrix."""
        a = _matrix(a, True)
        if a.size == 0:
            return np.zeros(a.shape[:-1], a.dtype)
        real, imaginary, _ = _tried(_numpy.eig, _not_finite(a) or 'Eigenvalues did not converge', a, False)
        _no_complex(imaginary)
        return real

    def _triangle(UPLO):
        if UPLO.upper() not in ('L', 'U'):
            raise ValueError("UPLO argument must be 'L' or 'U'")
        return UPLO.upper() == 'U'

    def eigh(a, UPLO='L'):
        """The eigenvalues of a symmetric matrix in ascending order, and its eigenvectors as columns."""
        upper, a = _triangle(UPLO), _matrix(a, True)
        if a.size == 0:
            return EighResult(np.zeros(a.shape[:-1], a.dtype), a.copy())
        values, vectors = _tried(_numpy.eigh, 'Eigenvalues did not converge', a, upper, True)
        return EighResult(values, vectors)

    def eigvalsh(a, UPLO='L'):
        """The eigenvalues of a symmetric matrix in ascending order."""
        upper, a = _triangle(UPLO), _matrix(a, True)
        if a.size == 0:
            return np.zeros(a.shape[:-1], a.dtype)
        return _tried(_numpy.eigh, 'Eigenvalues did not converge', a, upper, False)[0]

    def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
        """The singular values of a matrix, and the orthogonal matrices U and Vh with a = U @ diag(S) @ Vh."""
        a = _matrix(a)
        if hermitian:
            values, vectors = eigh(a)
            order = np.argsort(np.abs(values))[..., ::-1]
            sign = np.take_along_axis(np.where(values < 0, -1.0, 1.0).astype(values.dtype), order, -1)
            sizes = np.take_along_axis(np.abs(values), order, -1)
            if not compute_uv:
                return sizes
            u = np.take_along_axis(vectors, order[..., None, :], -1)
            return SVDResult(u, sizes, np.swapaxes(u * sign[..., None, :], -2, -1))
        m, n = a.shape[-2:]
        if a.size == 0:
            k = min(m, n)
            s = np.zeros(a.shape[:-2] + (k,), a.dtype)
            if not compute_uv:
                return s
            u = np.broadcast_to(np.eye(m, m if full_matrices else k), a.shape[:-2] + (m, m if full_matrices else k)).astype(a.dtype)
            vh = np.broadcast_to(np.eye(n if full_matrices else k, n), a.shape[:-2] + (n if full_matrices else k, n)).astype(a.dtype)
            return SVDResult(u, s, vh)
        u, s, vh = _tried(_numpy.svd, 'SVD did not converge', a, compute_uv, full_matrices)
        return SVDResult(u, s, vh) if compute_uv else s

    def svdvals(x, /):
        """The singular values of a matrix."""
        return svd(x, compute_uv=False)

    def qr(a, mode='reduced'):
        """An orthogonal matrix Q and an upper triangle R with a = Q @ R."""
        if mode not in ('reduced', 'complete', 'r', 'raw'):
            raise ValueError(f"Unrecognized mode '{mode}'")
        a = _matrix(a)
        m, n = a.shape[-2:]
        k = min(m, n)
        wanted = None if mode in ('r', 'raw') else m if mode == 'complete' else k
        if a.size == 0:
            q, r = np.broadcast_to(np.eye(m, wanted or 0), a.shape[:-2] + (m, wanted or 0)), np.zeros(a.shape[:-2] + (wanted or k, n))
            if mode == 'raw':
                return np.zeros(a.shape[:-2] + (n, m)), np.zeros(a.shape[:-2] + (k,))
            return r if mode == 'r' else QRResult(q, r)
        packed, factors, q = _numpy.qr(a, wanted)
        if mode == 'raw':
            return np.swapaxes(packed, -1, -2), factors
        r = np.triu(packed[..., :wanted if wanted and wanted <= m else k, :])
        return r if mode == 'r' else QRResult(q, r)

    def lstsq(a, b, rcond=None):
        """The least-squares solution of a @ x = b, the sums of squares that are left, the rank of a and its singular values."""
        a, b = _matrix(a), np.asarray(b)
        is_vector = b.ndim == 1
        if is_vector:
            b = b[:, np.newaxis]
        if a.ndim != 2 or b.ndim != 2:
            raise LinAlgError(f'{max(a.ndim, b.ndim)}-dimensional array given. Array must be two-dimensional')
        m, n = a.shape
        if m != b.shape[0]:
            raise LinAlgError('Incompatible dimensions')
        kind = np.result_type(a, b if b.dtype.kind == 'f' else float)
        if rcond is None:
            rcond = np.finfo(kind).eps * max(n, m)
        if m == 0 or n == 0:
            residuals = (b * b).sum(axis=0).astype(kind) if m > n else np.zeros(0, kind)
            x, rank, s = np.zeros((n, b.shape[1]), kind), 0, np.zeros(min(m, n), kind)
        else:
            x, rest, rank, s = _tried(_numpy.lstsq, 'SVD did not converge in Linear Least Squares', a, b.astype(float), float(rcond))
            residuals = (rest * rest).sum(axis=0) if rank == n and m > n else np.array([], kind)
        if is_vector:
            x = x.squeeze(axis=-1)
        return x.astype(kind), residuals.astype(kind), np.int32(rank), s.astype(kind)

    def pinv(a, rcond=None, hermitian=False, *, rtol=None):
        """The pseudo-inverse of a matrix."""
        a = _matrix(a)
        if rcond is not None and rtol is not None:
            raise ValueError("`rtol` and `rcond` can't be both set.")
        if rcond is None:
            rcond = 1e-15 if rtol is None else rtol
        cutoff = rcond
        if a.size == 0:
            return np.zeros(a.shape[:-2] + (a.shape[-1], a.shape[-2]), a.dtype)
        u, s, vt = svd(a, full_matrices=False, hermitian=hermitian)
        limit = np.asarray(cutoff)[..., np.newaxis] * np.max(s, axis=-1, keepdims=True)
        large = s > limit
        s = np.where(large, 1 / np.where(large, s, 1), 0).astype(a.dtype)
        return np.matmul(np.swapaxes(vt, -1, -2), np.multiply(s[..., np.newaxis], np.swapaxes(u, -1, -2)))

    def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
        """How many singular values are not 0."""
        if tol is not None and rtol is not None:
            raise ValueError("`tol` and `rtol` can't be both set.")
        A = np.asarray(A)
        if A.ndim < 2:
            return int(not np.all(A == 0))
        s = svd(A, compute_uv=False, hermitian=hermitian)
        if s.shape[-1] == 0:
            return np.count_nonzero(s, axis=-1)
        if tol is None:
            if rtol is None:
                rtol = max(A.shape[-2:]) * np.finfo(s.dtype).eps
            tol = s.max(axis=-1, keepdims=True) * np.asarray(rtol)[..., np.newaxis]
        else:
            tol = np.asarray(tol)[..., np.newaxis]
        return np.count_nonzero(s > tol, axis=-1)

    def cross(x1, x2, /, *, axis=-1):
        """The vectors perpendicular to two of three numbers each."""
        x1, x2 = np.asanyarray(x1), np.asanyarray(x2)
        if x1.shape[axis] != 3 or x2.shape[axis] != 3:
            raise ValueError('Both input arrays must be (arrays of) 3-dimensional vectors, '
                             f'but they are {x1.shape[axis]} and {x2.shape[axis]} dimensional instead.')
        return np.cross(x1, x2, axis=axis)

    def cond(x, p=None):
        """The condition number of a matrix."""
        x = _matrix(x)
        if x.size == 0:
            raise LinAlgError('cond is not defined on empty arrays')
        if p is None or p == 2 or p == -2:
            s = svd(x, compute_uv=False)
            result = s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1]
            lost = np.isnan(result) & ~np.isnan(x).any(axis=(-2, -1))
            return np.where(lost, np.asarray(np.inf, x.dtype), result)[()]
        _matrix(x, True)
        try:
            inverse = inv(x)
        except LinAlgError:
            if x.ndim == 2:
                return np.float64(np.inf)
            # One of them has no inverse; the others have.
            rows = x.reshape((-1,) + x.shape[-2:])
            return np.array([cond(row, p) for row in rows]).reshape(x.shape[:-2])
        return np.linalg.norm(x, p, axis=(-2, -1)) * np.linalg.norm(inverse, p, axis=(-2, -1))

    def matrix_power(a, n):
        """A matrix multiplied by itself; the inverse, for a negative n."""
        a = np.asanyarray(a)
        if a.ndim < 2:
            raise LinAlgError(f'{a.ndim}-dimensional array given. Array must be at least two-dimensional')
        if a.shape[-1] != a.shape[-2]:
            raise LinAlgError('Last 2 dimensions of the array must be square')
        if not isinstance(n, (int, np.integer)):
            raise TypeError('exponent must be an integer')
        n = int(n)
        if n < 0:
            a, n = inv(a), -n
        result = np.broadcast_to(np.eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
        while n:
            if n & 1:
                result = np.matmul(result, a)
            n >>= 1
            if n:
                a = np.matmul(a, a)
        return result
    """#)
}
