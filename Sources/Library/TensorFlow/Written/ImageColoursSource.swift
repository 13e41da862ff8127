import Evaluator

extension WrittenTensorFlow {
  /// `tf.image`: types, colours, drawn changes.
  static let imageColours =
    #"""
    import math as _math
    import numpy as _np
    import tensorflow as tf

    class ResizeMethod:
        """How pictures are resized."""
        BILINEAR = "bilinear"
        NEAREST_NEIGHBOR = "nearest"
        BICUBIC = "bicubic"
        AREA = "area"
        LANCZOS3 = "lanczos3"
        LANCZOS5 = "lanczos5"
        GAUSSIAN = "gaussian"
        MITCHELLCUBIC = "mitchellcubic"

    def _pictures(image, name="image"):
        x = tf.convert_to_tensor(image)
        if len(x.shape) not in (3, 4):
            raise ValueError(f"'{name}' must have either 3 or 4 dimensions: a picture (H, W, C) or pictures (N, H, W, C), found shape {tuple(x.shape)}")
        return x

    def _batch(image):
        """Pictures, and whether it was one."""
        x = _pictures(image)
        return (x, False) if len(x.shape) == 4 else (x[tf.newaxis], True)

    def _as_floats(image, change):
        """Computes with floats from 0 to 1, and gives the type of the picture back."""
        x = tf.convert_to_tensor(image)
        if x.dtype.is_floating:
            return change(x)
        return convert_image_dtype(change(convert_image_dtype(x, tf.float32)), x.dtype, saturate=True)

    # Types and colours

    def convert_image_dtype(image, dtype, saturate=False, name=None):
        """Pictures as another type: whole numbers from 0 to their largest are floats from 0 to 1."""
        x, dtype = tf.convert_to_tensor(image), tf.as_dtype(dtype)
        if x.dtype == dtype:
            return tf.identity(x)
        if x.dtype.is_integer and dtype.is_integer:
            from_max, to_max = x.dtype.max, dtype.max
            if from_max > to_max:
                scale = (from_max + 1) // (to_max + 1)
                return tf.cast(x // tf.cast(scale, x.dtype), dtype)
            scale = (to_max + 1) // (from_max + 1)
            return tf.cast(x, dtype) * tf.cast(scale, dtype)
        if x.dtype.is_floating and dtype.is_floating:
            return tf.cast(x, dtype)
        if x.dtype.is_integer:
            return tf.cast(x, dtype) * tf.cast(1.0 / x.dtype.max, dtype)
        scaled = x * tf.cast(dtype.max + 0.5, x.dtype)
        return tf.saturate_cast(scaled, dtype) if saturate else tf.cast(scaled, dtype)

    def rgb_to_grayscale(images, name=None):
        """One channel, as bright as red, green and blue together look."""
        x = tf.convert_to_tensor(images)
        if x.shape[-1] != 3:
            raise tf.errors.InvalidArgumentError(None, None, f"rgb_to_grayscale expects three channels, found shape {tuple(x.shape)}")
        return _as_floats(x, lambda y: tf.reduce_sum(y * tf.constant([0.2989, 0.587, 0.114], y.dtype), axis=-1, keepdims=True))

    def grayscale_to_rgb(images, name=None):
        """Three equal channels of one."""
        x = tf.convert_to_tensor(images)
        if x.shape[-1] != 1:
            raise ValueError(f"Last dimension of a grayscale image should be size 1, found shape {tuple(x.shape)}")
        return tf.concat([x, x, x], axis=-1)

    def rgb_to_hsv(images, name=None):
        """Hue, saturation and value from 0 to 1."""
        x = tf.convert_to_tensor(images)
        r, g, b = x[..., 0], x[..., 1], x[..., 2]
        value, low = tf.reduce_max(x, axis=-1), tf.reduce_min(x, axis=-1)
        spread = value - low
        safe = tf.where(spread > 0, spread, tf.ones_like(spread))
        norm = 1.0 / (6.0 * safe)
        hue = tf.where(r == value, norm * (g - b), tf.where(g == value, norm * (b - r) + 2.0 / 6.0, norm * (r - g) + 4.0 / 6.0))
        hue = tf.where(spread > 0, hue, tf.zeros_like(hue))
        hue = tf.where(hue < 0, hue + 1.0, hue)
        saturation = tf.where(value > 0, spread / tf.where(value > 0, value, tf.ones_like(value)), tf.zeros_like(value))
        return tf.stack([hue, saturation, value], axis=-1)

    def hsv_to_rgb(images, name=None):
        """Red, green and blue from 0 to 1."""
        x = tf.convert_to_tensor(images)
        h, s, v = x[..., 0], x[..., 1], x[..., 2]
        dh = h * 6.0
        r = tf.clip_by_value(abs(dh - 3.0) - 1.0, 0.0, 1.0)
        g = tf.clip_by_value(2.0 - abs(dh - 2.0), 0.0, 1.0)
        b = tf.clip_by_value(2.0 - abs(dh - 4.0), 0.0, 1.0)
        return tf.stack([(1.0 - s + s * channel) * v for channel in (r, g, b)], axis=-1)

    def _by_matrix(images, matrix):
        x = tf.convert_to_tensor(images)
        return tf.tensordot(x, tf.constant(matrix, x.dtype), axes=[[len(x.shape) - 1], [0]])

    def rgb_to_yuv(images):
        """Brightness and two colours."""
        return _by_matrix(images, [[0.299, -0.14714119, 0.61497538], [0.587, -0.28886916, -0.51496512], [0.114, 0.43601035, -0.10001026]])

    def yuv_to_rgb(images):
        """Red, green and blue."""
        return _by_matrix(images, [[1, 1, 1], [0, -0.394642334, 2.03206185], [1.13988303, -0.58062185, 0]])

    def rgb_to_yiq(images):
        """Brightness and two colours."""
        return _by_matrix(images, [[0.299, 0.59590059, 0.2115], [0.587, -0.27455667, -0.52273617], [0.114, -0.32134392, 0.31119955]])

    def yiq_to_rgb(images):
        """Red, green and blue."""
        return _by_matrix(images, [[1, 1, 1], [0.95598634, -0.27201283, -1.10674021], [0.6208248, -0.64720424, 1.70423049]])

    # Brightness, contrast, colour

    def _without_gradient(operation, compute):
        """A function whose gradient TensorFlow does not have."""
        @tf.custom_gradient
        def call(*inputs):
            def backward(*gradients):
                raise LookupError(f"gradient registry has no entry for: {operation}")
            return compute(*inputs), backward
        return call

    def adjust_brightness(image, delta):
        """Every pixel brighter by the same."""
        return _as_floats(image, lambda x: x + tf.cast(delta, x.dtype))

    def adjust_contrast(images, contrast_factor):
        """Every pixel farther from its channel's mean by a factor."""
        def compute(x, factor):
            mean = tf.reduce_mean(x, axis=[-3, -2], keepdims=True)
            return (x - mean) * tf.cast(factor, x.dtype) + mean
        call = _without_gradient("AdjustContrastv2", compute)
        return _as_floats(images, lambda x: call(x, tf.convert_to_tensor(contrast_factor, tf.float32)))

    def adjust_gamma(image, gamma=1, gain=1):
        """gain · x to the gamma."""
        if not tf.is_tensor(gamma) and gamma < 0:
            raise ValueError("Gamma should be a non-negative real number.")
        return _as_floats(image, lambda x: gain * x ** tf.cast(gamma, x.dtype))

    def adjust_hue(image, delta, name=None):
        """Every colour turned by the same, 1 all around."""
        if not tf.is_tensor(delta) and not -1 <= delta <= 1:
            raise ValueError("delta must be in the interval [-1, 1]")
        def change(x):
            hsv = rgb_to_hsv(x)
            hue = tf.math.floormod(hsv[..., :1] + tf.cast(delta, x.dtype), tf.cast(1.0, x.dtype))
            return hsv_to_rgb(tf.concat([hue, hsv[..., 1:]], axis=-1))
        return _as_floats(image, change)

    def adjust_saturation(image, saturation_factor, name=None):
        """Every colour stronger by a factor."""
        def change(x):
            hsv = rgb_to_hsv(x)
            strength = tf.clip_by_value(hsv[..., 1:2] * tf.cast(saturation_factor, x.dtype), 0.0, 1.0)
            return hsv_to_rgb(tf.concat([hsv[..., :1], strength, hsv[..., 2:]], axis=-1))
        return _as_floats(image, change)

    def per_image_standardization(image):
        """Each picture with mean 0 and variance 1."""
        x = tf.cast(_pictures(image), tf.float32) if not tf.convert_to_tensor(image).dtype.is_floating else _pictures(image)
        count = x.shape[-1] * x.shape[-2] * x.shape[-3]
        deviation = tf.math.reduce_std(x, axis=[-1, -2, -3], keepdims=True)
        return (x - tf.reduce_mean(x, axis=[-1, -2, -3], keepdims=True)) / tf.maximum(deviation, 1.0 / _math.sqrt(count))

    def adjust_jpeg_quality(image, jpeg_quality, dct_method="", name=None):
        """A picture as it is after being kept in a JPEG file."""
        x = tf.convert_to_tensor(image)
        if x.dtype == tf.uint8:
            return decode_jpeg(encode_jpeg(x, quality=int(jpeg_quality)))
        small = convert_image_dtype(x, tf.uint8, saturate=True)
        return convert_image_dtype(decode_jpeg(encode_jpeg(small, quality=int(jpeg_quality))), x.dtype)

    # Drawn changes

    def _drawn(low, high, seed=None):
        return float(tf.random.uniform([], low, high, seed=seed))

    def _drawn_by(seed, low, high):
        return float(tf.random.stateless_uniform([], seed, low, high))

    def random_brightness(image, max_delta, seed=None):
        """Every pixel brighter or darker by the same, drawn at random."""
        if max_delta < 0:
            raise ValueError("max_delta must be non-negative.")
        return adjust_brightness(image, _drawn(-max_delta, max_delta, seed))

    def _bounds(lower, upper):
        if upper <= lower:
            raise ValueError("upper must be > lower.")
        if lower < 0:
            raise ValueError("lower must be non-negative.")

    def random_contrast(image, lower, upper, seed=None):
        """Every pixel farther from its channel's mean by a drawn factor."""
        _bounds(lower, upper)
        return adjust_contrast(image, _drawn(lower, upper, seed))

    def random_hue(image, max_delta, seed=None):
        """Every colour turned by the same, drawn at random."""
        if max_delta > 0.5:
            raise ValueError("max_delta must be <= 0.5.")
        if max_delta < 0:
            raise ValueError("max_delta must be non-negative.")
        return adjust_hue(image, _drawn(-max_delta, max_delta, seed))

    def random_saturation(image, lower, upper, seed=None):
        """Every colour stronger by a drawn factor."""
        _bounds(lower, upper)
        return adjust_saturation(image, _drawn(lower, upper, seed))

    def random_jpeg_quality(image, min_jpeg_quality, max_jpeg_quality, seed=None):
        """A picture as it is after being kept in a JPEG file, of a drawn quality."""
        return adjust_jpeg_quality(image, int(_drawn(min_jpeg_quality, max_jpeg_quality, seed)))

    def random_crop(value, size, seed=None, name=None):
        """A part of a size at a drawn place."""
        x, size = tf.convert_to_tensor(value), [int(n) for n in size]
        if any(own < wanted for own, wanted in zip(x.shape, size)):
            raise tf.errors.InvalidArgumentError(None, None, f"Need value.shape >= size, got {tuple(x.shape)} and {size}")
        begin = [int(tf.random.uniform([], 0, own - wanted + 1, tf.int32, seed)) for own, wanted in zip(x.shape, size)]
        return tf.slice(x, begin, size)

    def stateless_random_brightness(image, max_delta, seed):
        """random_brightness, the same for the same seed."""
        return adjust_brightness(image, _drawn_by(seed, -max_delta, max_delta))

    def stateless_random_contrast(image, lower, upper, seed):
        """random_contrast, the same for the same seed."""
        _bounds(lower, upper)
        return adjust_contrast(image, _drawn_by(seed, lower, upper))

    def stateless_random_hue(image, max_delta, seed):
        """random_hue, the same for the same seed."""
        return adjust_hue(image, _drawn_by(seed, -max_delta, max_delta))

    def stateless_random_saturation(image, lower, upper, seed=None):
        """random_saturation, the same for the same seed."""
        _bounds(lower, upper)
        return adjust_saturation(image, _drawn_by(seed, lower, upper))

    def stateless_random_jpeg_quality(image, min_jpeg_quality, max_jpeg_quality, seed):
        """random_jpeg_quality, the same for the same seed."""
        return adjust_jpeg_quality(image, int(_drawn_by(seed, min_jpeg_quality, max_jpeg_quality)))

    def stateless_random_crop(value, size, seed, name=None):
        """random_crop, the same for the same seed."""
        x, size = tf.convert_to_tensor(value), [int(n) for n in size]
        parts = tf.random.stateless_uniform([len(size)], seed)
        begin = [min(int(float(part) * (own - wanted + 1)), own - wanted) for part, own, wanted in zip(parts, x.shape, size)]
        return tf.slice(x, begin, size)

    def _flipped(image, axis, chances):
        x, is_one = _batch(image)
        flags = tf.reshape(chances([x.shape[0]]) < 0.5, [-1, 1, 1, 1])
        result = tf.where(flags, tf.reverse(x, [axis]), x)
        return result[0] if is_one else result

    def flip_left_right(image):
        """Left and right exchanged."""
        return tf.reverse(_pictures(image), [-2])

    def flip_up_down(image):
        """Up and down exchanged."""
        return tf.reverse(_pictures(image), [-3])

    def random_flip_left_right(image, seed=None):
        """Left and right exchanged, or not: by chance, each picture for itself."""
        return _flipped(image, 2, lambda shape: tf.random.uniform(shape, seed=seed))

    def random_flip_up_down(image, seed=None):
        """Up and down exchanged, or not: by chance, each picture for itself."""
        return _flipped(image, 1, lambda shape: tf.random.uniform(shape, seed=seed))

    def stateless_random_flip_left_right(image, seed):
        """random_flip_left_right, the same for the same seed."""
        return _flipped(image, 2, lambda shape: tf.random.stateless_uniform(shape, seed))

    def stateless_random_flip_up_down(image, seed):
        """random_flip_up_down, the same for the same seed."""
        return _flipped(image, 1, lambda shape: tf.random.stateless_uniform(shape, seed))

    """#
}
