import Evaluator

extension WrittenKeras {
  /// `keras.utils.bounding_boxes`: boxes around things in pictures.
  static let boundingBoxes =
    #"""
    import math as _math
    from keras import ops as _ops

    _FORMATS = ("xyxy", "yxyx", "xywh", "center_xywh", "center_yxhw", "rel_xyxy", "rel_yxyx", "rel_xywh", "rel_center_xywh")

    def _corners(boxes, form):
        """Boxes in some format as left, top, right, bottom."""
        a, b, c, d = _ops.split(boxes, 4, axis=-1)
        if form == "xyxy":
            return a, b, c, d
        if form == "yxyx":
            return b, a, d, c
        if form == "xywh":
            return a, b, a + c, b + d
        if form == "center_yxhw":
            a, b, c, d = b, a, d, c
        return a - c / 2, b - d / 2, a + c / 2, b + d / 2

    def _formed(left, top, right, bottom, form):
        """The same the other way round."""
        width, height = right - left, bottom - top
        parts = {
            "xyxy": lambda: [left, top, right, bottom],
            "yxyx": lambda: [top, left, bottom, right],
            "xywh": lambda: [left, top, width, height],
            "center_xywh": lambda: [left + width / 2, top + height / 2, width, height],
            "center_yxhw": lambda: [top + height / 2, left + width / 2, height, width],
        }[form]()
        return _ops.concatenate(parts, axis=-1)

    def convert_format(boxes, source, target, height=None, width=None, dtype="float32"):
        """Boxes in another format; those that begin with rel_ are shares of the picture's height and width."""
        source, target = source.lower(), target.lower()
        if source not in _FORMATS or target not in _FORMATS:
            raise ValueError(f"Invalid source or target format. Supported formats: {_FORMATS}")
        if isinstance(boxes, dict):
            return dict(boxes, boxes=convert_format(boxes["boxes"], source, target, height, width, dtype))
        boxes = _ops.cast(_ops.convert_to_tensor(boxes), dtype)
        if boxes.shape[-1] != 4:
            raise ValueError(f"`boxes` must be a tensor with the last dimension of 4. Received: boxes.shape={tuple(boxes.shape)}")
        if "rel" in source + target and (height is None or width is None):
            raise ValueError(
                "convert_format() must receive `height` and `width` transforming between relative and absolute formats."
                f"convert_format() received source=`{source}`, target=`{target}, but height={height} and width={width}.")
        left, top, right, bottom = _corners(boxes, source.removeprefix("rel_"))
        if source.startswith("rel_") and not target.startswith("rel_"):
            left, top, right, bottom = left * width, top * height, right * width, bottom * height
        if target.startswith("rel_") and not source.startswith("rel_"):
            left, top, right, bottom = left / width, top / height, right / width, bottom / height
        return _formed(left, top, right, bottom, target.removeprefix("rel_"))

    def _only(form, allowed):
        if form not in allowed:
            raise NotImplementedError

    def clip_to_image_size(bounding_boxes, height=None, width=None, bounding_box_format="xyxy"):
        """Boxes cut to the picture; one of which nothing is left gets the label -1."""
        _only(bounding_box_format, ("xyxy", "rel_xyxy"))
        if bounding_box_format == "rel_xyxy":
            height = width = 1.0
        elif height is None or width is None:
            raise ValueError("`height` and `width` must be set if `format='xyxy'`.")
        boxes, labels = _ops.convert_to_tensor(bounding_boxes["boxes"]), _ops.convert_to_tensor(bounding_boxes["labels"])
        left, top, right, bottom = _ops.split(boxes, 4, axis=-1)
        left, right = _ops.clip(left, 0, width), _ops.clip(right, 0, width)
        top, bottom = _ops.clip(top, 0, height), _ops.clip(bottom, 0, height)
        areas = _ops.squeeze((right - left) * (bottom - top), axis=-1)
        return dict(
            bounding_boxes, boxes=_ops.concatenate([left, top, right, bottom], axis=-1),
            labels=_ops.where(areas > 0, labels, _ops.full_like(labels, -1)))

    def crop(boxes, top, left, height, width, bounding_box_format="xyxy"):
        """Boxes in a part of the picture that begins at top and left."""
        _only(bounding_box_format, ("xyxy",))
        x1, y1, x2, y2 = _ops.split(_ops.convert_to_tensor(boxes), 4, axis=-1)
        across = [_ops.clip(x - left, 0, width) for x in (x1, x2)]
        down = [_ops.clip(y - top, 0, height) for y in (y1, y2)]
        return _ops.concatenate([across[0], down[0], across[1], down[1]], axis=-1)

    def pad(boxes, top, left, height=None, width=None, bounding_box_format="xyxy"):
        """Boxes in a picture that got rows above and columns before."""
        _only(bounding_box_format, ("xyxy",))
        x1, y1, x2, y2 = _ops.split(_ops.convert_to_tensor(boxes), 4, axis=-1)
        return _ops.concatenate([x1 + left, y1 + top, x2 + left, y2 + top], axis=-1)

    def _absolute(boxes, form, target, image_shape):
        if form.lower().startswith("rel") and image_shape is None:
            raise ValueError(
                "When using relative bounding box formats (e.g. `rel_yxyx`) the `image_shape` argument must be provided."
                f"Received `image_shape`: {image_shape}")
        height, width = (None, None) if image_shape is None else image_shape[:2]
        return convert_format(boxes, form, target, height, width)

    def compute_iou(boxes1, boxes2, bounding_box_format, use_masking=False, mask_val=-1, image_shape=None):
        """What all pairs of boxes have in common, as a share of both together: (M, 4), (N, 4) → (M, N)."""
        ranks = len(boxes1.shape), len(boxes2.shape)
        if ranks[0] not in (2, 3) or ranks[1] not in (2, 3):
            raise ValueError(
                f"compute_iou() expects boxes1 to be batched, or to be unbatched. Received len(boxes1.shape)={ranks[0]}, "
                f"len(boxes2.shape)={ranks[1]}. Expected either len(boxes1.shape)=2 AND or len(boxes1.shape)=3.")
        first = _corners(_absolute(boxes1, bounding_box_format, "xyxy", image_shape), "xyxy")
        second = _corners(_absolute(boxes2, bounding_box_format, "xyxy", image_shape), "xyxy")
        turned = [_ops.swapaxes(part, -1, -2) for part in second]
        across = _ops.maximum(_ops.minimum(first[2], turned[2]) - _ops.maximum(first[0], turned[0]), 0.0)
        down = _ops.maximum(_ops.minimum(first[3], turned[3]) - _ops.maximum(first[1], turned[1]), 0.0)
        common = across * down
        areas = [(part[2] - part[0]) * (part[3] - part[1]) for part in (first, turned)]
        shares = common / (areas[0] + areas[1] - common + 1e-8)
        if not use_masking:
            return shares
        def is_masked(boxes, axis):
            return _ops.expand_dims(_ops.max(_ops.cast(_ops.convert_to_tensor(boxes), "float32"), axis=-1) <= mask_val, axis)
        masked = _ops.logical_or(is_masked(boxes1, -1), is_masked(boxes2, -2))
        return _ops.where(masked, _ops.cast(mask_val, "float32"), shares)

    def compute_ciou(boxes1, boxes2, bounding_box_format, image_shape=None):
        """The share of each pair of boxes, less for centres that lie apart and sides of other proportions. Zheng et al. 2020."""
        l1, t1, r1, b1 = _corners(_absolute(boxes1, bounding_box_format, "xyxy", image_shape), "xyxy")
        l2, t2, r2, b2 = _corners(_absolute(boxes2, bounding_box_format, "xyxy", image_shape), "xyxy")
        small = 1e-7
        w1, h1, w2, h2 = r1 - l1, b1 - t1 + small, r2 - l2, b2 - t2 + small
        common = _ops.maximum(_ops.minimum(r1, r2) - _ops.maximum(l1, l2), 0.0) * _ops.maximum(_ops.minimum(b1, b2) - _ops.maximum(t1, t2), 0.0)
        share = common / (w1 * h1 + w2 * h2 - common + small)
        diagonal = (_ops.maximum(r1, r2) - _ops.minimum(l1, l2)) ** 2 + (_ops.maximum(b1, b2) - _ops.minimum(t1, t2)) ** 2 + small
        apart = ((l2 + r2 - l1 - r1) ** 2 + (t2 + b2 - t1 - b1) ** 2) / 4
        angles = 4 / _math.pi ** 2 * (_ops.arctan(w2 / h2) - _ops.arctan(w1 / h1)) ** 2
        return _ops.squeeze(share - apart / diagonal - angles * angles / (angles - share + 1 + small), axis=-1)

    def _encoding(form, variance):
        if form not in ("center_xywh", "center_yxhw"):
            raise ValueError(f"`encoding_format` should be one of 'center_xywh' or 'center_yxhw', got {form}")
        if variance is None:
            return None
        variance = _ops.convert_to_tensor(variance, "float32")
        if variance.shape[-1] != 4:
            raise ValueError(f"`variance` must be length 4, got {variance.numpy()}")
        return variance

    def encode_box_to_deltas(anchors, boxes, anchor_format, box_format, encoding_format="center_yxhw", variance=None, image_shape=None):
        """How boxes differ from anchors: centres in sides of the anchor, sides in logarithms. Girshick et al. 2014."""
        variance = _encoding(encoding_format, variance)
        anchor = _absolute(anchors, anchor_format, encoding_format, image_shape)
        box = _absolute(boxes, box_format, encoding_format, image_shape)
        sides, own = _ops.maximum(anchor[..., 2:], 1e-7), _ops.maximum(box[..., 2:], 1e-7)
        deltas = _ops.concatenate([(box[..., :2] - anchor[..., :2]) / sides, _ops.log(own / sides)], axis=-1)
        return deltas if variance is None else deltas / variance

    def decode_deltas_to_boxes(anchors, boxes_delta, anchor_format, box_format, encoded_format="center_yxhw", variance=None, image_shape=None):
        """The boxes that differ so from anchors; both may be dicts by level."""
        if isinstance(anchors, dict):
            return {
                level: decode_deltas_to_boxes(anchors[level], boxes_delta[level], anchor_format, box_format, encoded_format, variance, image_shape)
                for level in anchors}
        variance = _encoding(encoded_format, variance)
        anchor = _absolute(anchors, anchor_format, encoded_format, image_shape)
        deltas = _ops.cast(_ops.convert_to_tensor(boxes_delta), "float32")
        if variance is not None:
            deltas = deltas * variance
        sides = anchor[..., 2:]
        boxes = _ops.concatenate([deltas[..., :2] * sides + anchor[..., :2], _ops.exp(deltas[..., 2:]) * sides], axis=-1)
        return _absolute(boxes, encoded_format, box_format, image_shape)
    """#
}
