import Evaluator

extension WrittenKeras {
  /// `keras.layers`: layers that change pictures.
  static let imageLayers =
    #"""
    import numpy as _np
    import keras as _keras
    from keras import ops as _ops
    from keras.ops import image as _image

    class _PictureLayer(_keras.layers.Layer):
        """What layers over pictures share: dicts of pictures and labels, factors, formats."""

        _FACTOR_BOUNDS = (-1, 1)

        def __init__(self, data_format=None, **kwargs):
            super().__init__(**kwargs)
            self.data_format = data_format or _keras.config.image_data_format()
            self.height_axis, self.width_axis = (-2, -1) if self.data_format == "channels_first" else (-3, -2)

        def _bounds(self, factor, name="factor"):
            """A number, or two, as the bounds of what is drawn."""
            low, high = self._FACTOR_BOUNDS
            refusal = (
                f"The `{name}` argument should be a number (or a list of two numbers) in the range [{low}, {high}]. Received: factor={factor}")
            if isinstance(factor, (tuple, list)):
                if len(factor) != 2 or factor[0] > high or factor[1] < low:
                    raise ValueError(refusal)
                return tuple(sorted(factor))
            if not isinstance(factor, (int, float)) or factor < low or factor > high:
                raise ValueError(refusal)
            return max(-abs(factor), low), abs(factor)

        def get_random_transformation(self, data, training=True, seed=None):
            return None

        def transform_labels(self, labels, transformation, training=True):
            return labels

        def call(self, data, training=True):
            images = data["images"] if isinstance(data, dict) else data
            images = _ops.cast(_ops.convert_to_tensor(images), "float32")
            transformation = self.get_random_transformation(images, training=training)
            changed = self.transform_images(images, transformation, training=training)
            if not isinstance(data, dict):
                return changed
            for key in ("bounding_boxes", "segmentation_masks"):
                if key in data:
                    raise ValueError(f"{self.name} does not change {key} here: give it images and labels")
            result = {**data, "images": changed}
            if "labels" in data:
                result["labels"] = self.transform_labels(data["labels"], transformation, training=training)
            return result

        def compute_output_shape(self, input_shape):
            return input_shape

    class RandomPerspective(_PictureLayer):
        """While training, pictures seen from drawn places."""

        _FACTOR_BOUNDS = (0, 1)

        def __init__(self, factor=1.0, scale=1.0, interpolation="bilinear", fill_value=0.0, seed=None, data_format=None, **kwargs):
            super().__init__(data_format=data_format, **kwargs)
            if scale < 0.0 or scale > 1.0:
                raise ValueError(f"The `scale` argument should be a number in the range [0,1]. Received: scale={scale}")
            if interpolation not in ("nearest", "bilinear"):
                raise NotImplementedError(f"Unknown `interpolation` {interpolation}. Expected of one ('nearest', 'bilinear').")
            self.factor, self.scale, self.interpolation = self._bounds(factor), scale, interpolation
            self.fill_value, self.seed = fill_value, seed
            self._draws = _keras.random.SeedGenerator(seed)

        def get_random_transformation(self, data, training=True, seed=None):
            if not training:
                return None
            images = data["images"] if isinstance(data, dict) else data
            count = 1 if len(images.shape) == 3 else images.shape[0]
            height, width = images.shape[self.height_axis], images.shape[self.width_axis]
            seed = seed or self._draws
            chance = _keras.random.uniform((count,), self.factor[0], self.factor[1], seed=seed)
            apply = _keras.random.uniform((count,), seed=seed) < chance
            shift = _keras.random.uniform((count, 4, 2), -0.5 * self.scale, 0.5 * self.scale, seed=seed)
            start = _np.array([[[0.0, 0.0], [width - 1, 0.0], [0.0, height - 1], [width - 1, height - 1]]], dtype="float32")
            start = _ops.convert_to_tensor(_np.repeat(start, count, axis=0))
            return {"apply_perspective": apply, "start_points": start, "end_points": start + start * shift, "input_shape": images.shape}

        def transform_images(self, images, transformation, training=True):
            images = _ops.cast(images, "float32")
            if not training or transformation is None:
                return images
            single = len(images.shape) == 3
            x = images[None] if single else images
            seen = _image.perspective_transform(
                x, transformation["start_points"], transformation["end_points"], interpolation=self.interpolation, fill_value=self.fill_value,
                data_format=self.data_format)
            apply = _ops.convert_to_tensor(transformation["apply_perspective"])
            result = _ops.where(_ops.reshape(apply, (-1, 1, 1, 1)), seen, x)
            return result[0] if single else result

        def get_config(self):
            return {
                **super().get_config(), "data_format": self.data_format, "factor": self.factor, "scale": self.scale,
                "interpolation": self.interpolation, "fill_value": self.fill_value, "seed": self.seed}

    class RandomElasticTransform(_PictureLayer):
        """While training, pictures warped by drawn shifts. Simard et al. 2003."""

        _FACTOR_BOUNDS = (0, 1)

        def __init__(
                self, factor=1.0, scale=1.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0, value_range=(0, 255), seed=None,
                data_format=None, **kwargs):
            super().__init__(data_format=data_format, **kwargs)
            if interpolation not in ("nearest", "bilinear"):
                raise NotImplementedError(f"Unknown `interpolation` {interpolation}. Expected of one ('nearest', 'bilinear').")
            if fill_mode not in ("reflect", "wrap", "constant", "nearest", "mirror"):
                raise NotImplementedError(
                    f"Unknown `fill_mode` {fill_mode}. Expected of one {{'reflect', 'wrap', 'constant', 'nearest', 'mirror'}}.")
            self.factor, self.scale = self._bounds(factor), self._bounds(scale, "scale")
            self.interpolation, self.fill_mode, self.fill_value = interpolation, fill_mode, fill_value
            self.value_range, self.seed = value_range, seed
            self._draws = _keras.random.SeedGenerator(seed)

        def get_random_transformation(self, data, training=True, seed=None):
            if not training or self.scale[1] == 0 or self.factor[1] == 0:
                return None
            images = data["images"] if isinstance(data, dict) else data
            count = 1 if len(images.shape) == 3 else images.shape[0]
            seed = seed or self._draws
            chance = _keras.random.uniform((count,), self.factor[0], self.factor[1], seed=seed)
            apply = _keras.random.uniform((count,), seed=seed) < chance
            strength = _keras.random.uniform((), self.scale[0], self.scale[1], seed=seed)
            return {"apply_transform": apply, "distortion_factor": strength, "seed": seed}

        def transform_images(self, images, transformation, training=True):
            images = _ops.cast(images, "float32")
            if not training or transformation is None:
                return images
            height, width = images.shape[self.height_axis], images.shape[self.width_axis]
            strength = float(transformation["distortion_factor"])
            warped = _image.elastic_transform(
                images, alpha=max(height, width) * 0.1 * strength, sigma=min(height, width) * 0.05 * strength,
                interpolation=self.interpolation, fill_mode=self.fill_mode, fill_value=self.fill_value, seed=transformation["seed"],
                data_format=self.data_format)
            apply = _ops.convert_to_tensor(transformation["apply_transform"])
            lengths = (-1, 1, 1) if len(images.shape) == 3 else (-1, 1, 1, 1)
            return _ops.clip(_ops.where(_ops.reshape(apply, lengths), warped, images), self.value_range[0], self.value_range[1])

        def get_config(self):
            return {
                **super().get_config(), "data_format": self.data_format, "factor": self.factor, "scale": self.scale,
                "interpolation": self.interpolation, "fill_mode": self.fill_mode, "fill_value": self.fill_value,
                "value_range": self.value_range, "seed": self.seed}

    class ContrastLimitedAdaptiveHistogramEqualization(_PictureLayer):
        """Pictures whose contrast is spread in each tile, up to a limit. Zuiderveld 1994."""

        def __init__(self, value_range=(0, 255), clip_limit=4.0, tile_grid_size=(8, 8), data_format=None, **kwargs):
            super().__init__(data_format=data_format, **kwargs)
            self.value_range, self.clip_limit, self.tile_grid_size = value_range, clip_limit, tile_grid_size

        def transform_images(self, images, transformation=None, training=True):
            x = _np.array(images).astype("float32")
            single, first = x.ndim == 3, self.data_format == "channels_first"
            x = x[None] if single else x
            x = _np.transpose(x, (0, 2, 3, 1)) if first else x
            low, high = self.value_range
            x = self._equalized((x - low) / (high - low) * 255) / 255 * (high - low) + low
            x = _np.transpose(x, (0, 3, 1, 2)) if first else x
            return _ops.convert_to_tensor((x[0] if single else x).astype("float32"))

        def _equalized(self, images):
            count, height, width, channels = images.shape
            down, across = self.tile_grid_size
            tall, wide = -(-height // down), -(-width // across)
            pad = ((0, 0), (0, tall * down - height), (0, wide * across - width), (0, 0))
            levels = _np.clip(_np.pad(images, pad, mode="symmetric").astype("int32"), 0, 255)
            tiles = levels.reshape(count, down, tall, across, wide, channels).transpose(0, 1, 3, 5, 2, 4).reshape(-1, tall * wide)
            rows = _np.arange(len(tiles))[:, None] * 256
            counts = _np.bincount((tiles + rows).reshape(-1), minlength=256 * len(tiles)).reshape(len(tiles), 256).astype("float32")
            if self.clip_limit > 0:
                kept = _np.minimum(counts, self.clip_limit * tall * wide / 256)
                counts = kept + (counts - kept).sum(axis=1, keepdims=True) / 256
            sums = _np.cumsum(counts, axis=1)
            least = sums.min(axis=1, keepdims=True)
            rest = tall * wide - least
            curves = _np.clip((sums - least) * 255 / _np.where(rest == 0, 1, rest), 0, 255).reshape(count, down, across, channels, 256)
            # Curves of the tiles around a pixel, those at the border once more beyond it.
            curves = _np.concatenate([curves[:, :1], curves, curves[:, -1:]], axis=1)
            curves = _np.concatenate([curves[:, :, :1], curves, curves[:, :, -1:]], axis=2)
            y = (_np.arange(tall * down) - tall / 2) / tall + 1
            x = (_np.arange(wide * across) - wide / 2) / wide + 1
            top, left = _np.floor(y).astype(int), _np.floor(x).astype(int)
            lower, right = (y - top)[None, :, None, None], (x - left)[None, None, :, None]
            sample, channel = _np.arange(count)[:, None, None, None], _np.arange(channels)[None, None, None, :]
            def read(row, column):
                row, column = _np.clip(row, 0, down + 1)[None, :, None, None], _np.clip(column, 0, across + 1)[None, None, :, None]
                return curves[sample, row, column, channel, levels]
            above = read(top, left) * (1 - right) + read(top, left + 1) * right
            below = read(top + 1, left) * (1 - right) + read(top + 1, left + 1) * right
            return (above * (1 - lower) + below * lower)[:, :height, :width]

        def get_config(self):
            return {
                **super().get_config(), "value_range": self.value_range, "clip_limit": self.clip_limit,
                "tile_grid_size": self.tile_grid_size, "data_format": self.data_format}

    """#
}
