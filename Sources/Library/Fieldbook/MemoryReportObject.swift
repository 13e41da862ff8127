import Evaluator
import Networks

/// The result of `memory(model)`: the numbers behind the text.
final class MemoryReportObject: DisplayedObject {
  let report: MemoryReport

  init(_ report: MemoryReport) { self.report = report }

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) -> String {
    "<MemoryReport: \(report.predict.byteCount) bytes to predict, \(report.train.byteCount) to train on \(report.batchSize)>"
  }

  private static let shared = ClassObject(
    "MemoryReport", module: "fieldbook", doc: "Bytes that a model takes; from memory(model).",
    members: [
      number("parameters", "parameters, a number") { $0.parameterCount },
      number("batch_size", "samples of the training batch") { $0.batchSize },
      number("textbook_predict", "bytes: the theoretical minimum to predict one sample") {
        $0.minimumPredict
      },
      number("textbook_train", "bytes: the theoretical minimum to train on the batch") { $0.minimumTrain },
      number("predict", "bytes that predicting one sample takes, as planned") { $0.predict.byteCount },
      number("train", "bytes that training on the batch takes, as planned") { $0.train.byteCount },
      .property(
        "least_predict", "bytes of the way to predict one sample that takes least; None if it was not asked"
      ) {
        call in
        (try call.receiver(as: MemoryReportObject.self).report.least?.predict.byteCount).map(Value.int)
          ?? .none
      },
      .property(
        "least_train", "bytes of the way to train on the batch that takes least; None if it was not asked"
      ) {
        call in
        (try call.receiver(as: MemoryReportObject.self).report.least?.train.byteCount).map(Value.int) ?? .none
      },
      .property("levers", "what fit is given to keep to the limit, a dict; None if no way does") { call in
        guard let (limit, train) = try call.receiver(as: MemoryReportObject.self).report.within,
          train.byteCount <= limit
        else { return .none }
        let levers = [("micro_batch", train.microBatch), ("checkpoint", train.options.segmentCount)]
        return .dict(DictValue(levers.compactMap { name, value in value.map { (name, .int($0)) } }))
      },
      .property("terms", "the training bytes by term, a dict") { call in
        let terms = try call.receiver(as: MemoryReportObject.self).report.train.terms
        return .dict(DictValue(terms.map { ($0.name, .int($0.byteCount)) }))
      },
      .property("measured", "bytes that the last run measured; None before one") { call in
        let measured = try call.receiver(as: MemoryReportObject.self).report.measured
        return measured.last.map { .int($0.measured) } ?? .none
      },
    ])

  private static func number(_ name: String, _ doc: String, _ value: @escaping (MemoryReport) -> Int)
    -> Builtin
  {
    .property(name, doc) { .int(value(try $0.receiver(as: MemoryReportObject.self).report)) }
  }
}

/// The result of `explain(model)`: its table as rows.
final class ExplanationObject: DisplayedObject {
  let rows: [LayerExplanation]

  init(_ rows: [LayerExplanation]) { self.rows = rows }

  var classObject: ClassObject { Self.shared }

  private var multiplyAdds: Int { rows.reduce(0) { $0 + $1.multiplyAdds } }

  func repr(_ interpreter: Interpreter) -> String {
    "<Explanation: \(rows.count) layers, \(multiplyAdds) multiply-adds>"
  }

  private static let shared = ClassObject(
    "Explanation", module: "fieldbook", doc: "The arithmetic of a model's layers; from explain(model).",
    members: [
      .property("multiply_adds", "multiply-adds of one sample") {
        .int(try $0.receiver(as: ExplanationObject.self).multiplyAdds)
      },
      .property("parameters", "parameters of all layers") { call in
        .int(try call.receiver(as: ExplanationObject.self).rows.reduce(0) { $0 + $1.parameterCount })
      },
      .property(
        "layers", "a dict for each layer: name, parameters, multiply_adds, output_shape, receptive_field"
      ) {
        call in
        .list(of: try call.receiver(as: ExplanationObject.self).rows.map { .dict($0.dict) })
      },
    ])
}

extension LayerExplanation {
  fileprivate var dict: DictValue {
    DictValue([
      ("name", .string(layer)), ("class", .string(className)), ("parameters", .int(parameterCount)),
      ("multiply_adds", .int(multiplyAdds)), ("output_shape", .tuple(ofInts: outputShape.dimensions)),
      (
        "receptive_field",
        receptiveField.map { .tuple(ofInts: [$0.height, $0.width]) } ?? .none
      ),
    ])
  }
}
