import Evaluator

extension WrittenSklearn {
  static let neighbors = WrittenModule(
    "_sklearn_neighbors", doc: "Samples near others.",
    #"""
    import numpy as np
    from _sklearn_base import BaseEstimator, ClassifierMixin, RegressorMixin

    class _Neighbors(BaseEstimator):
        def _keep(self, X):
            self._only('metric', 'minkowski', 'euclidean', 'l2', 'manhattan', 'l1', 'cityblock', 'cosine', 'chebyshev')
            if self.metric_params is not None:
                raise NotImplementedError(f'{type(self).__name__}: metric_params is not here')
            self._fit_X = self._samples(X, fits=True)
            self.n_samples_fit_ = len(self._fit_X)
            name, power = self.metric, self.p
            if name == 'minkowski':
                name = {1: 'manhattan', 2: 'euclidean'}.get(power, name)
            self.effective_metric_ = {'l2': 'euclidean', 'l1': 'manhattan', 'cityblock': 'manhattan'}.get(name, name)

        def _distances(self, A):
            B, name = self._fit_X, self.effective_metric_
            if name == 'euclidean':
                if B.shape[1] > 15:
                    A, B = A.astype(np.float64), B.astype(np.float64)
                    squares = (A * A).sum(axis=1)[:, None] - 2 * (A @ B.T) + (B * B).sum(axis=1)[None, :]
                    return np.sqrt(np.maximum(squares, 0))
                return np.sqrt(sum((A[:, j:j + 1] - B[None, :, j]) ** 2 for j in range(B.shape[1])))
            if name == 'cosine':
                def unit(X):
                    lengths = np.sqrt((X * X).sum(axis=1, keepdims=True))
                    return X / np.where(lengths == 0, 1, lengths)
                return np.maximum(1 - unit(A) @ unit(B).T, 0)
            parts = (np.abs(A[:, j:j + 1] - B[None, :, j]) for j in range(B.shape[1]))
            if name == 'manhattan':
                return sum(parts)
            if name == 'chebyshev':
                total = 0
                for part in parts:
                    total = np.maximum(total, part)
                return total
            return sum(part ** self.p for part in parts) ** (1 / self.p)

        def kneighbors(self, X=None, n_neighbors=None, return_distance=True):
            """The nearest samples of each: (distances, numbers), the nearest first. Without X, of the samples themselves."""
            self._fitted()
            count = self.n_neighbors if n_neighbors is None else n_neighbors
            if count <= 0:
                raise ValueError(f'Expected n_neighbors > 0. Got {count}')
            itself = X is None
            X = self._fit_X if itself else self._samples(X)
            wanted = count + itself
            if wanted > len(self._fit_X):
                if itself:
                    raise ValueError('Expected n_neighbors < n_samples_fit, but n_neighbors = '
                                     f'{count}, n_samples_fit = {len(self._fit_X)}, n_samples = {len(X)}')
                raise ValueError('Expected n_neighbors <= n_samples_fit, but n_neighbors = '
                                 f'{count}, n_samples_fit = {len(self._fit_X)}, n_samples = {len(X)}')
            lengths, places = [], []
            rows = max(1, 4000000 // len(self._fit_X))
            for start in range(0, len(X), rows):
                all = self._distances(X[start:start + rows])
                if itself:
                    all[np.arange(len(all)), np.arange(start, start + len(all))] = -1.0
                near = np.argpartition(all, wanted - 1, axis=1)[:, :wanted] if wanted < all.shape[1] else \
                    np.broadcast_to(np.arange(all.shape[1]), all.shape)
                near = np.sort(near, axis=1)
                values = np.take_along_axis(all, near, axis=1)
                order = np.argsort(values, axis=1, kind='stable')
                places.append(np.take_along_axis(near, order, axis=1)[:, itself:])
                lengths.append(np.take_along_axis(values, order, axis=1)[:, itself:])
            places = np.concatenate(places)
            return (np.concatenate(lengths), places) if return_distance else places

        def _weights(self, distances):
            if self.weights == 'uniform':
                return np.ones_like(distances)
            if callable(self.weights):
                return self.weights(distances)
            if self.weights != 'distance':
                raise ValueError(f"The 'weights' parameter of {type(self).__name__} must be a str among "
                                 f"{{'uniform', 'distance'}}, a callable or None. Got {self.weights!r} instead.")
            with np.errstate(divide='ignore'):
                weights = 1.0 / distances
            rows = np.isinf(weights).any(axis=1)
            weights[rows] = np.isinf(weights[rows])
            return weights

    class NearestNeighbors(_Neighbors):
        """Finds the samples that are nearest to others."""

        def __init__(self, *, n_neighbors=5, radius=1.0, algorithm='auto', leaf_size=30, metric='minkowski', p=2,
                     metric_params=None, n_jobs=None):
            self._take(NearestNeighbors, locals())

        def fit(self, X, y=None):
            """Keeps the samples."""
            self._keep(X)
            return self

    class KNeighborsClassifier(_Neighbors, ClassifierMixin):
        """The class that most of the nearest samples have."""

        def __init__(self, n_neighbors=5, *, weights='uniform', algorithm='auto', leaf_size=30, p=2, metric='minkowski',
                     metric_params=None, n_jobs=None):
            self._take(KNeighborsClassifier, locals())

        def fit(self, X, y):
            """Keeps the samples and their classes."""
            self._keep(X)
            self.classes_, self._y = self._classes(self._fit_X, y)
            return self

        def _votes(self, X):
            distances, places = self.kneighbors(X)
            weights = self._weights(distances)
            votes = np.zeros((len(places), len(self.classes_)))
            labels = self._y[places]
            rows = np.arange(len(places))
            for column in range(labels.shape[1]):
                votes[rows, labels[:, column]] += weights[:, column]
            return votes

        def predict(self, X):
            """The classes."""
            return self.classes_[self._votes(X).argmax(axis=1)]

        def predict_proba(self, X):
            """The shares of the classes among the nearest samples."""
            votes = self._votes(X)
            sums = votes.sum(axis=1, keepdims=True)
            return votes / np.where(sums == 0, 1, sums)

    class KNeighborsRegressor(_Neighbors, RegressorMixin):
        """The mean of the nearest samples' targets."""

        def __init__(self, n_neighbors=5, *, weights='uniform', algorithm='auto', leaf_size=30, p=2, metric='minkowski',
                     metric_params=None, n_jobs=None):
            self._take(KNeighborsRegressor, locals())

        def fit(self, X, y):
            """Keeps the samples and their targets."""
            self._keep(X)
            y = np.asarray(y)
            self._same_length(self._fit_X, y)
            self._y = y
            return self

        def predict(self, X):
            """The predicted numbers."""
            distances, places = self.kneighbors(X)
            weights = self._weights(distances)
            targets = self._y[places]
            if targets.ndim == 3:
                weights = weights[:, :, None]
            return (targets * weights).sum(axis=1) / weights.sum(axis=1)
    """#)
}
