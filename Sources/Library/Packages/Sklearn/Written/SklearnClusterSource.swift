import Evaluator

extension WrittenSklearn {
  static let cluster = WrittenModule(
    "_sklearn_cluster", doc: "Groups of samples.",
    #"""
    import numpy as np
    from _sklearn_base import BaseEstimator, TransformerMixin, generator

    def _squares(A, B, own=None):
        """Squared distances of each row of A to each of B."""
        own = (B * B).sum(axis=1) if own is None else own
        return np.maximum((A * A).sum(axis=1)[:, None] - 2 * (A @ B.T) + own[None, :], 0)

    class KMeans(BaseEstimator, TransformerMixin):
        """Groups samples around centers: each sample belongs to the nearest, each center is the mean of its samples."""

        def __init__(self, n_clusters=8, *, init='k-means++', n_init='auto', max_iter=300, tol=0.0001, verbose=0,
                     random_state=None, copy_x=True, algorithm='lloyd'):
            self._take(KMeans, locals())

        def fit(self, X, y=None, sample_weight=None):
            """Finds the centers."""
            self._only('algorithm', 'lloyd', 'elkan')
            self._only('verbose', 0, False)
            if sample_weight is not None:
                raise NotImplementedError('KMeans: sample_weight is not here')
            X = self._samples(X, fits=True)
            if len(X) < self.n_clusters:
                raise ValueError(f'n_samples={len(X)} should be >= n_clusters={self.n_clusters}.')
            given = None if isinstance(self.init, str) or callable(self.init) else np.asarray(self.init, X.dtype)
            if given is not None and given.shape != (self.n_clusters, X.shape[1]):
                raise ValueError(f'The shape of the initial centers {given.shape} does not match the number of clusters '
                                 f'{self.n_clusters}.')
            runs = self.n_init
            if runs == 'auto':
                runs = 10 if isinstance(self.init, str) and self.init == 'random' or callable(self.init) else 1
            if given is not None:
                runs = 1
            random = generator(self.random_state)
            tolerance = np.mean(np.var(X, axis=0)) * self.tol
            mean = X.mean(axis=0)
            X = X - mean
            best = None
            for _ in range(runs):
                if given is not None:
                    centers = given - mean
                elif callable(self.init):
                    centers = np.asarray(self.init(X, self.n_clusters, random_state=random), X.dtype)
                elif self.init == 'random':
                    shares = np.full(len(X), 1 / len(X))
                    centers = X[random.choice(len(X), size=self.n_clusters, replace=False, p=shares)]
                elif self.init == 'k-means++':
                    centers = self._spread(X, random)
                else:
                    raise ValueError(f"The 'init' parameter of KMeans must be a str among {{'k-means++', 'random'}}, a "
                                     f'callable or an array-like. Got {self.init!r} instead.')
                found = self._run(X, centers, tolerance)
                if best is None or found[1] < best[1] and not self._are_alike(found[0], best[0]):
                    best = found
            self.labels_, self.inertia_, centers, self.n_iter_ = best
            self.cluster_centers_ = centers + mean
            return self

        def _spread(self, X, random):
            """Centers among the samples, each drawn by its distance to those before: the best of some draws."""
            norms = (X * X).sum(axis=1)
            ones = np.ones(len(X), X.dtype)
            trials = 2 + int(np.log(self.n_clusters))
            first = random.choice(len(X), p=ones / ones.sum())
            centers = np.empty((self.n_clusters, X.shape[1]), X.dtype)
            centers[0] = X[first]
            nearest = _squares(centers[:1], X, norms)[0]
            total = nearest @ ones
            for place in range(1, self.n_clusters):
                draws = random.uniform(size=trials) * total
                tried = np.minimum(np.searchsorted(np.cumsum(nearest), draws), len(X) - 1)
                distances = np.minimum(nearest, _squares(X[tried], X, norms))
                totals = distances @ ones
                best = int(np.argmin(totals))
                total, nearest = totals[best], distances[best]
                centers[place] = X[tried[best]]
            return centers

        def _labels(self, X, centers):
            """The nearest centers' numbers."""
            own = (centers * centers).sum(axis=1)
            labels = np.empty(len(X), np.int32)
            for start in range(0, len(X), 4096):
                labels[start:start + 4096] = (own[None, :] - 2 * (X[start:start + 4096] @ centers.T)).argmin(axis=1)
            return labels

        def _run(self, X, centers, tolerance):
            labels = None
            for iteration in range(self.max_iter):
                new = self._labels(X, centers)
                moved = self._means(X, new, centers)
                shift = float(((moved - centers) ** 2).sum())
                centers = moved
                if labels is not None and np.array_equal(new, labels):
                    labels = new
                    break
                labels = new
                if shift <= tolerance:
                    labels = self._labels(X, centers)
                    break
            else:
                labels = self._labels(X, centers)
            inertia = float(((X - centers[labels]) ** 2).sum())
            return labels, inertia, centers, iteration + 1

        def _means(self, X, labels, centers):
            counts = np.bincount(labels, minlength=self.n_clusters)
            sums = np.zeros_like(centers)
            for k in range(self.n_clusters):
                if counts[k]:
                    sums[k] = X[labels == k].sum(axis=0)
            empty = np.flatnonzero(counts == 0)
            if len(empty):
                # A center without samples takes one that is far from its own.
                distances = ((X - centers[labels]) ** 2).sum(axis=1)
                far = np.argpartition(distances, -len(empty))[:-len(empty) - 1:-1]
                for k, sample in zip(empty, far):
                    old = labels[sample]
                    sums[old] -= X[sample]
                    sums[k] = X[sample]
                    counts[k], counts[old] = 1, counts[old] - 1
            return sums / np.maximum(counts, 1)[:, None].astype(X.dtype)

        def _are_alike(self, a, b):
            names = np.full(self.n_clusters, -1)
            for one, other in set(zip(a.tolist(), b.tolist())):
                if names[one] not in (-1, other):
                    return False
                names[one] = other
            return True

        def predict(self, X):
            """The numbers of the nearest centers."""
            self._fitted()
            X = self._samples(X)
            return self._labels(X, self.cluster_centers_.astype(X.dtype))

        def fit_predict(self, X, y=None, sample_weight=None):
            """fit, then the samples' centers."""
            return self.fit(X, sample_weight=sample_weight).labels_

        def transform(self, X):
            """The distances to the centers."""
            self._fitted()
            return np.sqrt(_squares(self._samples(X), self.cluster_centers_))

        def score(self, X, y=None, sample_weight=None):
            """Less the sum of squared distances to the nearest centers."""
            self._fitted()
            X = self._samples(X)
            return -float(((X - self.cluster_centers_[self.predict(X)]) ** 2).sum())
    """#)
}
