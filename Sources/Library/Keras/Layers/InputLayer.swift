import Evaluator
import Networks

/// A model's input, as listed among the layers of a functional model.
final class InputLayer: Object {
  let input: SymbolicTensor

  init(_ input: SymbolicTensor) { self.input = input }

  private static let shared = ClassObject(
    "InputLayer", module: "keras.layers", doc: "Where samples enter a model.", base: LayerClasses.layer,
    members: [
      .property("name", "the input's name") { .string(try $0.receiver(as: InputLayer.self).input.name) },
      .property("trainable", "what it was set to: it has nothing to train") {
        .bool(try $0.receiver(as: InputLayer.self).input.isTrainable)
      },
      .property("built", "whether it has its variables") { _ in true },
      .property("output", "the value of a network to be") {
        .object(try $0.receiver(as: InputLayer.self).input)
      },
      .property("batch_shape", "shape of a batch", body: shape),
      .property("input_shape", "shape of a batch", body: shape),
      .property("output_shape", "shape of a batch", body: shape),
      .property("weights", "none") { _ in [] }, .method("get_weights", "None.") { _ in [] },
      .method("count_params", "None.") { _ in 0 },
    ])

  private static func shape(_ call: Call) throws -> Value {
    LayerMembers.shape(of: try call.receiver(as: InputLayer.self).input)
  }

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) throws -> String { "<InputLayer name=\(input.name), built=True>" }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    guard name == "trainable" else { return false }
    input.isTrainable = try interpreter.truth(value)
    return true
  }
}
