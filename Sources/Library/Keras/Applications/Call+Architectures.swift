package import Architectures
package import Evaluator
import Language
package import Networks
import Tensors

extension ArchitectureError: ExplainedError {}

/// Parameters that networks share, with Keras's names and defaults.
package enum ArchitectureParameters {
  package static let includeTop = Signature.Parameter.optional(
    "include_top", .bool, default: true, "whether the layers that classify stand on top")
  package static let inputShape = Signature.Parameter.optional(
    "input_shape", .shape(allowsNone: true), default: .none,
    "the image, (height, width, channels); None: the paper's")
  package static let inputTensor = Signature.Parameter.optional(
    "input_tensor", .object("a value of a network"), default: .none,
    "a value to begin with in place of an input")
  package static let pooling = Signature.Parameter.optional(
    "pooling", .string, default: .none, "without a top: \"avg\" or \"max\" of each channel; None: the map")
  package static let activation = Signature.Parameter.optional(
    "classifier_activation", .any, default: "softmax", "what the last layer applies; None gives logits")
  package static let width = Signature.Parameter.optional(
    "width", .float, default: 1.0, "a factor on the number of filters of each layer")
  package static let name = Signature.Parameter.optional("name", .string, default: .none, "the model's name")

  package static func classes(_ count: Int) -> Signature.Parameter {
    .optional("classes", .int, default: .int(count), "how many classes the last layer tells apart")
  }
}

extension Call {
  /// The options common to all networks, as far as the signature has them.
  package func architectureOptions() throws -> ArchitectureOptions {
    var options = ArchitectureOptions()
    options.name = try optionalString("name")
    options.includesTop = try bool("include_top")
    options.classifierActivation = try activation("classifier_activation")
    options.classes = try int("classes", atLeast: 1)
    if !self["input_shape"].isNone {
      options.inputLengths = try sampleLengths("input_shape")
      guard options.inputShape?.rank == 3 else {
        throw invalid(
          "input_shape", must: "be (height, width, channels)",
          help: "without the batch axis: input_shape=(32, 32, 3)")
      }
    }
    options.inputTensor = try optionalObject(
      "input_tensor", as: SymbolicTensor.self, expected: "keras.Input(…) or what layers gave")
    if let tensor = options.inputTensor, let shape = options.inputShape, tensor.shape != shape {
      throw invalid("input_shape", must: "be the shape of input_tensor, or left out")
    }
    if let pooling = try optionalString("pooling") {
      let known: [String: Pooling2D.Kind] = ["avg": .average, "max": .maximum]
      guard let kind = known[pooling] else { throw invalid("pooling", must: "be \"avg\", \"max\" or None") }
      options.pooling = kind
    }
    if signature.parameters.contains(where: { $0.name == "width" }) {
      options.width = try positiveFactor("width")
    }
    return options
  }

  /// A factor on the number of filters.
  func positiveFactor(_ name: String) throws -> Double {
    let value = try double(name)
    guard value > 0, value <= 16 else { throw invalid(name, must: "be above 0, and 16 at most") }
    return value
  }

  /// The model of an architecture; an error about its input is reported at the argument.
  package func built(_ network: some Architecture) throws -> Model {
    do { return try network.model() } catch let error as ArchitectureError {
      switch error {
      case .imageShape, .imageTooSmall:
        throw fault(isGiven("input_tensor") ? "input_tensor" : "input_shape", .explained(error))
      case .fixedScheme(let argument, _): throw fault(argument, .explained(error))
      case .notConvolutional: throw error
      }
    }
  }
}
