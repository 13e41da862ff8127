import Evaluator

extension WrittenSklearn {
  static let linear = WrittenModule(
    "_sklearn_linear", doc: "Linear functions of features.",
    #"""
    import warnings
    import numpy as np
    from _sklearn_base import BaseEstimator, ClassifierMixin, ConvergenceWarning, RegressorMixin

    class _Linear(BaseEstimator, RegressorMixin):
        def _centred(self, X, y):
            if not self.fit_intercept:
                return X, y, np.zeros(X.shape[1], X.dtype), np.zeros(y.shape[1:], X.dtype)
            mean, target = np.mean(X, axis=0), np.mean(y, axis=0)
            return X - mean, y - target, mean, target

        def _set(self, coef, mean, target):
            self.coef_ = coef
            self.intercept_ = target - mean @ coef.T if self.fit_intercept else 0.0

        def predict(self, X):
            """The predicted numbers."""
            self._fitted()
            return self._samples(X) @ self.coef_.T + self.intercept_

    class LinearRegression(_Linear):
        """Least squares: the linear function of the features that is nearest to the targets."""
        _keeps_integers = True

        def __init__(self, *, fit_intercept=True, copy_X=True, tol=1e-06, n_jobs=None, positive=False):
            self._take(LinearRegression, locals())

        def fit(self, X, y, sample_weight=None):
            """Learns from samples and targets."""
            self._only('positive', False)
            X = self._samples(X, fits=True)
            y = self._targets(X, y)
            if sample_weight is not None:
                weight = np.asarray(sample_weight, X.dtype) * np.ones(len(X), X.dtype)
                root = np.sqrt(weight)
                mean = np.average(X, axis=0, weights=weight) if self.fit_intercept else np.zeros(X.shape[1], X.dtype)
                target = np.average(y, axis=0, weights=weight) if self.fit_intercept else np.zeros(y.shape[1:], X.dtype)
                A, b = (X - mean) * root[:, None], (y - target) * (root if y.ndim == 1 else root[:, None])
            else:
                A, b, mean, target = self._centred(X, y)
            coef, _, rank, self.singular_ = np.linalg.lstsq(A, b, rcond=np.finfo(X.dtype).eps)
            self.rank_ = int(rank)
            self._set(coef.T, mean, target)
            return self

    class Ridge(_Linear):
        """Least squares with a penalty: alpha times the squared length of the coefficients."""

        def __init__(self, alpha=1.0, *, fit_intercept=True, copy_X=True, max_iter=None, tol=0.0001, solver='auto',
                     positive=False, random_state=None):
            self._take(Ridge, locals())

        def fit(self, X, y, sample_weight=None):
            """Learns from samples and targets."""
            self._only('positive', False)
            self._only('solver', 'auto', 'cholesky', 'svd')
            if sample_weight is not None:
                raise NotImplementedError('Ridge: sample_weight is not here')
            X = self._samples(X, fits=True)
            y = self._targets(X, y)
            A, b, mean, target = self._centred(X, y)
            if A.shape[1] > A.shape[0]:
                coef = A.T @ np.linalg.solve(A @ A.T + self.alpha * np.eye(len(A), dtype=X.dtype), b)
            else:
                coef = np.linalg.solve(A.T @ A + self.alpha * np.eye(A.shape[1], dtype=X.dtype), A.T @ b)
            self._set(coef.T, mean, target)
            return self

    class LogisticRegression(BaseEstimator, ClassifierMixin):
        """A linear function of the features for each class, whose softmax is the class's probability; found by L-BFGS."""

        def __init__(self, penalty='deprecated', *, C=1.0, l1_ratio=0.0, dual=False, tol=0.0001, fit_intercept=True,
                     intercept_scaling=1, class_weight=None, random_state=None, solver='lbfgs', max_iter=100, verbose=0,
                     warm_start=False, n_jobs=None):
            self._take(LogisticRegression, locals())

        def fit(self, X, y, sample_weight=None):
            """Learns from samples and their classes."""
            self._only('solver', 'lbfgs')
            self._only('penalty', 'deprecated', 'l2', None)
            self._only('class_weight', None)
            self._only('warm_start', False)
            self._only('dual', False)
            if self.l1_ratio not in (0, None):
                raise NotImplementedError(f'LogisticRegression: l1_ratio={self.l1_ratio!r} is not here, only 0')
            X = self._samples(X, fits=True)
            self.classes_, index = self._classes(X, y)
            count = len(self.classes_)
            if count < 2:
                raise ValueError('This solver needs samples of at least 2 classes in the data, but the data contains only '
                                 f'one class: {self.classes_[0]!r}')
            weight = np.ones(len(X)) if sample_weight is None else np.asarray(sample_weight, np.float64)
            weight = weight / weight.sum()
            total = len(X) if sample_weight is None else float(np.sum(sample_weight))
            strength = 0.0 if self.penalty is None else 1.0 / (self.C * total)
            columns, rows = X.shape[1] + bool(self.fit_intercept), 1 if count == 2 else count
            chosen = index == 1 if count == 2 else None
            places = np.arange(len(X))

            def loss(flat):
                w = flat.reshape(rows, columns)
                coef, bias = w[:, :X.shape[1]], w[:, X.shape[1]:]
                raw = (X @ coef.astype(X.dtype).T).astype(np.float64)
                if self.fit_intercept:
                    raw = raw + bias.T
                if count == 2:
                    raw = raw[:, 0]
                    value = np.sum(weight * (np.logaddexp(0.0, raw) - np.where(chosen, raw, 0.0)))
                    pull = (weight * (1 / (1 + np.exp(-raw)) - chosen))[:, None]
                else:
                    raw = raw - raw.max(axis=1, keepdims=True)
                    powers = np.exp(raw)
                    sums = powers.sum(axis=1)
                    value = np.sum(weight * (np.log(sums) - raw[places, index]))
                    pull = powers / sums[:, None]
                    pull[places, index] -= 1
                    pull = pull * weight[:, None]
                slope = np.empty_like(w)
                slope[:, :X.shape[1]] = (pull.astype(X.dtype).T @ X).astype(np.float64) + strength * coef
                if self.fit_intercept:
                    slope[:, X.shape[1]] = pull.sum(axis=0)
                return float(value + 0.5 * strength * np.sum(coef * coef)), slope.ravel()

            flat, steps, converged = _lbfgs(loss, np.zeros(rows * columns), self.max_iter, self.tol)
            self.n_iter_ = np.array([steps], np.int32)
            if not converged:
                warnings.warn(f'lbfgs failed to converge after {steps} iteration(s) (status=1):\n'
                              f'STOP: TOTAL NO. OF ITERATIONS REACHED LIMIT\n\nIncrease the number of iterations to improve '
                              f'the convergence (max_iter={self.max_iter}).', ConvergenceWarning, stacklevel=2)
            w = flat.reshape(rows, columns).astype(X.dtype)
            self.coef_ = w[:, :X.shape[1]]
            self.intercept_ = w[:, X.shape[1]] if self.fit_intercept else np.zeros(rows, X.dtype)
            return self

        def decision_function(self, X):
            """The linear functions' values."""
            self._fitted()
            raw = self._samples(X) @ self.coef_.T + self.intercept_
            return raw[:, 0] if raw.shape[1] == 1 else raw

        def predict(self, X):
            """The most probable classes."""
            raw = self.decision_function(X)
            return self.classes_[(raw > 0).astype(int) if raw.ndim == 1 else raw.argmax(axis=1)]

        def predict_proba(self, X):
            """The classes' probabilities."""
            raw = self.decision_function(X)
            if raw.ndim == 1:
                one = 1 / (1 + np.exp(-raw))
                return np.stack([1 - one, one], axis=1)
            powers = np.exp(raw - raw.max(axis=1, keepdims=True))
            return powers / powers.sum(axis=1, keepdims=True)

        def predict_log_proba(self, X):
            """The logarithms of the classes' probabilities."""
            return np.log(self.predict_proba(X))

    # Limited-memory BFGS with ten pairs, and the line search of Moré and Thuente.

    def _lbfgs(function, x, most, tolerance):
        """The minimum of a function that gives its value and slope: (x, iterations, whether it converged)."""
        least = np.finfo(float).eps
        value, slope = function(x)
        pairs, scale = [], 1.0
        if np.max(np.abs(slope)) <= tolerance:
            return x, 0, True
        for iteration in range(most):
            step = _direction(slope, pairs, scale)
            descent = float(slope @ step)
            if descent >= 0:
                if not pairs:
                    return x, iteration, True
                pairs, scale = [], 1.0
                step = -slope
                descent = float(slope @ step)
            first = min(1.0 / float(np.sqrt(step @ step)), 1e10) if iteration == 0 else 1.0
            found = _search(function, x, value, step, descent, first)
            if found is None:
                if not pairs:
                    return x, iteration, True
                pairs, scale = [], 1.0
                continue
            length, new, newSlope = found
            change, turn = length * step, newSlope - slope
            x, before, value = x + change, value, new
            ended = np.max(np.abs(newSlope)) <= tolerance
            small = before - value <= 64 * least * max(abs(before), abs(value), 1.0)
            product = float((newSlope @ step - descent) * length)
            slope = newSlope
            if ended or small:
                return x, iteration + 1, True
            if product > least * -descent * length:
                pairs = (pairs + [(change, turn, product)])[-10:]
                scale = float(turn @ turn) / product
        return x, most, False

    def _direction(slope, pairs, scale):
        step, shares = -slope, []
        for change, turn, product in reversed(pairs):
            share = float(change @ step) / product
            shares.append(share)
            step = step - share * turn
        step = step / scale
        for (change, turn, product), share in zip(pairs, reversed(shares)):
            step = step + (share - float(turn @ step) / product) * change
        return step

    def _search(function, x, value, step, descent, length):
        """A length with a sufficient decrease and a small slope: (length, value, slope), or None."""
        decrease, curvature, width, ceiling = 1e-3, 0.9, 0.1, 1e10
        enough = decrease * descent
        bracketed, early = False, True
        span, double = ceiling, 2 * ceiling
        (a, fa, da), (b, fb, db) = (0.0, value, descent), (0.0, value, descent)
        low, high = 0.0, length + 4 * length
        for _ in range(50):
            new, slope = function(x + length * step)
            along = float(slope @ step)
            limit = value + length * enough
            if early and new <= limit and along >= 0:
                early = False
            if new <= limit and abs(along) <= curvature * -descent:
                return length, new, slope
            if bracketed and (length <= low or length >= high or high - low <= width * high):
                return length, new, slope
            if length == ceiling and new <= limit and along <= enough:
                return length, new, slope
            if early and new <= fa and new > limit:
                shift = enough
                (a, fa, da), (b, fb, db), length, bracketed = _trial(
                    (a, fa - a * shift, da - shift), (b, fb - b * shift, db - shift),
                    (length, new - length * shift, along - shift), bracketed, low, high)
                fa, fb, da, db = fa + a * shift, fb + b * shift, da + shift, db + shift
            else:
                (a, fa, da), (b, fb, db), length, bracketed = _trial(
                    (a, fa, da), (b, fb, db), (length, new, along), bracketed, low, high)
            if bracketed:
                if abs(b - a) >= 0.66 * double:
                    length = a + 0.5 * (b - a)
                double, span = span, abs(b - a)
                low, high = min(a, b), max(a, b)
            else:
                low, high = length + 1.1 * (length - a), length + 4 * (length - a)
            length = min(max(length, 0.0), ceiling)
            if bracketed and (length <= low or length >= high or high - low <= width * high):
                length = a
        return None

    def _trial(first, second, tried, bracketed, low, high):
        """The next length by cubic and quadratic interpolation, and the interval around the minimum."""
        (a, fa, da), (b, fb, db), (t, ft, dt) = first, second, tried
        turns = dt * (1 if da > 0 else -1 if da < 0 else 0)

        def cubic(p, fp, dp, q, fq, dq, sign, bounded=False):
            theta = 3 * (fp - fq) / (q - p) + dp + dq
            size = max(abs(theta), abs(dp), abs(dq))
            inner = (theta / size) ** 2 - (dp / size) * (dq / size)
            return theta, sign * size * max(0.0, inner) ** 0.5

        if ft > fa:
            theta, gamma = cubic(a, fa, da, t, ft, dt, 1)
            if t < a:
                gamma = -gamma
            ratio = ((gamma - da) + theta) / (((gamma - da) + gamma) + dt)
            by_cubic = a + ratio * (t - a)
            by_square = a + ((da / ((fa - ft) / (t - a) + da)) / 2) * (t - a)
            length = by_cubic if abs(by_cubic - a) < abs(by_square - a) else by_cubic + (by_square - by_cubic) / 2
            bracketed = True
        elif turns < 0:
            theta, gamma = cubic(a, fa, da, t, ft, dt, 1)
            if t > a:
                gamma = -gamma
            ratio = ((gamma - dt) + theta) / (((gamma - dt) + gamma) + da)
            by_cubic = t + ratio * (a - t)
            by_secant = t + (dt / (dt - da)) * (a - t)
            length = by_cubic if abs(by_cubic - t) > abs(by_secant - t) else by_secant
            bracketed = True
        elif abs(dt) < abs(da):
            theta, gamma = cubic(a, fa, da, t, ft, dt, 1)
            if t > a:
                gamma = -gamma
            ratio = ((gamma - dt) + theta) / ((gamma + (da - dt)) + gamma)
            if ratio < 0 and gamma != 0:
                by_cubic = t + ratio * (a - t)
            else:
                by_cubic = high if t > a else low
            by_secant = t + (dt / (dt - da)) * (a - t)
            if bracketed:
                length = by_cubic if abs(by_cubic - t) < abs(by_secant - t) else by_secant
                length = min(t + 0.66 * (b - t), length) if t > a else max(t + 0.66 * (b - t), length)
            else:
                length = by_cubic if abs(by_cubic - t) > abs(by_secant - t) else by_secant
                length = max(low, min(high, length))
        elif bracketed:
            theta, gamma = cubic(t, ft, dt, b, fb, db, 1)
            if t > b:
                gamma = -gamma
            ratio = ((gamma - dt) + theta) / (((gamma - dt) + gamma) + db)
            length = t + ratio * (b - t)
        else:
            length = high if t > a else low
        if ft > fa:
            second = tried
        else:
            if turns < 0:
                second = first
            first = tried
        return first, second, length, bracketed
    """#)
}
