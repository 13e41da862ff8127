import Evaluator
import Networks

extension LayerClasses {
  /// Pooling layers.
  static let pooling: [ClassObject] = windowed + global

  private static let windowed: [ClassObject] = [
    ("MaxPooling2D", Pooling2D.Kind.maximum, "The largest of each window of each channel."),
    ("AveragePooling2D", .average, "The mean of each window of each channel."),
  ].map { name, kind, doc in
    row(
      name, doc,
      [
        kind == .maximum
          ? .optional("pool_size", .intOrPair, default: [2, 2], "height and width of the window")
          : .required("pool_size", .intOrPair, "height and width of the window"),
        .optional("strides", .intOrPair, default: .none, "step of the window; None: its size"),
        .optional("padding", .string, default: "valid", "\"valid\" or \"same\""),
        .optional("data_format", .any, "only \"channels_last\""),
      ]
    ) { call in
      var layer = Pooling2D(kind)
      layer.poolSize = try call.extent("pool_size")
      layer.strides = try call.optionalExtent("strides")
      layer.padding = try call.padding("padding")
      return layer
    }
  }

  private static let global: [ClassObject] = [
    (
      "GlobalAveragePooling2D", Pooling2D.Kind.average,
      "The mean of each channel over the whole map: (N, H, W, C) → (N, C)."
    ),
    (
      "GlobalMaxPooling2D", .maximum, "The largest of each channel over the whole map: (N, H, W, C) → (N, C)."
    ),
  ].map { name, kind, doc in
    row(
      name, doc,
      [
        .optional("data_format", .any, "only \"channels_last\""),
        .optional("keepdims", .bool, default: false, "whether the result is (N, 1, 1, C)"),
      ]
    ) { call in
      var layer = GlobalPooling2D(kind)
      layer.keepsAxes = try call.bool("keepdims")
      return layer
    }
  }
}
