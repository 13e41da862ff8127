import Networks

extension LayerClasses {
  /// Layers that sum up windows or whole maps.
  nonisolated(unsafe) static let pooling: [ClassObject] = [
    ("MaxPooling2D", Pooling2D.Kind.maximum, "The largest of each window of each channel."),
    ("AveragePooling2D", .average, "The mean of each window of each channel."),
  ].map { name, kind, doc in
    row(
      name, doc,
      [
        .optional("pool_size", .intOrPair, default: [2, 2], "height and width of the window"),
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
}
