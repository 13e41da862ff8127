import Evaluator
import Files
import Language
import Networks
import Tensors

/// A callback of `keras.callbacks` as a value of the language.
final class CallbackObject: Object {
  let callback: any TrainingCallback
  package let name: String

  init(_ callback: any TrainingCallback, name: String) {
    self.callback = callback
    self.name = name
  }

  var classObject: ClassObject { CallbackClasses.classes[name] ?? CallbackClasses.base }
  var typeName: String { name }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(name)>" }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    switch (callback, name) {
    case (let stopping as EarlyStopping, "stopped_epoch"): .int(stopping.stoppedEpoch ?? 0)
    case (let stopping as EarlyStopping, "best_epoch"): .int(stopping.bestEpoch)
    case (let stopping as EarlyStopping, "best"): stopping.best.map { .float($0) } ?? Value.none
    case (let checkpoint as ModelCheckpoint, "best"): checkpoint.best.map { .float($0) } ?? Value.none
    default: nil
    }
  }

  var attributeNames: [String] {
    switch callback {
    case is EarlyStopping: ["stopped_epoch", "best_epoch", "best"]
    case is ModelCheckpoint: ["best"]
    default: []
    }
  }
}

/// `keras.callbacks`.
enum CallbackClasses {
  /// The base class of user-defined callbacks.
  static let base = ClassObject(
    "Callback", module: "keras.callbacks",
    doc: "The base of callbacks: define on_epoch_end(self, epoch, logs=None) or the others.",
    members: CustomCallback.hooks.map { hook in
      .method(hook, "Called while training; does nothing.", [.rest("arguments"), .keywords("named")]) { _ in
        .none
      }
    },
    initializer: .method("__init__", "Makes the callback.") { call in
      call.instance?.host = CallbackHost()
      return .none
    })

  /// The classes of Keras's own callbacks, by name.
  package static let classes: [String: ClassObject] = Dictionary(
    uniqueKeysWithValues: constructors.map { constructor in
      (
        constructor.name,
        ClassObject(
          constructor.name, module: "keras.callbacks", doc: constructor.signature.doc, base: base,
          constructor: constructor)
      )
    })

  static let constructors: [Builtin] =
    [
      row(
        "EarlyStopping", "Ends training when a figure has not become better for some epochs.",
        [
          monitor, .optional("min_delta", .float, default: 0, "what a change must come to"),
          .optional("patience", .int, default: 0, "epochs without a change for the better"), verbose, mode,
          .optional("baseline", .float, default: .none, "what the figure must be better than"),
          .optional(
            "restore_best_weights", .bool, default: false, "whether the best epoch's weights come back"),
          .optional("start_from_epoch", .int, default: 0, "epochs before this do not count"),
        ]
      ) { call in
        EarlyStopping(
          monitor: try call.monitor(change: "min_delta"), patience: try call.int("patience", atLeast: 0),
          baseline: try call.optionalDouble("baseline"),
          restoresBestWeights: try call.bool("restore_best_weights"),
          startEpoch: try call.int("start_from_epoch"), isVerbose: try call.bool("verbose"), say: call.say())
      },
      row(
        "ReduceLROnPlateau",
        "Makes the learning rate smaller when a figure has not become better for some epochs.",
        [
          monitor, .optional("factor", .float, default: 0.1, "what the rate is multiplied with"),
          .optional("patience", .int, default: 10, "epochs without a change for the better"), verbose, mode,
          .optional("min_delta", .float, default: 1e-4, "what a change must come to"),
          .optional("cooldown", .int, default: 0, "epochs after a reduction that do not count"),
          .optional("min_lr", .float, default: 0.0, "the smallest rate"),
        ]
      ) { call in
        // Checked as others are, but kept in double precision: a rate is rounded once.
        _ = (try call.share("factor"), try call.nonNegative("min_lr"))
        return ReduceLearningRateOnPlateau(
          monitor: try call.monitor(change: "min_delta"), factor: try call.double("factor"),
          patience: try call.int("patience", atLeast: 0), cooldown: try call.int("cooldown", atLeast: 0),
          minimumRate: try call.double("min_lr"), isVerbose: try call.bool("verbose"),
          say: call.say())
      },
      row(
        "LearningRateScheduler", "Sets the learning rate before each epoch.",
        [
          .required(
            "schedule", .callable,
            "a function of the epoch, from 0, and of the rate so far, or of the epoch alone"), verbose,
        ]
      ) { call in
        let (schedule, interpreter) = (call["schedule"], call.interpreter)
        return LearningRateScheduler(isVerbose: try call.bool("verbose"), say: call.say()) { epoch, rate in
          let result: Value
          do { result = try interpreter.call(schedule, [.int(epoch), .float(rate)]) } catch is ArgumentFault {
            // A schedule of the epoch alone.
            result = try interpreter.call(schedule, [.int(epoch)])
          }
          guard let rate = result.asDouble else {
            throw Fault.message("the schedule must return a number, found \(result.typeName)")
          }
          return rate
        }
      },
      row(
        "ModelCheckpoint", "Saves the model while training.",
        [
          .required("filepath", .path, "where; {epoch:02d} and {val_loss:.2f} are filled in"), monitor,
          verbose,
          .optional(
            "save_best_only", .bool, default: false, "whether only when the figure has become better"),
          .optional("save_weights_only", .bool, default: false, "whether only the weights are saved"), mode,
          .optional("save_freq", .any, default: "epoch", "\"epoch\", or a number of batches"),
          .optional(
            "initial_value_threshold", .float, default: .none, "what the figure must be better than at first"),
        ]
      ) { try checkpoint($0) },
      row(
        "TerminateOnNaN", "Ends training when the loss is no longer a number.",
        [.optional("raise_error", .bool, default: false, "whether it raises a RuntimeError then")]
      ) { call in
        guard try call.bool("raise_error") else { return TerminateOnNaN(say: call.say()) }
        return TerminateOnNaN(failure: { batch, loss in
          let shown = loss.isNaN ? "nan" : loss > 0 ? "inf" : "-inf"
          return Fault.message(
            "NaN or Inf loss encountered at batch \(batch). Loss value: \(shown). Terminating training immediately.",
            kind: .runtime)
        })
      },
      row(
        "LambdaCallback", "Calls functions while training.",
        CustomCallback.hooks.enumerated().map { place, hook -> Signature.Parameter in
          place < 6
            ? .optional(hook, .callable, default: .none, "a function")
            : .keyword(hook, .callable, default: .none, "a function")
        }
      ) { call in
        var functions: [String: Value] = [:]
        for hook in CustomCallback.hooks where !call[hook].isNone { functions[hook] = call[hook] }
        return CustomCallback(call.interpreter) { [functions] in functions[$0] }
      },
    ] + writing + [
      row("History", "Keeps what training reports; fit does so by itself.", []) { _ in NoCallback() }
    ]

  private static let monitor = Signature.Parameter.optional(
    "monitor", .string, default: "val_loss", "the figure to watch")
  private static let mode = Signature.Parameter.optional(
    "mode", .string, default: "auto", "\"min\", \"max\", or \"auto\": as the figure is")
  private static let verbose = Signature.Parameter.optional(
    "verbose", .any, default: 0, "whether it says what it does")

  package static func row(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    make: @escaping (Call) throws -> any TrainingCallback
  ) -> Builtin {
    Builtin(name, module: "keras.callbacks", doc: doc, parameters) {
      .object(CallbackObject(try make($0), name: name))
    }
  }

  private static func checkpoint(_ call: Call) throws -> ModelCheckpoint {
    let path = try call.interpreter.path(of: call["filepath"])
    let weightsOnly = try call.bool("save_weights_only")
    guard path.hasSuffix(weightsOnly ? ".weights.h5" : ".keras") || (!weightsOnly && path.hasSuffix(".h5"))
    else {
      throw call.invalid("filepath", must: weightsOnly ? "end in .weights.h5" : "end in .keras or .h5")
    }
    var frequency = ModelCheckpoint.Frequency.epoch
    if let batches = call["save_freq"].asInt {
      guard batches > 0 else {
        throw call.invalid("save_freq", must: "be \"epoch\", or a number of batches above 0")
      }
      frequency = .batches(batches)
    } else if call["save_freq"].asString != "epoch" {
      throw call.invalid("save_freq", must: "be \"epoch\", or a number of batches above 0")
    }
    let interpreter = call.interpreter
    return ModelCheckpoint(
      monitor: try call.monitor(change: nil), savesBestOnly: try call.bool("save_best_only"),
      frequency: frequency,
      threshold: try call.optionalDouble("initial_value_threshold"), isVerbose: try call.bool("verbose"),
      say: call.say(),
      path: { epoch, batch, logs in
        var keywords: [(name: String, value: Value)] = [("epoch", .int(epoch + 1))]
        if let batch { keywords.append(("batch", .int(batch + 1))) }
        keywords += logs.map { ($0.name, Value($0.figure)) }
        let format = try interpreter.attribute("format", of: .string(path))
        return try interpreter.call(format, Arguments(keywords: keywords)).asString ?? path
      },
      save: { model, path in
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
          .joined(separator: "/")
        if !folder.isEmpty { try FileContent.makeFolder(interpreter.place(of: folder, for: .writing)) }
        let save = try interpreter.attribute(weightsOnly ? "save_weights" : "save", of: .object(model))
        _ = try interpreter.call(save, [.string(path)])
      })
  }

  /// The callbacks of a `callbacks=` argument.
  static func callbacks(_ name: String, _ call: Call, _ model: Model) throws
    -> [any TrainingCallback]
  {
    try (call[name].isNone ? [] : call[name].elementsOfSequence ?? [call[name]]).map { value in
      if case .object(let object) = value, let callback = object as? CallbackObject {
        return callback.callback
      }
      if case .instance(let instance) = value, instance.classObject.isSubclass(of: base) {
        let (interpreter, shown) = (call.interpreter, model.value)
        instance.setAttribute("model", to: shown)
        return CustomCallback(
          interpreter, prepare: { instance.setAttribute("params", to: CustomCallback.dict(of: $0)) }
        ) { hook in
          guard let method = instance.classObject.lookup(hook) else { return nil }
          if case .builtin = method { return nil }
          return try interpreter.attribute(hook, of: value)
        }
      }
      if case .type(let type) = value, type.isSubclass(of: base) {
        throw call.fault(
          name,
          .message(
            "\(type.name) is a class: a callback is an object of it",
            help: "write its parentheses: \(type.name)(…)"))
      }
      throw call.invalid(
        name, must: "be a list of callbacks",
        help:
          "callbacks=[keras.callbacks.EarlyStopping(patience=3)], or a class of your own based on keras.callbacks.Callback"
      )
    }
  }
}

/// The host object of a user-defined callback.
private final class CallbackHost: Object {
  var classObject: ClassObject { CallbackClasses.base }
}

private final class NoCallback: TrainingCallback {}

/// Calls the user's functions or methods during training.
final class CustomCallback: TrainingCallback {
  /// Keras's names; the first six are also arguments of `LambdaCallback` by position.
  static let hooks = [
    "on_epoch_begin", "on_epoch_end", "on_train_begin", "on_train_end", "on_train_batch_begin",
    "on_train_batch_end",
    "on_batch_begin", "on_batch_end", "on_test_begin", "on_test_end", "on_test_batch_begin",
    "on_test_batch_end", "on_predict_begin", "on_predict_end", "on_predict_batch_begin",
    "on_predict_batch_end",
  ]

  private let interpreter: Interpreter
  private let prepare: (RunParameters) -> Void
  private let hook: (String) throws -> Value?

  init(
    _ interpreter: Interpreter, prepare: @escaping (RunParameters) -> Void = { _ in },
    hook: @escaping (String) throws -> Value?
  ) {
    self.interpreter = interpreter
    self.prepare = prepare
    self.hook = hook
  }

  /// What a run was asked for, as Keras's `params`.
  static func dict(of run: RunParameters) -> Value {
    .dict(
      DictValue([
        ("verbose", run.verbose.map(Value.int) ?? .string("auto")), ("epochs", .int(run.epochs)),
        ("steps", run.steps.map(Value.int) ?? .none),
      ]))
  }

  private func run(_ names: String..., number: Int? = nil, logs: Logs = []) throws {
    try run(names, number) { .dict(DictValue(logs.map { ($0.name, Value($0.figure)) })) }
  }

  private func run(_ names: [String], _ number: Int?, logs: () throws -> Value) throws {
    for name in names {
      guard let function = try hook(name) else { continue }
      _ = try interpreter.call(function, (number.map { [.int($0)] } ?? []) + [try logs()])
    }
  }

  func prepare(_ model: Model, for run: RunParameters) { prepare(run) }
  func trainingBegan(_ model: Model) throws { try run("on_train_begin") }
  func epochBegan(_ epoch: Int, _ model: Model) throws { try run("on_epoch_begin", number: epoch) }
  func batchBegan(_ step: Int, _ model: Model) throws {
    try run("on_train_batch_begin", "on_batch_begin", number: step)
  }

  func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {
    try run("on_train_batch_end", "on_batch_end", number: step, logs: logs)
  }

  /// What the function writes into the dict is logged, as in Keras.
  func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    guard let function = try hook("on_epoch_end") else { return }
    let dict = DictValue(logs.map { ($0.name, Value($0.figure)) })
    _ = try interpreter.call(function, [.int(epoch), .dict(dict)])
    for pair in dict.pairs {
      guard let name = pair.key.asString, let value = pair.value.asDouble else { continue }
      if let log = logs.first(where: { $0.name == name }), log.figure.number == value { continue }
      logs.set(name, value)
    }
  }

  func trainingEnded(logs: Logs, _ model: Model) throws { try run("on_train_end", logs: logs) }

  func testBegan(_ model: Model) throws { try run("on_test_begin") }
  func testBatchBegan(_ step: Int, _ model: Model) throws { try run("on_test_batch_begin", number: step) }
  func testBatchEnded(_ step: Int, logs: Logs, _ model: Model) throws {
    try run("on_test_batch_end", number: step, logs: logs)
  }
  func testEnded(logs: Logs, _ model: Model) throws { try run("on_test_end", logs: logs) }

  func predictionBegan(_ model: Model) throws { try run("on_predict_begin") }
  func predictionBatchBegan(_ step: Int, _ model: Model) throws {
    try run("on_predict_batch_begin", number: step)
  }
  func predictionBatchEnded(_ step: Int, outputs: () throws -> [Tensor], _ model: Model) throws {
    try run(["on_predict_batch_end"], step) {
      .dict(DictValue([("outputs", model.packed(try outputs().map(Value.tensor)))]))
    }
  }
  func predictionEnded(_ model: Model) throws { try run("on_predict_end") }
}

extension Model {
  /// The model as a value: the object of a user-defined class, or the model itself.
  var value: Value { (owner as? Instance).map(Value.instance) ?? .object(self) }
}

extension Call {
  fileprivate func monitor(change: String?) throws -> Monitor {
    Monitor(
      try string("monitor"), mode: try choice("mode", Monitor.Mode.self),
      minimumChange: try change.map { try double($0) } ?? 0)
  }

  /// Messages of callbacks belong to the output, as in Keras; warnings are notes beside it.
  fileprivate func say() -> (CallbackMessage) -> Void {
    let console = interpreter.console
    return { message in
      if case .missing = message { console.note(message.text) } else { console.report(message.text) }
    }
  }
}
