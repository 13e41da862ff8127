import Evaluator
import Gradients
import Networks
import Tensors

/// `keras.losses.Loss`: the base of losses of one's own.
///
///     class Weighted(keras.losses.Loss):
///         def call(self, y_true, y_pred):
///             return 2 * keras.ops.square(y_true - y_pred)
enum LossClass {
  static let base = ClassObject(
    "Loss", module: "keras.losses", doc: "The base of losses: define call(self, y_true, y_pred).",
    members: [
      .method(
        "__call__", "The loss of predictions, reduced.",
        [
          .required("y_true", .any, "targets"), .required("y_pred", .any, "predictions"),
          .optional("sample_weight", .any, default: .none, "a weight for each sample"),
        ]
      ) { call in
        guard let instance = call.instance, case .function? = instance.classObject.lookup("call") else {
          throw Fault.message("a loss must define call(self, y_true, y_pred)", kind: .notImplemented)
        }
        let interpreter = call.interpreter
        func single(_ name: String) throws -> EagerTensor {
          try interpreter.eager(call[name]).of(.float32, interpreter.math)
        }
        let (target, prediction) = (try single("y_true"), try single("y_pred"))
        let result = try interpreter.call(
          interpreter.attribute("call", of: call.receiver), [.object(target), .object(prediction)])
        let values = try interpreter.eager(result)
        let name = instance.attributes["reduction"]?.asString ?? "none"
        let reduction: LossReduction =
          name == "mean" ? .mean : LossReduction(rawValue: name) ?? LossReduction.none
        let floats = values.dtype.isFloating ? values : try values.of(.float32, interpreter.math)
        let weights = try call.optionalTensor("sample_weight")
        if let mask = call["y_pred"].host(as: EagerTensor.self)?.mask {
          return .object(
            try interpreter.reduced(floats, weights: weights, mask: mask.value, reduction))
        }
        return .object(try interpreter.reduced(floats, weights: weights, reduction))
      },
      .method("get_config", "What makes the loss again: its name and its reduction.") { call in
        .dict(
          DictValue(
            try ["name", "reduction"].map { ($0, try call.interpreter.attribute($0, of: call.receiver)) }))
      },
      CustomObjects.fromConfig,
    ],
    initializer: .method(
      "__init__", "Makes the loss; a class of your own calls it first.",
      [
        .optional("name", .string, default: .none, "a name"),
        .optional(
          "reduction", .any, default: "sum_over_batch_size",
          "\"sum_over_batch_size\", \"mean\", \"sum\", \"mean_with_sample_weight\" or \"none\""),
        .optional("dtype", .any, default: .none, "accepted"),
      ]
    ) { call in
      guard let instance = call.instance else { return .none }
      let reduction = call["reduction"].isNone ? "none" : call["reduction"].asString ?? ""
      guard reduction == "mean" || LossReduction(rawValue: reduction) != nil else {
        throw call.invalid(
          "reduction",
          must: "be \"sum_over_batch_size\", \"mean\", \"sum\", \"mean_with_sample_weight\" or \"none\"")
      }
      let name = try call.optionalString("name") ?? Naming.shared.name(for: instance.classObject.name)
      instance.setAttribute("name", to: .string(name))
      instance.setAttribute("reduction", to: .string(reduction))
      return .none
    })
}
