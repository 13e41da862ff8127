import Evaluator
import Architectures
import Language
import Networks
import Tensors

/// Functions of whole models that Keras does not have.
enum ArchitectureFunctions {
  static let all: [Builtin] = [convolutionalize, receptiveField]

  private static let convolutionalize = Builtin(
    "convolutionalize",
    doc:
      "The model with convolutions in the place of its dense layers: on a larger image it gives a map of predictions, one for each place of the window. Dense weights are copied, all others shared.",
    [
      .required(
        "model", .object("a model"),
        "a model of images with Flatten or global pooling before its dense layers"),
      .optional(
        "input_shape", .shape(allowsNone: true), default: .none, "the image to take; None: the model's own"),
      .optional("name", .string, default: .none, "a name"),
    ]
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let shape = call["input_shape"].isNone ? nil : try call.sampleShape("input_shape")
    do {
      return .object(try model.convolutionalized(inputShape: shape, name: try call.optionalString("name")))
    } catch let error as ArchitectureError { throw call.fault("model", .explained(error)) }
  }

  private static let receptiveField = Builtin(
    "receptive_field",
    doc: "The pixels of the input, (high, wide), that one value of a layer depends on; None where all do.",
    [
      .required("model", .object("a model"), "a model that knows its input"),
      .required("layer", .any, "one of its layers, or its name"),
    ]
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let name: String
    if let layer = call["layer"].host(as: Layer.self) {
      name = layer.name
    } else {
      name = try call.string("layer")
    }
    do {
      return try model.receptiveField(of: name).map { .tuple(of: [.int($0.height), .int($0.width)]) } ?? .none
    } catch let error as NetworkError {
      guard case .noSuchLayer = error else { throw error }
      throw call.fault("layer", .explained(error))
    }
  }
}
