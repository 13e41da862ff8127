import Engine
package import Evaluator
import Formats
import Language
import Networks
import PythonLibrary
package import Tensors

/// `compile`, `fit`, `evaluate`, `predict`.
package enum TrainingMembers {
  static let all: [Builtin] = [compile, fit, evaluate, predict]

  /// Refuses a metric that is in no list, as Keras does.
  private static func checkIsCollection(_ name: String, _ call: Call) throws {
    let (value, interpreter) = (call[name], call.interpreter)
    if case .dict = value { return }
    guard value.elementsOfSequence == nil, try interpreter.truth(value) else { return }
    let type = try interpreter.text(interpreter.callBuiltin("type", [value]))
    throw call.fault(
      name,
      .message(
        "Expected `\(name)` argument to be a list, tuple, or dict. Received instead: \(name)=\(try interpreter.text(value)) of type \(type)",
        help: "\(name)=[\(try interpreter.repr(value))]"))
  }

  private static let compile: Builtin = .method(
    "compile", "Fixes how the model is trained and judged.",
    [
      .optional("optimizer", .any, default: "rmsprop", "\"adam\", \"sgd\", or one of keras.optimizers"),
      .optional("loss", .any, default: .none, "\"sparse_categorical_crossentropy\", or one of keras.losses"),
      .optional("loss_weights", .any, default: .none, "a weight for each output's loss"),
      .optional("metrics", .any, default: .none, "a list, such as [\"accuracy\"]"),
      .optional("weighted_metrics", .any, default: .none, "as metrics"),
      .optional("run_eagerly", .any, default: false, "accepted; nothing to switch"),
      .optional("steps_per_execution", .any, default: 1, "accepted"),
      .optional("jit_compile", .any, default: "auto", "accepted; always compiled to a plan"),
    ]
  ) { call in
    let model = try call.receiver(as: Model.self)
    for name in ["metrics", "weighted_metrics"] { try checkIsCollection(name, call) }
    if let earlier = (model.steps as? StepConfiguration)?.completing(call) {
      return try Self.compile.call(earlier, call.interpreter)
    }
    let steps = try StepConfiguration(call)
    model.steps = steps
    // What no plan computes is trained by steps on tensors.
    guard !steps.isNeeded, let optimizer = steps.optimizer else { return .none }
    // Losses and metrics depend on the outputs, which a model without a known input shape gets with the first data.
    let (kept, isBuilt) = (call.kept, model.isBuilt)
    try model.whenBuilt { [weak model] in
      guard let model, let call = kept.call else { return }
      if let fault = LossTable.misfit("loss", call, model) {
        guard isBuilt else { throw fault }
        return model.refuseTraining(fault)
      }
      let losses = try LossTable.losses("loss", call, outputs: model.outputNames)
      let metrics = try MetricTable.metrics(call, losses: losses, model: model)
      let names = model.outputNames
      let values =
        if case .dict = call["loss_weights"] { try call.byOutput("loss_weights", names) } else {
          call["loss_weights"].isNone ? nil : try call.list("loss_weights")
        }
      let weights = try values?.map {
        guard let weight = $0.asDouble else {
          throw call.invalid(
            "loss_weights", must: "be numbers, one for each output",
            help: "metrics=[\"accuracy\"] goes by name"
          )
        }
        return Float(weight)
      }
      let given = call["loss"].elementsOfSequence ?? names.map { _ in call["loss"] }
      try model.compile(
        optimizer: optimizer, losses: losses,
        lossNames: zip(given, losses).map { LossTable.givenName(of: $0) ?? $1.name }, lossWeights: weights,
        metrics: metrics)
      model.keepCompileArguments(
        try ["loss", "loss_weights", "metrics", "weighted_metrics"].map { ($0, try JSON(call[$0])) })
    }
    return .none
  }

  private static let fit = Builtin.method(
    "fit", "Trains on data; Ctrl-C stops between batches and keeps what was learned.",
    [
      .optional("x", .any, default: .none, "samples (N, …), or a dataset of batches (x, y)"),
      .optional("y", .any, default: .none, "targets (N, …)"),
      .optional("batch_size", .int, default: .none, "samples a step; None: 32"),
      .optional("epochs", .int, default: 1, "times through the data"),
      .optional("verbose", .any, default: "auto", "0 silent, 1 a bar, 2 a line an epoch"),
      .optional("callbacks", .any, default: .none, "one of keras.callbacks, or a list"),
      .optional("validation_split", .float, default: 0.0, "share at the end kept for validation"),
      .optional("validation_data", .any, default: .none, "(x, y), or a dataset"),
      .optional("shuffle", .bool, default: true, "whether the order is drawn anew each epoch"),
      .optional("class_weight", .dict, default: .none, "what samples of a class weigh, by class number"),
      .optional("sample_weight", .any, default: .none, "a weight for each sample"),
      .optional("initial_epoch", .int, default: 0, "where to take up again"),
      .optional("steps_per_epoch", .int, default: .none, "batches of an epoch, for a dataset that goes on"),
      .optional("validation_steps", .int, default: .none, "batches of a validation, likewise"),
      .optional(
        "validation_batch_size", .int, default: .none,
        "samples of a batch of validation; None: as of training"),
      .optional(
        "validation_freq", .any, default: 1,
        "after how many epochs validation comes, or a list of epochs from 1"),
      .keyword(
        "micro_batch", .int, "samples that go through the network at once; gradients add up to the batch's"),
      .keyword(
        "checkpoint", .any, default: false,
        "whether values are made again rather than kept; a number: of segments"),
      .keyword(
        "memory", .any, default: .none,
        "the most bytes that the model and its run take, such as \"100 MB\": micro_batch and checkpoint are chosen for it"
      ),
      .keyword(
        "plot", .bool, default: false, "whether the curves are drawn: while it trains, and at the end"),
    ]
  ) { call in
    let model = try call.receiver(as: Model.self)
    if let steps = try StepTraining(model, call) { return try steps.fit() }
    let data = try data(model, call)
    var options = FitOptions()
    options.batchSize = try call.optionalInt("batch_size", atLeast: 1) ?? 32
    options.epochs = BackendFunctions.bounded(try call.int("epochs", atLeast: 1), call.interpreter)
    options.initialEpoch = try call.int("initial_epoch", atLeast: 0)
    options.shuffles = try call.bool("shuffle")
    options.validationSplit = try call.double("validation_split")
    options.stepsPerEpoch = try call.steps("steps_per_epoch")
    options.validationSteps = try call.steps("validation_steps")
    options.validationBatchSize = try call.optionalInt("validation_batch_size", atLeast: 1)
    (options.validationFrequency, options.validationEpochs) = try call.validationFrequency()
    options.microBatch = try call.optionalInt("micro_batch", atLeast: 1)
    options.plan = try call.planOptions()
    options.memory = try call.byteCount("memory")
    if options.memory != nil, options.microBatch != nil || call.isGiven("checkpoint") {
      throw call.invalid("memory", must: "stand without micro_batch and checkpoint, which it chooses")
    }
    options.classWeights = try classWeights(call)
    options.verbose = call["verbose"].asInt
    let callbacks = try CallbackClasses.callbacks("callbacks", call, model)
    let validation = try validation(model, call)
    try check(data, validation, options, call)
    let draws = try call.bool("plot")
    let firstEpoch = options.initialEpoch + 1
    let reporter = ProgressReporter(
      call.interpreter.console, verbosity: try verbosity(call), batchSize: options.batchSize,
      curve: draws ? { HistoryFigure.curves(of: $0, firstEpoch: firstEpoch) } : nil)
    do {
      let history = try call.interpreter.trainings.train(
        model, on: data, options, hasCallbacks: !callbacks.isEmpty, clock: call.interpreter.measuringClock
      ) {
        try model.fit(
          data, validation: validation, options: options, observer: reporter, callbacks: callbacks)
      }
      reporter.ended()
      if draws { call.interpreter.console.draw(HistoryFigure.figure(of: history)) }
      return .object(HistoryObject(history, of: model))
    } catch let error as Interrupted {
      reporter.stopped()
      throw error
    }
  }

  private static func validation(_ model: Model, _ call: Call) throws -> TrainingData? {
    if call["validation_data"].isNone { return nil }
    if let stream = try ProgramStream.make(
      of: call["validation_data"], model, action: "validation", wantsTargets: true, shuffles: false, call)
    {
      return .stream(stream)
    }
    let parts = try call.list("validation_data")
    guard parts.count == 2 || parts.count == 3 else {
      throw call.invalid("validation_data", must: "be (x, y)")
    }
    return .samples(
      Samples(
        inputs: try inputs(parts[0], model, call, "validation_data"),
        targets: try targets(parts[1], model, call, "validation_data"),
        weightsByOutput: parts.count == 3 ? try weights(parts[2], model, call, "validation_data") : []))
  }

  /// Rejects arguments that apply only to data in memory, or only to a dataset.
  private static func check(
    _ data: TrainingData, _ validation: TrainingData?, _ options: FitOptions, _ call: Call
  ) throws {
    if case .stream(let stream) = data {
      if validation == nil, options.validationSplit != 0 {
        throw call.invalid(
          "validation_split", must: "be left out where x is a dataset",
          help: "split the dataset itself: dataset.skip(n) to train, validation_data=dataset.take(n)")
      }
      try checkEnds(stream, options.stepsPerEpoch, "steps_per_epoch", call)
    }
    if case .stream(let stream)? = validation {
      try checkEnds(stream, options.validationSteps, "validation_steps", call)
    }
  }

  private static func checkEnds(_ stream: any BatchStream, _ steps: Int?, _ parameter: String, _ call: Call)
    throws
  {
    guard (stream as? DatasetStream)?.isEndless ?? false, steps == nil else { return }
    throw call.invalid(
      parameter, must: "be given where the dataset has no end",
      help: "or leave out repeat(): epochs= does the same")
  }

  /// `x` and `y` in memory, or `x` alone as a dataset, a generator or a `PyDataset`.
  private static func data(_ model: Model, _ call: Call) throws -> TrainingData {
    let shuffles = try call.signature.name == "fit" && call.bool("shuffle")
    guard
      let stream = try ProgramStream.make(
        of: call["x"], model, action: call.signature.name, wantsTargets: true, shuffles: shuffles, call)
    else {
      return .samples(
        Samples(
          inputs: try inputs(try given("x", call), model, call, "x"),
          targets: try targets(try given("y", call), model, call, "y"),
          weightsByOutput: try weights(call["sample_weight"], model, call, "sample_weight")))
    }
    for name in ["y", "sample_weight"] where !call[name].isNone {
      throw call.fault(
        name,
        .message("\(name) must be left out where x is a dataset: its batches are (x, y) or (x, y, weights)"))
    }
    noteBatchSize(call)
    return .stream(stream)
  }

  private static func noteBatchSize(_ call: Call) {
    if !call["batch_size"].isNone {
      call.interpreter.console.note("batch_size has no effect here: the dataset's own batches are taken")
    }
  }

  static func classWeights(_ call: Call) throws -> [Int: Float]? {
    guard case .dict(let dict) = call["class_weight"] else { return nil }
    return Dictionary(
      try dict.pairs.map { pair in
        guard let label = pair.key.asInt, let weight = pair.value.asDouble else {
          throw call.invalid(
            "class_weight", must: "give a number for each class number", help: "class_weight={0: 1.0, 1: 5.0}"
          )
        }
        return (label, Float(weight))
      }, uniquingKeysWith: { $1 })
  }

  private static let evaluate = Builtin.method(
    "evaluate", "Loss and metrics over data.",
    [
      .optional("x", .any, default: .none, "samples (N, …), or a dataset of batches (x, y)"),
      .optional("y", .any, default: .none, "targets (N, …)"),
      .optional("batch_size", .int, default: .none, "samples a step; None: 32"),
      .optional("verbose", .any, default: "auto", "0 silent, 1 a bar, 2 a line"),
      .optional("sample_weight", .any, default: .none, "a weight for each sample"),
      .optional("steps", .int, default: .none, "batches, for a dataset that goes on"),
      .optional("callbacks", .any, default: .none, "one of keras.callbacks, or a list"),
      .keyword("return_dict", .bool, default: false, "whether figures come by name"),
    ]
  ) { call in
    let model = try call.receiver(as: Model.self)
    if let steps = try StepTraining(model, call) { return try steps.evaluate() }
    let data = try data(model, call)
    let batch = try call.optionalInt("batch_size", atLeast: 1) ?? 32
    let steps = try call.steps("steps")
    let reporter = ProgressReporter(
      call.interpreter.console, verbosity: try verbosity(call), batchSize: batch)
    switch data {
    case .samples(let samples):
      let whole = samples.count.parts(of: batch)
      reporter.began(steps: min(steps ?? whole, whole))
    case .stream(let stream):
      try checkEnds(stream, steps, "steps", call)
      reporter.began(steps: steps ?? stream.batchCount ?? 0)
    }
    let logs = try model.evaluate(
      data, batchSize: batch, steps: steps, callbacks: CallbackClasses.callbacks("callbacks", call, model),
      verbose: call["verbose"].asInt
    ) {
      reporter.batchEnded($0, of: $1, logs: $2)
    }
    reporter.finished(logs)
    if try call.bool("return_dict") {
      return .dict(DictValue(logs.map { ($0.name, Value($0.figure)) }))
    }
    return LayerMembers.one((model.configuration?.list(logs) ?? []).map { Value($0) })
  }

  private static let predict = Builtin.method(
    "predict", "The outputs for samples.",
    [
      .required("x", .any, "samples (N, …), or a dataset of batches"),
      .optional("batch_size", .int, default: .none, "samples a step; None: 32"),
      .optional("verbose", .any, default: "auto", "0 silent, 1 a bar"),
      .optional("steps", .int, default: .none, "batches, for a dataset that goes on"),
      .optional("callbacks", .any, default: .none, "one of keras.callbacks, or a list"),
      .keyword(
        "memory", .any, default: .none,
        "the most bytes that the model and its run take, such as \"6.3 MB\": where need be, an image goes through row by row"
      ),
    ]
  ) { call in
    let model = try call.receiver(as: Model.self)
    if let steps = try StepTraining(model, call) { return try steps.predict() }
    let batch = try call.optionalInt("batch_size", atLeast: 1) ?? 32
    let reporter = ProgressReporter(
      call.interpreter.console, verbosity: try verbosity(call), batchSize: batch)
    let callbacks = try CallbackClasses.callbacks("callbacks", call, model)
    let verbose = call["verbose"].asInt
    let outputs: [Tensor]
    let steps = try call.steps("steps")
    if let stream = try ProgramStream.make(
      of: call["x"], model, action: "predict", wantsTargets: false, shuffles: false, call)
    {
      noteBatchSize(call)
      if call.isGiven("memory") {
        throw call.invalid("memory", must: "go with arrays of samples, not with a dataset")
      }
      try checkEnds(stream, steps, "steps", call)
      reporter.began(steps: steps ?? stream.batchCount ?? 0)
      outputs = try model.predict(stream, steps: steps, callbacks: callbacks, verbose: verbose) {
        reporter.batchEnded($0, of: $1, logs: [])
      }
    } else {
      var inputs = try inputs(call["x"], model, call, "x")
      if let steps {
        inputs = inputs.map { input in
          let count = input.shape.first ?? 0
          return count > steps * batch ? input.narrowed(axis: 0, from: 0, count: steps * batch) : input
        }
      }
      reporter.began(steps: (inputs.first?.shape.first ?? 0).parts(of: batch))
      outputs = try model.predict(
        inputs, batchSize: batch, memory: call.byteCount("memory"), callbacks: callbacks, verbose: verbose
      ) {
        reporter.batchEnded($0, of: $1, logs: [])
      }
    }
    reporter.finished([])
    return model.packed(outputs.map(Value.tensor))
  }

  static func verbosity(_ call: Call) throws -> ProgressReporter.Verbosity {
    if case .string = call["verbose"] { return .bar }
    switch try call.int("verbose") {
    case 0: return .silent
    case 2: return .line
    default: return .bar
    }
  }

  private static func given(_ name: String, _ call: Call) throws -> Value {
    if call[name].isNone {
      throw call.fault(
        name, .message("\(call.signature.name) needs \(name)", help: "model.\(call.signature.name)(x, y)"))
    }
    return call[name]
  }

  /// One tensor, or a list of tensors for several inputs or outputs.
  package static func tensors(_ name: String, _ call: Call) throws -> [Tensor] {
    try tensors(try given(name, call), call)
  }

  private static func tensors(_ value: Value, _ call: Call) throws -> [Tensor] {
    let leaves = Structure.values(in: value)
    if leaves.allSatisfy({ ($0.heldTensor?.rank ?? 0) > 0 }) {
      return try leaves.map { try call.interpreter.tensor(from: $0, dtype: nil) }
    }
    if case .dict = value { return try leaves.map { try call.interpreter.tensor(from: $0, dtype: nil) } }
    return [try call.interpreter.tensor(from: value, dtype: nil)]
  }

  /// The model's inputs in their order.
  private static func inputs(_ value: Value, _ model: Model, _ call: Call, _ name: String) throws -> [Tensor]
  {
    model.adoptStructure(of: value)
    guard case .dict = value, model.isBuilt else { return try tensors(value, call) }
    do {
      return try model.inputValues(value).map { try call.interpreter.tensor(from: $0, dtype: nil) }
    } catch let fault as Fault { throw call.fault(name, fault) }
  }

  /// The outputs' targets in their order: a dict's by the outputs' names.
  private static func targets(_ value: Value, _ model: Model, _ call: Call, _ name: String) throws -> [Tensor]
  {
    guard case .dict(let dict) = value else { return try tensors(value, call) }
    return try model.outputNames.map { output in
      guard let value = dict[string: output] else {
        throw call.invalid(name, must: "name every output: \(model.outputNames.joined(separator: ", "))")
      }
      return try call.interpreter.tensor(from: value, dtype: nil)
    }
  }

  /// Sample weights: one array for all outputs, or one for each, held as the targets are.
  private static func weights(_ value: Value, _ model: Model, _ call: Call, _ name: String) throws
    -> [Tensor?]
  {
    func array(_ value: Value) throws -> Tensor? {
      value.isNone ? nil : try call.interpreter.tensor(from: value, dtype: nil)
    }
    switch value {
    case .none: return []
    case .dict(let dict): return try model.outputNames.map { try array(dict[string: $0] ?? .none) }
    default:
      let parts = Structure.values(in: value)
      let areArrays = parts.allSatisfy {
        if case .tensor(let tensor) = $0 { tensor.rank > 0 } else { $0.isNone }
      }
      guard areArrays, value.elementsOfSequence != nil else { return [try array(value)] }
      return try parts.map { try array($0) }
    }
  }
}

extension Call {
  /// After how many epochs validation comes, or after which, counted from 1.
  func validationFrequency() throws -> (Int, [Int]?) {
    if let frequency = self["validation_freq"].asInt, frequency > 0 { return (frequency, nil) }
    guard let epochs = self["validation_freq"].elementsOfSequence.map({ $0.compactMap(\.asInt) }) else {
      throw invalid("validation_freq", must: "be a number of epochs above 0, or a list of epochs")
    }
    return (1, epochs)
  }
}
