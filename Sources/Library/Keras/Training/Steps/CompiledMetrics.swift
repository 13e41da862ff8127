import Evaluator
import Networks

/// `model.compiled_metrics`, which `train_step` of older programs calls.
///
///     self.compiled_metrics.update_state(y, predictions)
final class CompiledMetrics: Object {
  private let model: Value

  init(_ model: Value) { self.model = model }

  private static let shared = ClassObject(
    "DeprecatedCompiledMetric", module: "keras.src.backend.tensorflow.trainer",
    doc: "All metrics of a model.",
    members: [
      .method(
        "update_state", "Gathers the metrics for a batch.",
        [
          .required("y", .any, "the targets"), .required("y_pred", .any, "the outputs"),
          .optional("sample_weight", .any, default: .none, "weights of the samples"),
        ]
      ) { call in
        let receiver = try call.receiver(as: CompiledMetrics.self).model
        guard let model = receiver.host(as: Model.self) else { return .none }
        let (interpreter, configuration) = (call.interpreter, try model.stepConfiguration)
        let weights = [(name: "sample_weight", value: call["sample_weight"])]
        let ofCompile = Set(configuration.objects.compactMap(\.identity))
        for metric in try StepMembers.metrics(of: receiver) {
          let isMean = metric.host(as: ValueMetric.self)?.isMean ?? false
          if !isMean, metric.identity.map(ofCompile.contains) ?? false { continue }
          // As in Keras, means gather the outputs: the loss is theirs, unless a step gives another.
          _ = try interpreter.call(
            interpreter.attribute("update_state", of: metric),
            Arguments(isMean ? [call["y_pred"]] : [call["y"], call["y_pred"]], keywords: weights))
        }
        try configuration.update(
          targets: call["y"], outputs: call["y_pred"], weights: call["sample_weight"], interpreter)
        return .none
      }
    ])

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) -> String { "<DeprecatedCompiledMetric>" }
}
