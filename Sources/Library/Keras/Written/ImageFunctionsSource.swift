import Evaluator

extension WrittenKeras {
  /// `keras.ops.image`: pictures seen from elsewhere.
  static let imageFunctions =
    #"""
    import itertools as _itertools
    import numpy as _np
    import keras as _keras
    from keras import ops as _ops

    _INTERPOLATIONS = ("nearest", "bilinear")
    _MODES = ("constant", "nearest", "wrap", "mirror", "reflect")

    def _check(images, interpolation, fill_mode="constant"):
        if interpolation not in _INTERPOLATIONS:
            raise ValueError(f"Invalid value for argument `interpolation`. Expected of one {_INTERPOLATIONS}. Received: interpolation={interpolation}")
        if fill_mode not in _MODES:
            raise ValueError(f"Invalid value for argument `fill_mode`. Expected of one {_MODES}. Received: fill_mode={fill_mode}")
        if len(images.shape) not in (3, 4):
            raise ValueError(
                f"Invalid images rank: expected rank 3 (single image) or rank 4 (batch of images). Received input with shape: images.shape={images.shape}")

    def _channels_last(function, images, data_format):
        """A function of pictures (N, H, W, C), for one or several in either format."""
        if data_format not in (None, "channels_last", "channels_first"):
            raise ValueError(f"The `data_format` argument must be one of ('channels_first', 'channels_last'). Received: data_format={data_format}")
        first = (data_format or _keras.config.image_data_format()) == "channels_first"
        single = len(images.shape) == 3
        x = images[None] if single else images
        x = function(_ops.transpose(x, (0, 2, 3, 1)) if first else x)
        x = _ops.transpose(x, (0, 3, 1, 2)) if first else x
        return x[0] if single else x

    def _within(place, length, mode):
        """Places on an axis that is continued beyond its ends."""
        if mode == "nearest":
            return _np.clip(place, 0, length - 1)
        if mode == "wrap":
            turned = _np.where(place < 0, place + length * (_np.trunc(-place / max(length - 1, 1)) + 1), place)
            return _np.clip(_np.where(place > length - 1, place - length * _np.trunc(place / max(length - 1, 1)), turned), 0, length - 1)
        if mode in ("reflect", "mirror"):
            double = 2 * length
            low = _np.where(place < double, double * _np.trunc(-place / double) + place, place)
            low = _np.where(low < -length, low + double, -low - 1)
            high = place - double * _np.trunc(place / double)
            high = _np.where(high >= length, double - high - 1, high)
            return _np.clip(_np.where(place < 0, low, _np.where(place > length - 1, high, place)), 0, length - 1)
        return place

    def _sampled(images, y, x, interpolation, fill_mode, fill_value):
        """Pictures (N, H, W, C) at places (N, H′, W′)."""
        count, height, width, channels = images.shape
        y, x = _within(y, height, fill_mode), _within(x, width, fill_mode)
        flat = _ops.reshape(_ops.cast(images, "float32"), (count * height * width, channels))
        sample = _np.arange(count)[:, None, None]
        def read(row, column):
            inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
            place = (sample * height + _np.clip(row, 0, height - 1)) * width + _np.clip(column, 0, width - 1)
            found = _ops.take(flat, place.astype("int32"), axis=0)
            return _ops.where(inside[..., None], found, _ops.full_like(found, fill_value))
        if interpolation == "nearest":
            result = read(_np.round(y), _np.round(x))
        else:
            top, left = _np.floor(y), _np.floor(x)
            down, right = (y - top)[..., None].astype("float32"), (x - left)[..., None].astype("float32")
            upper = read(top, left) * (1 - right) + read(top, left + 1) * right
            lower = read(top + 1, left) * (1 - right) + read(top + 1, left + 1) * right
            result = upper * (1 - down) + lower * down
        return _ops.cast(result, images.dtype)

    def _projected(images, transform, interpolation, fill_mode, fill_value):
        """Each output pixel (x, y) from where (a0 x + a1 y + a2, b0 x + b1 y + b2) / (c0 x + c1 y + 1) lies."""
        a = _np.array(transform).astype("float32")
        a = a[None] if a.ndim == 1 else a
        height, width = images.shape[1:3]
        y, x = _np.meshgrid(_np.arange(height, dtype="float32"), _np.arange(width, dtype="float32"), indexing="ij")
        part = [a[:, i, None, None] for i in range(8)]
        depth = part[6] * x + part[7] * y + 1
        column = (part[0] * x + part[1] * y + part[2]) / depth
        row = (part[3] * x + part[4] * y + part[5]) / depth
        whole = (images.shape[0], height, width)
        return _sampled(images, _np.broadcast_to(row, whole), _np.broadcast_to(column, whole), interpolation, fill_mode, fill_value)

    def affine_transform(images, transform, interpolation="bilinear", fill_mode="constant", fill_value=0, data_format=None):
        """Pictures moved, turned or sheared by 8 numbers (a0, a1, a2, b0, b1, b2, c0, c1)."""
        images = _ops.convert_to_tensor(images)
        _check(images, interpolation, fill_mode)
        if len(transform.shape) not in (1, 2):
            raise ValueError(
                f"Invalid transform rank: expected rank 1 (single transform) or rank 2 (batch of transforms). Received input with shape: transform.shape={transform.shape}")
        return _channels_last(lambda x: _projected(x, transform, interpolation, fill_mode, fill_value), images, data_format)

    def compute_homography_matrix(start_points, end_points):
        """The 8 numbers that take four points to four others: (N, 4, 2) → (N, 8)."""
        start, end = _np.array(start_points).astype("float64"), _np.array(end_points).astype("float64")
        rows, goals = [], []
        for i in range(4):
            x, y, u, v = end[:, i, 0], end[:, i, 1], start[:, i, 0], start[:, i, 1]
            one, zero = _np.ones_like(x), _np.zeros_like(x)
            rows += [_np.stack([x, y, one, zero, zero, zero, -u * x, -u * y], axis=-1), _np.stack([zero, zero, zero, x, y, one, -v * x, -v * y], axis=-1)]
            goals += [u, v]
        matrix, goal = _np.stack(rows, axis=1), _np.stack(goals, axis=1)
        return _ops.convert_to_tensor(_np.stack([_np.linalg.solve(m, g) for m, g in zip(matrix, goal)]).astype("float32"))

    def perspective_transform(images, start_points, end_points, interpolation="bilinear", fill_value=0, data_format=None):
        """Pictures seen from elsewhere: four points, (x, y) each, come to lie on four others."""
        images = _ops.convert_to_tensor(images)
        start, end = _np.array(start_points).astype("float32"), _np.array(end_points).astype("float32")
        _check(images, interpolation)
        for name, points in (("start_points", start), ("end_points", end)):
            if points.ndim not in (2, 3) or points.shape[-2:] != (4, 2):
                raise ValueError(f"Invalid {name} shape: expected (4,2) for a single image or (N,4,2) for a batch. Received shape: {points.shape}")
        if start.shape != end.shape:
            raise ValueError(f"start_points and end_points must have the same shape. Received start_points.shape={start.shape}, end_points.shape={end.shape}")
        if start.ndim == 2:
            start, end = start[None], end[None]
        transform = compute_homography_matrix(start, end)
        return _channels_last(lambda x: _projected(x, transform, interpolation, "constant", fill_value), images, data_format)

    def map_coordinates(inputs, coordinates, order, fill_mode="constant", fill_value=0.0):
        """An array at places between its elements: coordinates (axes, …) → (…)."""
        x, places = _ops.convert_to_tensor(inputs), _np.array(coordinates)
        if places.shape[0] != len(x.shape):
            raise ValueError(
                f"First dim of `coordinates` must be the same as the rank of `inputs`. Received inputs with shape: {x.shape} and coordinate leading dim of {places.shape[0]}")
        if places.ndim < 2:
            raise ValueError(f"Invalid coordinates rank: expected at least rank 2. Received input with shape: {places.shape}")
        if fill_mode not in _MODES:
            raise ValueError(f"Invalid value for argument `fill_mode`. Expected one of {set(_MODES)}. Received: fill_mode={fill_mode}")
        if order not in (0, 1):
            raise NotImplementedError("map_coordinates currently requires order<=1")
        def settled(place, length):
            everywhere = _np.ones(place.shape, dtype=bool)
            if fill_mode == "constant":
                return _np.clip(place, 0, length - 1), (place >= 0) & (place < length)
            if fill_mode == "nearest":
                return _np.clip(place, 0, length - 1), everywhere
            if fill_mode == "wrap":
                return place % length, everywhere
            turned = _np.abs(place) % (2 * length)
            back = 2 * length - turned - (1 if fill_mode == "reflect" else 0)
            return _np.clip(_np.where(turned < length, turned, back), 0, length - 1), everywhere
        axes = []
        for place, length in zip(places, x.shape):
            if order == 0:
                nodes = [(_np.round(place), 1.0)]
            else:
                low = _np.floor(place)
                nodes = [(low, 1 - (place - low)), (low + 1, place - low)]
            axes.append([settled(node.astype("int32"), length) + (weight,) for node, weight in nodes])
        flat = _ops.cast(_ops.reshape(x, (-1,)), "float32")
        total = None
        for corner in _itertools.product(*axes):
            place, inside, weight = 0, True, 1.0
            for (index, valid, share), length in zip(corner, x.shape):
                place, inside, weight = place * length + index, inside & valid, weight * share
            found = _ops.take(flat, place.astype("int32"), axis=0)
            if fill_mode == "constant":
                found = _ops.where(inside, found, _ops.full_like(found, fill_value))
            part = found * _np.asarray(weight, dtype="float32")
            total = part if total is None else total + part
        if "int" in _keras.backend.standardize_dtype(x.dtype):
            total = _ops.round(total)
        return _ops.cast(total, x.dtype)

    def elastic_transform(images, alpha=20.0, sigma=5.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0, seed=None, data_format=None):
        """Pictures warped by drawn shifts that change smoothly. Simard et al. 2003."""
        images = _ops.convert_to_tensor(images)
        _check(images, interpolation, fill_mode)
        alpha, sigma = float(alpha), float(sigma)
        size = 6 * int(sigma) | 1
        def warped(x):
            count, height, width, channels = x.shape
            def shift():
                drawn = _keras.random.normal((count, height, width, 1), seed=seed) * sigma
                return _np.array(_ops.image.gaussian_blur(drawn, kernel_size=(size, size), sigma=(max(sigma, 1e-6), max(sigma, 1e-6))))[..., 0]
            right, down = shift(), shift()
            y, column = _np.meshgrid(_np.arange(height, dtype="float32"), _np.arange(width, dtype="float32"), indexing="ij")
            order = _INTERPOLATIONS.index(interpolation)
            rows = [
                _ops.stack([map_coordinates(x[b, ..., c], [y + alpha * down[b], column + alpha * right[b]], order, fill_mode, fill_value) for c in range(channels)], axis=-1)
                for b in range(count)]
            return _ops.stack(rows, axis=0)
        return _ops.cast(_channels_last(warped, images, data_format), images.dtype)

    _METHODS = ("linear", "bilinear", "trilinear", "cubic", "bicubic", "tricubic", "lanczos3", "lanczos5")

    def scale_and_translate(images, output_shape, scale, translation, spatial_dims, method, antialias=True):
        """Arrays scaled and moved along some of their axes."""
        if method not in _METHODS:
            raise ValueError(f"Invalid value for argument `method`. Expected of one {_METHODS}. Received: method={method}")
        def kernel(x):
            if method.endswith("linear"):
                return _np.maximum(0, 1 - x)
            if method.endswith("cubic"):
                near = (1.5 * x - 2.5) * x * x + 1
                far = ((-0.5 * x + 2.5) * x - 4) * x + 2
                return _np.where(x >= 2, 0, _np.where(x >= 1, far, near))
            radius = float(method[-1])
            wave = radius * _np.sin(_np.pi * x) * _np.sin(_np.pi * x / radius)
            return _np.where(x > radius, 0, _np.where(x > 1e-3, wave / _np.where(x != 0, _np.pi ** 2 * x ** 2, 1), 1))
        x = _ops.convert_to_tensor(images)
        whole = "int" in _keras.backend.standardize_dtype(x.dtype)
        result = _ops.cast(x, "float32") if whole else x
        for factor, move, axis in zip(_np.array(scale).astype("float32"), _np.array(translation).astype("float32"), spatial_dims):
            axis = axis % len(x.shape)
            before, after = x.shape[axis], output_shape[axis]
            inverse = 1 / factor
            place = (_np.arange(after) + 0.5) * inverse - move * inverse - 0.5
            width = max(inverse, 1.0) if antialias else 1.0
            weights = kernel(_np.abs(place[None, :] - _np.arange(before)[:, None]) / width)
            sums = weights.sum(axis=0, keepdims=True)
            weights = _np.where(_np.abs(sums) > 1000 * _np.finfo("float32").eps, weights / _np.where(sums != 0, sums, 1), 0)
            weights = _np.where(((place >= -0.5) & (place <= before - 0.5))[None, :], weights, 0).astype("float32")
            result = _ops.moveaxis(_ops.tensordot(result, _ops.cast(weights, result.dtype), axes=[[axis], [0]]), -1, axis)
        if whole:
            result = _ops.cast(_ops.clip(_ops.round(result), _ops.cast(_ops.min(x), "float32"), _ops.cast(_ops.max(x), "float32")), x.dtype)
        return result

    def ssim(image1, image2, max_val=1.0, filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03, data_format=None):
        """How alike pictures are in structure, at most 1. Wang et al. 2004."""
        one, two = _ops.convert_to_tensor(image1), _ops.convert_to_tensor(image2)
        for name, image in (("image1", one), ("image2", two)):
            if len(image.shape) not in (3, 4):
                raise ValueError(
                    f"Invalid {name} rank: expected rank 3 (single image) or rank 4 (batch of images). Received input with shape: {name}.shape={image.shape}")
        dtype, single = one.dtype, len(one.shape) == 3
        one, two = _ops.cast(one, "float32"), _ops.cast(two, "float32")
        if single:
            one, two = one[None], two[None]
        if (data_format or _keras.config.image_data_format()) == "channels_first":
            one, two = _ops.moveaxis(one, 1, -1), _ops.moveaxis(two, 1, -1)
        count, height, width, channels = one.shape
        distance = _np.arange(filter_size) - (filter_size - 1) / 2
        row = _np.exp(-distance ** 2 / (2 * filter_sigma ** 2))
        row = row / row.sum()
        kernel = _np.outer(row, row).astype("float32").reshape(filter_size, filter_size, 1, 1)
        def planes(x):
            return _ops.reshape(_ops.transpose(x, (0, 3, 1, 2)), (-1, height, width, 1))
        def smooth(x):
            return _ops.conv(x, kernel, padding="valid")
        one, two = planes(one), planes(two)
        mean1, mean2 = smooth(one), smooth(two)
        c1, c2 = (k1 * max_val) ** 2, (k2 * max_val) ** 2
        spread = smooth(one * one) - mean1 * mean1 + smooth(two * two) - mean2 * mean2 + c2
        common = smooth(one * two) - mean1 * mean2
        likeness = (2 * mean1 * mean2 + c1) * (2 * common + c2) / ((mean1 * mean1 + mean2 * mean2 + c1) * spread)
        result = _ops.mean(_ops.reshape(_ops.mean(likeness, axis=[1, 2, 3]), (count, channels)), axis=-1)
        return _ops.cast(result[0] if single else result, dtype)

    """#
}
