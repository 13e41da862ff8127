import Evaluator
import KerasLibrary
import Networks
import Tensors

/// `gradient`: the gradient with respect to an input or a weight. Keras needs a `GradientTape` for it.
enum GradientFunction {
  static let builtin = Builtin(
    "gradient",
    doc:
      "The gradients of a model's loss, or of one of its outputs, to its weights, to a layer's, or to the input.",
    [
      .required("model", .object("a model"), "a model that knows its input"),
      .required("x", .any, "samples (N, …), or a list for several inputs"),
      .optional(
        "y", .any, default: .none, "targets: the loss of compile is differentiated, its mean over the batch"),
      .optional(
        "wrt", .any, default: "weights",
        "\"weights\" (those that learn, a list), \"input\", or a layer of the model (a list)"),
      .keyword("output", .int, default: .none, "without y: the number of the output; None: the sum of all"),
      .keyword("training", .bool, default: false, "whether layers behave as in training"),
    ]
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let inputs = try TrainingMembers.tensors("x", call)
    let trainingMode = try call.bool("training")
    let derivatives: Derivatives
    if call["y"].isNone {
      let outputs = try model(inputs, trainingMode: trainingMode)
      derivatives = try model.derivatives(
        inputs, cotangents: outputs.map { try cotangent($0, call) }, trainingMode: trainingMode)
    } else {
      guard let loss = model.configuration?.loss else {
        throw NetworkError.notCompiled(model: model.name, action: "gradient with y")
      }
      guard call["output"].isNone else {
        throw call.invalid("output", must: "be left out where y is given: the loss is differentiated")
      }
      derivatives = try model.derivatives(
        inputs, of: loss, targets: try call.tensor("y"), trainingMode: trainingMode)
    }
    return try chosen(derivatives, of: model, call)
  }

  /// 1 for every element that is selected.
  private static func cotangent(_ output: Tensor, _ call: Call) throws -> Tensor {
    guard let index = try call.optionalInt("output") else {
      return try Tensor(shape: output.shape, floats: [Float](repeating: 1, count: output.count))
    }
    let classes = output.shape.last ?? 1
    guard output.rank > 1, index >= 0, index < classes else {
      throw call.invalid("output", must: "be from 0 to \(classes - 1), as the last axis of the output")
    }
    return try Tensor(
      shape: output.shape, floats: (0..<output.count).map { $0 % classes == index ? 1 : 0 })
  }

  private static func chosen(_ derivatives: Derivatives, of model: Model, _ call: Call) throws -> Value {
    switch call["wrt"] {
    case .string("weights"): return LayerMembers.list(derivatives.variables.map(\.gradient))
    case .string("input"): return LayerMembers.one(derivatives.inputs.map(Value.tensor))
    default:
      guard let layer = call["wrt"].host(as: Layer.self) else {
        throw call.invalid("wrt", must: "be \"weights\", \"input\" or a layer")
      }
      let own = Set(layer.variables.map(ObjectIdentifier.init))
      let found = derivatives.variables.filter { own.contains(ObjectIdentifier($0.variable)) }
      guard !found.isEmpty else {
        throw call.fault(
          "wrt",
          .message(
            "\(layer.name) has no weights that learn in \(model.name)",
            help: "model.layers are its layers; a layer that is frozen has no gradients"))
      }
      return LayerMembers.list(found.map(\.gradient))
    }
  }
}
