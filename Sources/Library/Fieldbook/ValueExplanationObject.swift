import Evaluator
import Networks
import Tensors

/// The result of `explain(model, image)`: the numbers behind text and drawings.
final class ValueExplanationObject: DisplayedObject {
  let explanation: ValueExplanation

  init(_ explanation: ValueExplanation) { self.explanation = explanation }

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) -> String {
    "<ValueExplanation: \(explanation.layer) at \(Shape(explanation.place)) is \(explanation.value)>"
  }

  private static let shared = ClassObject(
    "ValueExplanation", module: "fieldbook",
    doc: "The arithmetic of one value of a layer's output; from explain(model, image).",
    members: [
      property("layer", "the layer's name") { .string($0.layer) },
      property("at", "the place of the value, without the batch axis") { .tuple(ofInts: $0.place) },
      property("value", "the value, as model.predict gives it") { .float(Double($0.value)) },
      property(
        "inputs", "the values that are read, (rows, columns, channels) of the window; 0 in the padding"
      ) {
        guard let stage = $0.main, let arithmetic = stage.arithmetic else { return .none }
        return .tensor(try Tensor(shape: Shape(arithmetic.window), floats: stage.inputs))
      },
      property("weights", "their weights, in the same shape; 1 where nothing is multiplied") {
        guard let arithmetic = $0.main?.arithmetic else { return .none }
        return .tensor(try Tensor(shape: Shape(arithmetic.window), floats: arithmetic.terms.map(\.weight)))
      },
      property("products", "inputs times weights") {
        guard let stage = $0.main, let arithmetic = stage.arithmetic else { return .none }
        return .tensor(
          try Tensor(
            shape: Shape(arithmetic.window),
            floats: zip(stage.inputs, arithmetic.terms).map { $0 * $1.weight }))
      },
      property("bias", "what is added to the products; 0.0 if nothing is") {
        .float(Double($0.main?.arithmetic?.offset ?? 0))
      },
      property("sum", "the result of the products and the bias, before an activation") {
        $0.main?.sum.map(Value.float) ?? .none
      },
      property("input_gradients", "d value / d input of the layer, a list with one tensor an input") {
        .list(of: $0.inputGradients.map { .tensor($0.gradient) })
      },
      property(
        "weight_gradients", "d value / d weight of the layer, a list with one tensor a weight that learns"
      ) {
        .list(of: $0.weightGradients.map { .tensor($0.gradient) })
      },
      property("image_gradient", "d value / d pixel; of several inputs a list") {
        let gradients = $0.imageGradients.map { Value.tensor($0.gradient) }
        return gradients.count == 1 ? gradients[0] : .list(of: gradients)
      },
    ])

  private static func property(
    _ name: String, _ doc: String, _ value: @escaping (ValueExplanation) throws -> Value
  ) -> Builtin {
    .property(name, doc) { try value(try $0.receiver(as: ValueExplanationObject.self).explanation) }
  }
}

extension ValueExplanation.Stage {
  /// The result as the arithmetic gives it in double precision; `nil`: not laid out.
  var sum: Double? { arithmetic?.result(of: inputs) }
}
