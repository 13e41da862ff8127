import Engine
package import Evaluator
import KerasLibrary
import Language
package import Networks

extension TrainingOutOfMemory: ExplainedError {
  package var label: String? { nil }
  package var exceptionKind: ExceptionKind { .memory }
}

/// Functions beyond Keras that show a network's memory and time.
enum MemoryFunctions {
  static let all: [Builtin] = [ExplainFunction.builtin, memory, plan, timeline, profile, memoryLimit]

  // Parameters that several of the functions have.
  private static let model = Signature.Parameter.required(
    "model", .object("a model"), "a model that knows its input")
  private static let batchSize = Signature.Parameter.optional(
    "batch_size", .int, default: 32, "samples of a batch")
  private static let training = Signature.Parameter.optional(
    "training", .bool, default: true, "whether backwards too")
  private static var levers: [Signature.Parameter] {
    [
      .optional("micro_batch", .int, default: .none, "samples that go through the network at once"),
      .optional(
        "checkpoint", .any, default: false,
        "whether values are made again rather than kept; a number: of segments"),
    ]
  }

  private static let show = Signature.Parameter.keyword(
    "show", .bool, default: true, "whether it is printed; what is returned has the numbers in any case")

  private static let memory = Builtin(
    "memory",
    doc:
      "Prints what a model takes: the textbook's minimum, the plan term by term, and what the last run measured. Returns the bytes: .predict, .train, .terms, .measured, .textbook_predict, .textbook_train.",
    [
      model,
      .optional("batch_size", .int, default: 32, "samples of a training batch"),
      .optional("optimizer", .any, default: .none, "None: the compiled one, or adam"),
    ] + levers + [
      .keyword(
        "limit", .any, default: .none, "bytes, or \"100 MB\": also the cheapest way to train within them"),
      .keyword("least", .bool, default: false, "whether also the ways that take least"), show,
    ]
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let slots =
      call["optimizer"].isNone
      ? model.configuration == nil ? Adam().slotCount : nil
      : try OptimizerTable.optimizer("optimizer", call).rule.slotCount
    let batchSize = try call.int("batch_size", atLeast: 1)
    let options = try call.planOptions()
    var report = try model.memory(
      batchSize: batchSize, slots: slots, microBatch: try call.optionalInt("micro_batch", atLeast: 1),
      options: options)
    func choice(within limit: Int?) throws -> MemoryChoice {
      try model.trainingChoice(batchSize: batchSize, slots: slots, within: limit, options: options)
    }
    if try call.bool("least") { report.least = (try model.leastPrediction(), try choice(within: nil)) }
    if let limit = try call.byteCount("limit") { report.within = (limit, try choice(within: limit)) }
    if try call.bool("show") { call.interpreter.console.report(report.text() + "\n") }
    return .object(MemoryReportObject(report))
  }

  private static let plan = Builtin(
    "plan", doc: "Prints the steps that a batch goes through, and the bytes alive at each.",
    [
      model, batchSize, training,
    ] + levers
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let text = try model.planText(
      batchSize: try call.int("batch_size", atLeast: 1), training: try call.bool("training"),
      microBatch: try call.optionalInt("micro_batch", atLeast: 1), options: try call.planOptions())
    call.interpreter.console.report(text + "\n")
    return .none
  }

  private static let timeline = Builtin(
    "memory_timeline",
    doc:
      "Draws the bytes alive at each step of a batch's plan, by category, with the peak marked. Runs nothing.",
    [
      model, batchSize, training,
    ] + levers
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let (batchSize, training) = (try call.int("batch_size", atLeast: 1), try call.bool("training"))
    let timeline = try model.memoryTimeline(
      batchSize: batchSize, training: training, slots: model.configuration == nil ? Adam().slotCount : nil,
      microBatch: try call.optionalInt("micro_batch", atLeast: 1), options: try call.planOptions())
    let title = "\(model.name), \(training ? "training on" : "predicting") \(batchSize)"
    call.interpreter.console.draw(timeline.figure(title: title))
    return .none
  }

  private static let profile = Builtin(
    "profile",
    doc: "Runs a batch again and again and prints how long each step takes. Changes nothing.",
    [
      model, batchSize, training,
    ]
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let text = try model.stepTimesText(
      batchSize: try call.int("batch_size", atLeast: 1), training: try call.bool("training"))
    call.interpreter.console.report(text + "\n")
    return .none
  }

  private static let memoryLimit = Builtin(
    "memory_limit",
    doc: "Sets the most bytes that all tensors may take at once; None lifts it. Returns the limit in force.",
    [.optional("bytes", .any, default: .none, "such as 300e6, or \"300 MB\"")]
  ) { call in
    if call.isGiven("bytes") { Ledger.shared.limit = try call.byteCount("bytes") }
    return Ledger.shared.limit.map(Value.int) ?? .none
  }
}
