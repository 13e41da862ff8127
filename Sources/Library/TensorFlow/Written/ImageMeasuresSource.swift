import Evaluator

extension WrittenTensorFlow {
  /// `tf.image`: measures and files.
  static let imageMeasures =
    #"""
    # Measures

    def total_variation(images, name=None):
        """The sum of absolute differences of neighbouring pixels, of each picture."""
        x = _pictures(images, "images")
        across = abs(x[..., 1:, :, :] - x[..., :-1, :, :])
        along = abs(x[..., :, 1:, :] - x[..., :, :-1, :])
        axes = [1, 2, 3] if len(x.shape) == 4 else None
        return tf.reduce_sum(across, axes) + tf.reduce_sum(along, axes)

    def image_gradients(image):
        """How pixels change downwards and to the right."""
        x = tf.convert_to_tensor(image)
        down = tf.pad(x[:, 1:] - x[:, :-1], [[0, 0], [0, 1], [0, 0], [0, 0]])
        across = tf.pad(x[:, :, 1:] - x[:, :, :-1], [[0, 0], [0, 0], [0, 1], [0, 0]])
        return down, across

    def sobel_edges(image):
        """How pixels change downwards and to the right, by Sobel's kernels: (N, H, W, C, 2)."""
        x = tf.convert_to_tensor(image)
        padded = tf.concat([x[:, 1:2], x, x[:, -2:-1]], axis=1)
        padded = tf.concat([padded[:, :, 1:2], padded, padded[:, :, -2:-1]], axis=2)
        height, width = x.shape[1], x.shape[2]
        def at(row, column):
            return padded[:, row:row + height, column:column + width]
        down = at(2, 0) + 2 * at(2, 1) + at(2, 2) - at(0, 0) - 2 * at(0, 1) - at(0, 2)
        across = at(0, 2) + 2 * at(1, 2) + at(2, 2) - at(0, 0) - 2 * at(1, 0) - at(2, 0)
        return tf.stack([down, across], axis=-1)

    def psnr(a, b, max_val, name=None):
        """The peak signal-to-noise ratio of pictures, in decibels."""
        a, b = convert_image_dtype(a, tf.float32), convert_image_dtype(b, tf.float32)
        if not tf.convert_to_tensor(max_val).dtype.is_floating:
            max_val = max_val / 255 if max_val > 1 else float(max_val)
        error = tf.reduce_mean(tf.math.squared_difference(a, b), [-3, -2, -1])
        return 20 * tf.math.log(tf.cast(max_val, tf.float32)) / _math.log(10.0) - 10 / _math.log(10.0) * tf.math.log(error)

    def ssim(img1, img2, max_val, filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03, return_index_map=False):
        """How alike pictures are in structure, at most 1."""
        one, two = _pictures(img1), _pictures(img2)
        if one.dtype.is_integer:
            max_val = max_val / one.dtype.max
        one, two = convert_image_dtype(one, tf.float32), convert_image_dtype(two, tf.float32)
        distances = _np.arange(filter_size) - (filter_size - 1) / 2
        row = _np.exp(-distances ** 2 / (2 * filter_sigma ** 2))
        row = (row / row.sum()).astype("float32")
        lead = one.shape[:-3].as_list()
        def smooth(x):
            y = tf.reshape(x, [-1] + x.shape[-3:].as_list())
            height, width = y.shape[1] - filter_size + 1, y.shape[2] - filter_size + 1
            y = tf.add_n([y[:, place:place + height] * row[place] for place in range(filter_size)])
            y = tf.add_n([y[:, :, place:place + width] * row[place] for place in range(filter_size)])
            return tf.reshape(y, lead + y.shape[1:].as_list())
        c1, c2 = (k1 * max_val) ** 2, (k2 * max_val) ** 2
        mean1, mean2 = smooth(one), smooth(two)
        both = mean1 * mean2 * 2.0
        squares = tf.square(mean1) + tf.square(mean2)
        likeness = (both + c1) / (squares + c1)
        product = smooth(one * two) * 2.0
        power = smooth(tf.square(one) + tf.square(two))
        contrast = (product - both + c2) / (power - squares + c2)
        index = likeness * contrast
        return tf.reduce_mean(index, [-1]) if return_index_map else tf.reduce_mean(tf.reduce_mean(index, [-3, -2]), [-1])

    # Files

    def decode_image(contents, channels=None, dtype=tf.uint8, name=None, expand_animations=True):
        """The picture of a JPEG or PNG file."""
        return tf.io.decode_image(contents, channels, dtype)

    def decode_jpeg(contents, channels=0, ratio=1, fancy_upscaling=True, try_recover_truncated=False,
                    acceptable_fraction=1, dct_method="", name=None):
        """The picture of a JPEG or PNG file."""
        return tf.io.decode_jpeg(contents, channels, ratio)

    def decode_png(contents, channels=0, dtype=tf.uint8, name=None):
        """The picture of a PNG or JPEG file."""
        return tf.io.decode_png(contents, channels, dtype)

    def encode_png(image, compression=-1, name=None):
        """The bytes of a PNG file of a picture."""
        return tf.io.encode_png(image, compression)

    def encode_jpeg(image, format="", quality=95, progressive=False, optimize_size=False, chroma_downsampling=True,
                    density_unit="in", x_density=300, y_density=300, xmp_metadata="", name=None):
        """The bytes of a JPEG file of a picture."""
        return tf.io.encode_jpeg(image, format, quality)

    def is_jpeg(contents, name=None):
        """Whether bytes are those of a JPEG file."""
        return tf.io.is_jpeg(contents)

    def extract_jpeg_shape(contents, output_type=tf.int32, name=None):
        """Height, width and channels of a JPEG file."""
        return tf.io.extract_jpeg_shape(contents, output_type)

    """#
}
