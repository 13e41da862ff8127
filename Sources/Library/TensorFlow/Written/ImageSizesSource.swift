import Evaluator

extension WrittenTensorFlow {
  /// `tf.image`: parts and sizes.
  static let imageSizes =
    #"""
    # Parts and sizes

    def transpose(image, name=None):
        """Rows and columns exchanged."""
        x = _pictures(image)
        return tf.transpose(x, [1, 0, 2] if len(x.shape) == 3 else [0, 2, 1, 3])

    def rot90(image, k=1, name=None):
        """Turned to the left by quarters."""
        x, k = _pictures(image), int(k) % 4
        if k == 1:
            return tf.reverse(transpose(x), [-3])
        if k == 2:
            return tf.reverse(x, [-3, -2])
        return transpose(tf.reverse(x, [-3])) if k == 3 else x

    def central_crop(image, central_fraction):
        """The middle of pictures."""
        share = float(central_fraction)
        if not 0 < share <= 1:
            raise ValueError("central_fraction must be within (0, 1]")
        x = _pictures(image)
        def middle(length):
            start = int((length - length * share) / 2)
            return slice(start, length - start)
        return x[..., middle(x.shape[-3]), middle(x.shape[-2]), :]

    def crop_to_bounding_box(image, offset_height, offset_width, target_height, target_width):
        """A part of pictures."""
        x = _pictures(image)
        top, left, height, width = (int(n) for n in (offset_height, offset_width, target_height, target_width))
        for good, message in (
            (left >= 0, "offset_width must be >= 0."), (top >= 0, "offset_height must be >= 0."),
            (width > 0, "target_width must be > 0."), (height > 0, "target_height must be > 0."),
            (x.shape[-2] >= width + left, "width must be >= target + offset."),
            (x.shape[-3] >= height + top, "height must be >= target + offset."),
        ):
            if not good:
                raise ValueError(message)
        return x[..., top:top + height, left:left + width, :]

    def pad_to_bounding_box(image, offset_height, offset_width, target_height, target_width):
        """Pictures with a black margin."""
        x = _pictures(image)
        top, left = int(offset_height), int(offset_width)
        bottom, right = int(target_height) - top - x.shape[-3], int(target_width) - left - x.shape[-2]
        for number, message in ((top, "offset_height must be >= 0"), (left, "offset_width must be >= 0"),
                                (right, "width must be <= target - offset"), (bottom, "height must be <= target - offset")):
            if number < 0:
                raise ValueError(message)
        return tf.pad(x, [[0, 0]] * (len(x.shape) - 3) + [[top, bottom], [left, right], [0, 0]])

    def resize_with_crop_or_pad(image, target_height, target_width):
        """The middle of pictures, or pictures with a black margin, of a size."""
        x = _pictures(image)
        height, width = int(target_height), int(target_width)
        if height <= 0 or width <= 0:
            raise ValueError("target_height must be > 0." if height <= 0 else "target_width must be > 0.")
        down, right = height - x.shape[-3], width - x.shape[-2]
        x = crop_to_bounding_box(x, max(-down // 2, 0), max(-right // 2, 0), min(height, x.shape[-3]), min(width, x.shape[-2]))
        return pad_to_bounding_box(x, max(down // 2, 0), max(right // 2, 0), height, width)

    def resize_with_pad(image, target_height, target_width, method="bilinear", antialias=False):
        """Pictures of a size, their sides in proportion, with a black margin."""
        x = _pictures(image)
        height, width = int(target_height), int(target_width)
        ratio = max(x.shape[-2] / width, x.shape[-3] / height)
        new_height, new_width = int(_math.floor(x.shape[-3] / ratio)), int(_math.floor(x.shape[-2] / ratio))
        top, left = max(0, (height - new_height) // 2), max(0, (width - new_width) // 2)
        small = tf.image.resize(x, [new_height, new_width], method, antialias=antialias)
        return pad_to_bounding_box(small, top, left, height, width)

    def _kernel(method):
        """The radius and the weights by distance."""
        def cubic(a):
            def weight(x):
                x = abs(x)
                near = ((a + 2) * x - (a + 3)) * x * x + 1
                far = ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
                return _np.where(x < 1, near, _np.where(x < 2, far, 0.0))
            return weight
        def lanczos(radius):
            def weight(x):
                x = _np.where(abs(x) < 1e-3, 1e-3, x)
                value = radius * _np.sin(_np.pi * x) * _np.sin(_np.pi * x / radius) / (_np.pi * _np.pi * x * x)
                return _np.where(abs(x) <= 1e-3, 1.0, _np.where(abs(x) > radius, 0.0, value))
            return weight
        def mitchell(x):
            x = abs(x)
            near = (7 / 6 * x - 2) * x * x + 16 / 18
            far = ((-7 / 18 * x + 2) * x - 10 / 3) * x + 16 / 9
            return _np.where(x < 1, near, _np.where(x < 2, far, 0.0))
        kernels = {
            "bilinear": (1.0, lambda x: _np.maximum(0.0, 1 - abs(x))), "bicubic": (2.0, cubic(-0.5)),
            "lanczos3": (3.0, lanczos(3.0)), "lanczos5": (5.0, lanczos(5.0)), "mitchellcubic": (2.0, mitchell),
            "gaussian": (1.5, lambda x: _np.where(abs(x) < 1.5, _np.exp(-x * x / (2 * 0.5 * 0.5)), 0.0)),
        }
        if method not in kernels:
            raise ValueError("Resize method is not implemented: " + str(method))
        return kernels[method]

    def _weights(length, new, method, antialias):
        """How much of each old row each new row has."""
        step = length / new
        places = _np.arange(length)
        rows = []
        for row in range(new):
            if method == "nearest":
                weights = (places == min(int((row + 0.5) * step), length - 1)).astype("float64")
            elif method == "area":
                weights = _np.maximum(0.0, _np.minimum(places + 1.0, (row + 1) * step) - _np.maximum(places + 0.0, row * step))
            else:
                radius, kernel = _kernel(method)
                scale = max(step, 1.0) if antialias else 1.0
                middle = (row + 0.5) * step
                start, end = max(0, int(_math.ceil(middle - radius * scale - 0.5))), min(length - 1, int(_math.floor(middle + radius * scale - 0.5)))
                weights = kernel((places + 0.5 - middle) / scale) * ((places >= start) & (places <= end))
            rows.append(weights / weights.sum())
        return _np.array(rows)

    def _resize(images, size, method="bilinear", preserve_aspect_ratio=False, antialias=False):
        x, is_one = _batch(images)
        height, width = (int(n) for n in size)
        if preserve_aspect_ratio:
            scale = min(height / x.shape[1], width / x.shape[2])
            height, width = max(1, round(x.shape[1] * scale)), max(1, round(x.shape[2] * scale))
        kind = x.dtype if method == "nearest" else tf.float32
        y = tf.cast(x, tf.float32)
        down = tf.constant(_weights(x.shape[1], height, method, antialias), tf.float32)
        across = tf.constant(_weights(x.shape[2], width, method, antialias), tf.float32)
        y = tf.einsum("ah,nhwc->nawc", down, y)
        y = tf.cast(tf.einsum("bw,nawc->nabc", across, y), kind)
        return y[0] if is_one else y

    def crop_and_resize(image, boxes, box_indices, crop_size, method="bilinear", extrapolation_value=0.0, name=None):
        """Parts of pictures, each resized to one size; boxes are y1, x1, y2, x2 from 0 to 1."""
        x = tf.cast(tf.convert_to_tensor(image), tf.float32)
        height, width = (int(n) for n in crop_size)
        own_height, own_width = x.shape[1], x.shape[2]
        def places(low, high, count, length):
            if count == 1:
                return _np.array([0.5 * (low + high) * (length - 1)])
            return low * (length - 1) + _np.arange(count) * (high - low) * (length - 1) / (count - 1)
        results = []
        for (y1, x1, y2, x2), number in zip(tf.convert_to_tensor(boxes).numpy().tolist(), tf.convert_to_tensor(box_indices).numpy().tolist()):
            down, across = places(y1, y2, height, own_height), places(x1, x2, width, own_width)
            inside = ((down >= 0) & (down <= own_height - 1))[:, None] & ((across >= 0) & (across <= own_width - 1))[None, :]
            picture = x[number]
            if method == "nearest":
                rows = _np.clip(_np.floor(down + 0.5), 0, own_height - 1).astype("int64")
                columns = _np.clip(_np.floor(across + 0.5), 0, own_width - 1).astype("int64")
                part = tf.gather(tf.gather(picture, rows, axis=0), columns, axis=1)
            else:
                def mixed(y, at, length, axis):
                    at = _np.clip(at, 0, length - 1)
                    low = _np.floor(at).astype("int64")
                    high = _np.minimum(low + 1, length - 1)
                    share = (at - low).astype("float32").reshape([-1, 1, 1] if axis == 0 else [1, -1, 1])
                    return tf.gather(y, low, axis=axis) * (1 - share) + tf.gather(y, high, axis=axis) * share
                part = mixed(mixed(picture, down, own_height, 0), across, own_width, 1)
            results.append(tf.where(inside[:, :, None], part, tf.cast(extrapolation_value, tf.float32)))
        return tf.stack(results) if results else tf.zeros([0, height, width, x.shape[3]])

    def extract_patches(images, sizes, strides, rates, padding, name=None):
        """Windows of pictures, each in a row of channels."""
        x = tf.convert_to_tensor(images)
        (high, wide), (down, across), (apart, aside) = (tuple(int(n) for n in part[1:3]) for part in (sizes, strides, rates))
        reach, span = (high - 1) * apart + 1, (wide - 1) * aside + 1
        if padding.upper() == "SAME":
            def margin(length, step, reach):
                total = max(0, (-(-length // step) - 1) * step + reach - length)
                return [total // 2, total - total // 2]
            x = tf.pad(x, [[0, 0], margin(x.shape[1], down, reach), margin(x.shape[2], across, span), [0, 0]])
        rows, columns = (x.shape[1] - reach) // down + 1, (x.shape[2] - span) // across + 1
        parts = [x[:, i * apart:i * apart + (rows - 1) * down + 1:down, j * aside:j * aside + (columns - 1) * across + 1:across]
                 for i in range(high) for j in range(wide)]
        return tf.concat(parts, axis=-1)

    def draw_bounding_boxes(images, boxes, colors, name=None):
        """Pictures with frames; boxes are y1, x1, y2, x2 from 0 to 1."""
        table = [[1, 1, 0, 1], [0, 0, 1, 1], [1, 0, 0, 1], [0, 1, 0, 1], [0.5, 0, 0.5, 1], [0.5, 0.5, 0, 1],
                 [0.5, 0, 0, 1], [0, 0, 0.5, 1], [0, 1, 1, 1], [1, 0, 1, 1]]
        if colors is not None:
            table = tf.convert_to_tensor(colors).numpy().tolist()
        result = tf.convert_to_tensor(images).numpy().copy()
        height, width, channels = result.shape[1:]
        for number, rows in enumerate(tf.convert_to_tensor(boxes).numpy().tolist()):
            for place, (y1, x1, y2, x2) in enumerate(rows):
                color = (table[place % len(table)] + [1.0])[:channels]
                top, bottom = int(y1 * (height - 1)), int(y2 * (height - 1))
                left, right = int(x1 * (width - 1)), int(x2 * (width - 1))
                if top > bottom or left > right or bottom < 0 or top >= height or right < 0 or left >= width:
                    continue
                t, b, l, r = max(top, 0), min(bottom, height - 1), max(left, 0), min(right, width - 1)
                if top >= 0:
                    result[number, top, l:r + 1] = color
                if bottom < height:
                    result[number, bottom, l:r + 1] = color
                if left >= 0:
                    result[number, t:b + 1, left] = color
                if right < width:
                    result[number, t:b + 1, right] = color
        return tf.constant(result)

    def non_max_suppression(boxes, scores, max_output_size, iou_threshold=0.5, score_threshold=float("-inf"), name=None):
        """The numbers of the best boxes that do not overlap much."""
        boxes, scores = tf.convert_to_tensor(boxes).numpy().tolist(), tf.convert_to_tensor(scores).numpy().tolist()
        def overlap(a, b):
            (ay1, ay2), (ax1, ax2) = sorted((a[0], a[2])), sorted((a[1], a[3]))
            (by1, by2), (bx1, bx2) = sorted((b[0], b[2])), sorted((b[1], b[3]))
            both = max(0.0, min(ay2, by2) - max(ay1, by1)) * max(0.0, min(ax2, bx2) - max(ax1, bx1))
            whole = (ay2 - ay1) * (ax2 - ax1) + (by2 - by1) * (bx2 - bx1) - both
            return both / whole if whole > 0 else 0.0
        chosen = []
        for place in sorted(range(len(scores)), key=lambda place: -scores[place]):
            if len(chosen) >= int(max_output_size) or scores[place] <= score_threshold:
                break
            if all(overlap(boxes[place], boxes[other]) <= iou_threshold for other in chosen):
                chosen.append(place)
        return tf.constant(chosen, tf.int32)

    """#
}
