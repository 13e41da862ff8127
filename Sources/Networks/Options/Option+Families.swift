import Formats

// Options that several classes have.
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

  /// - `what`: what it fills, where that is not "the kernel" for `kernel_initializer`.
  static func initializer(
    _ name: String, _ place: Place<Initializer>, of what: String? = nil
  ) -> Option {
    .optional("\(name)_initializer", .initializer(place), "first values of \(what ?? "the \(name)")")
  }

  /// - `what`: as for `initializer`.
  static func regularizer(
    _ name: String, _ place: Place<Regularizer?>, of what: String? = nil
  ) -> Option {
    .optional(
      "\(name)_regularizer", .regularizer(place),
      "what \(what ?? "the \(name)")'s size adds to the loss")
  }

  static func constraint(_ name: String, _ place: Place<Constraint?>) -> Option {
    .optional("\(name)_constraint", .constraint(place), "what the \(name) is kept to after each step")
  }

  static func momentum(_ place: Place<Float>) -> Option {
    .optional("momentum", .float(place, .belowOne), "how much of the last step goes on")
  }

  static func epsilon(_ place: Place<Float>) -> Option {
    .optional("epsilon", .float(place, .nonNegative), "added to the root")
  }

  static func beta1(_ place: Place<Float>) -> Option {
    .optional("beta_1", .float(place, .belowOne), "decay of the mean of gradients")
  }

  static func beta2(_ place: Place<Float>) -> Option {
    .optional("beta_2", .float(place, .belowOne), "decay of the mean of squares")
  }

  static func initialRate(_ place: Place<Double>) -> Option {
    .required("initial_learning_rate", .double(place, .nonNegative), "the first rate")
  }

  static func decaySteps(_ place: Place<Double>) -> Option {
    .required("decay_steps", .steps(place, .positive), "steps over which it decays")
  }

  static func decayRate(_ place: Place<Double>) -> Option {
    .required("decay_rate", .double(place), "how fast it decays")
  }

  static func staircase(_ place: Place<Bool>) -> Option {
    .optional("staircase", .bool(place), "whether it changes once every decay_steps only")
  }

  static func alpha(_ place: Place<Double>) -> Option {
    .optional("alpha", .double(place), "the last rate over the first")
  }

  static var name: Option { .optional("name", .name, "a name") }

  static func seed(_ place: Place<Seed>) -> Option { .optional("seed", .seed(place), "for the draw") }

  static var dataFormat: Option {
    .optional("data_format", .dataFormat, "\"channels_last\" or \"channels_first\"")
  }

  /// One of Keras's that only its default is for here.
  static var activityRegularizer: Option {
    .optional("activity_regularizer", .activityRegularizer, "what the output's size adds to the loss")
  }

  static func fixed(_ name: String, _ value: JSON = .null, _ doc: String = "only its default") -> Option {
    .optional(name, .only(value), doc)
  }
}
