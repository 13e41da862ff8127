import Files

// Options that several layers have.
extension Option {
  static func strides(_ place: Place<Extent>) -> Option {
    .optional("strides", .extent(place), "step of the window")
  }

  static func padding(_ place: Place<Padding>) -> Option {
    .optional("padding", .padding(place), "\"valid\", or \"same\" to pad with zeros")
  }

  static func dilationRate(_ place: Place<Extent>) -> Option {
    .optional("dilation_rate", .extent(place), "distance between kernel elements")
  }

  static func activation(_ place: Place<Activation>) -> Option {
    .optional("activation", .activation(place), "function applied to the output")
  }

  static func useBias(_ place: Place<Bool>) -> Option {
    .optional("use_bias", .bool(place), "whether a bias is added")
  }

  /// - Parameter what: what it fills, where that is not "the kernel" for `kernel_initializer`.
  static func initializer(
    _ name: String, _ place: Place<Initializer>, of what: String? = nil
  ) -> Option {
    .optional("\(name)_initializer", .initializer(place), "first values of \(what ?? "the \(name)")")
  }

  /// - Parameter what: as for `initializer`.
  static func regularizer(
    _ name: String, _ place: Place<Regularizer?>, of what: String? = nil
  ) -> Option {
    .optional(
      "\(name)_regularizer", .regularizer(place),
      "what \(what ?? "the \(name)")'s size adds to the loss")
  }

  static func seed(_ place: Place<Seed>) -> Option { .optional("seed", .seed(place), "for the draw") }

  static var dataFormat: Option { .optional("data_format", .dataFormat, "only \"channels_last\"") }

  /// One of Keras's that only its default is for here.
  static func fixed(_ name: String, _ value: JSON = .null, _ doc: String = "only its default") -> Option {
    .optional(name, .only(value), doc)
  }
}
