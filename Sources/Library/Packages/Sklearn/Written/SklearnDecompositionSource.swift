import Evaluator

extension WrittenSklearn {
  static let decomposition = WrittenModule(
    "_sklearn_decomposition", doc: "Principal components.",
    #"""
    import numpy as np
    from _sklearn_base import BaseEstimator, TransformerMixin

    class PCA(BaseEstimator, TransformerMixin):
        """Principal components: the directions in which samples vary most, by the singular values of the centred samples."""

        def __init__(self, n_components=None, *, copy=True, whiten=False, svd_solver='auto', tol=0.0,
                     iterated_power='auto', n_oversamples=10, power_iteration_normalizer='auto', random_state=None):
            self._take(PCA, locals())

        def fit(self, X, y=None):
            """Learns the components from samples."""
            self._fit(X)
            return self

        def _fit(self, X):
            self._only('svd_solver', 'auto', 'full', 'covariance_eigh', 'randomized', 'arpack')
            if isinstance(self.n_components, str):
                raise NotImplementedError(f'PCA: n_components={self.n_components!r} is not here, only a number or None')
            X = self._samples(X, fits=True)
            samples, features = X.shape
            most = min(samples, features)
            count = most if self.n_components is None else self.n_components
            by_covariance = self.svd_solver == 'covariance_eigh' or (
                self.svd_solver == 'auto' and features <= 1000 and samples >= 10 * features)
            if not 0 <= count <= most:
                solver = 'covariance_eigh' if by_covariance else 'full' if self.svd_solver == 'auto' else self.svd_solver
                raise ValueError(f'n_components={count} must be between 0 and min(n_samples, n_features)={most} '
                                 f'with svd_solver={solver!r}')
            self.mean_ = np.mean(X, axis=0)
            if by_covariance:
                spread = X.T @ X
                spread -= samples * self.mean_.reshape(-1, 1) * self.mean_.reshape(1, -1)
                spread /= samples - 1
                variances, vectors = np.linalg.eigh(spread)
                variances, rows = np.maximum(variances[::-1], 0), vectors[:, ::-1].T
                singular = np.sqrt(variances * (samples - 1))
            else:
                _, singular, rows = np.linalg.svd(X - self.mean_, full_matrices=False)
                variances = singular ** 2 / (samples - 1)
            # A component's largest coefficient is positive.
            rows = rows * np.sign(rows[np.arange(len(rows)), np.abs(rows).argmax(axis=1)])[:, None]
            shares = variances / np.sum(variances)
            if 0 < count < 1:
                count = np.searchsorted(np.cumsum(shares), count, side='right') + 1
            self.noise_variance_ = np.mean(variances[count:]) if count < most else 0.0
            self.n_samples_, self.n_components_ = samples, count
            self.components_ = rows[:count].copy()
            self.explained_variance_ = variances[:count].copy()
            self.explained_variance_ratio_ = shares[:count].copy()
            self.singular_values_ = singular[:count].copy()

        def transform(self, X):
            """The samples' coordinates along the components."""
            self._fitted()
            X = self._samples(X)
            moved = X @ self.components_.T - self.mean_.reshape(1, -1) @ self.components_.T
            if self.whiten:
                scale = np.sqrt(self.explained_variance_)
                moved = moved / np.maximum(scale, np.finfo(scale.dtype).eps)
            return moved

        def inverse_transform(self, X):
            """The samples that coordinates stand for."""
            self._fitted()
            X = np.asarray(X)
            if self.whiten:
                return X @ (np.sqrt(self.explained_variance_[:, None]) * self.components_) + self.mean_
            return X @ self.components_ + self.mean_
    """#)
}
