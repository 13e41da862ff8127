import Evaluator

extension WrittenSklearn {
  static let base = WrittenModule(
    "_sklearn_base", doc: "What estimators share: arguments, checks of samples, scores.",
    #"""
    import inspect as _inspect
    import numpy as np

    class NotFittedError(ValueError, AttributeError):
        """Raised where an estimator is used before it is fitted."""

    class ConvergenceWarning(UserWarning):
        """Told where an iteration ended before it converged."""

    class BaseEstimator:
        """The base of estimators: what was asked for is in attributes of the arguments' names."""

        def get_params(self, deep=True):
            """The arguments, as a dict."""
            return {name: getattr(self, name) for name in sorted(self._defaults)}

        def set_params(self, **params):
            """Sets arguments by name."""
            for name, value in params.items():
                if name not in self._defaults:
                    raise ValueError(f"Invalid parameter {name!r} for estimator {self!r}. "
                                     f"Valid parameters are: {sorted(self._defaults)!r}.")
                setattr(self, name, value)
            return self

        def __repr__(self):
            changed = []
            for name in sorted(self._defaults):
                value, default = getattr(self, name), self._defaults[name]
                if value is not default and repr(value) != repr(default):
                    changed.append(f"{name}={value!r}")
            return f"{type(self).__name__}({', '.join(changed)})"

        def _take(self, cls, given):
            """Keeps the arguments of a class's `__init__`, and what they are by default."""
            parameters = list(_inspect.signature(cls.__init__).parameters.values())[1:]
            self._defaults = {parameter.name: parameter.default for parameter in parameters}
            for name in self._defaults:
                setattr(self, name, given[name])

        def _only(self, name, *allowed):
            """Refuses what is not computed here."""
            value = getattr(self, name)
            if not any(value is one or (type(value) == type(one) and value == one) for one in allowed):
                raise NotImplementedError(
                    f"{type(self).__name__}: {name}={value!r} is not here, only " + " or ".join(map(repr, allowed)))

        # Whether features are checked as they are given, before they become floats.
        _keeps_integers = False

        def _fitted(self):
            if not hasattr(self, 'n_features_in_'):
                raise NotFittedError(f"This {type(self).__name__} instance is not fitted yet. Call 'fit' with appropriate "
                                     "arguments before using this estimator.")

        def _samples(self, X, fits=False):
            """The samples as a table of floats."""
            name = type(self).__name__
            X = given = np.asarray(X)
            if X.dtype.kind not in 'fiub':
                X = X.astype(np.float64)
            elif X.dtype not in (np.float32, np.float64):
                X = X.astype(np.float32 if X.dtype == np.float16 else np.float64)
            if X.ndim < 2:
                what = 'scalar' if X.ndim == 0 else '1D'
                raise ValueError(f"Expected 2D array, got {what} array instead:\narray={given if self._keeps_integers else X}.\nReshape your data either using "
                                 "array.reshape(-1, 1) if your data has a single feature or array.reshape(1, -1) if it "
                                 "contains a single sample.")
            if X.ndim > 2:
                raise ValueError(f"Found array with dim {X.ndim}, while dim <= 2 is required by {name}.")
            for count, what in ((X.shape[0], 'sample'), (X.shape[1], 'feature')):
                if count == 0:
                    raise ValueError(f"Found array with 0 {what}(s) (shape={X.shape}) while a minimum of 1 is required by {name}.")
            if np.isnan(X).any():
                raise ValueError(f"Input X contains NaN.\n{name} does not accept missing values encoded as NaN natively.")
            if np.isinf(X).any():
                raise ValueError(f"Input X contains infinity or a value too large for dtype('{X.dtype}').")
            if fits:
                self.n_features_in_ = X.shape[1]
            elif X.shape[1] != self.n_features_in_:
                raise ValueError(f"X has {X.shape[1]} features, but {name} is expecting {self.n_features_in_} features as input.")
            return X

        def _same_length(self, X, y):
            if len(X) != len(y):
                raise ValueError(f"Found input variables with inconsistent numbers of samples: [{len(X)}, {len(y)}]")

        def _targets(self, X, y):
            """Numbers for each sample."""
            if y is None:
                raise ValueError(f"{type(self).__name__} requires y to be passed, but the target y is None")
            y = np.asarray(y)
            self._same_length(X, y)
            return y.astype(X.dtype)

        def _classes(self, X, y):
            """The classes, and the number of each sample's class."""
            if y is None:
                raise ValueError(f"{type(self).__name__} requires y to be passed, but the target y is None")
            y = np.asarray(y)
            if y.ndim == 2 and y.shape[1] == 1:
                y = y.ravel()
            if y.ndim != 1:
                raise ValueError(f"y should be a 1d array, got an array of shape {y.shape} instead.")
            self._same_length(X, y)
            if y.dtype.kind == 'f' and (y != np.floor(y)).any():
                raise ValueError("Unknown label type: continuous. Maybe you are trying to fit a classifier, which expects "
                                 "discrete classes on a regression target with continuous values.")
            return np.unique(y, return_inverse=True)

    def clone(estimator, *, safe=True):
        """An estimator with the same arguments that is not fitted."""
        return type(estimator)(**estimator.get_params())

    def generator(random_state):
        """The generator of a random_state."""
        if random_state is None:
            return np.random
        if isinstance(random_state, np.random.RandomState):
            return random_state
        return np.random.RandomState(random_state)

    class RegressorMixin:
        """What has a score of predicted numbers."""

        def score(self, X, y, sample_weight=None):
            """R²: the share of the variance that is predicted."""
            from sklearn.metrics import r2_score
            return r2_score(y, self.predict(X), sample_weight=sample_weight)

    class ClassifierMixin:
        """What has a score of predicted classes."""

        def score(self, X, y, sample_weight=None):
            """The share of samples whose class is predicted."""
            from sklearn.metrics import accuracy_score
            return accuracy_score(y, self.predict(X), sample_weight=sample_weight)

    class TransformerMixin:
        """What transforms samples."""

        def fit_transform(self, X, y=None, **fit_params):
            """fit, then transform of the same samples."""
            return self.fit(X, y, **fit_params).transform(X)
    """#)
}
