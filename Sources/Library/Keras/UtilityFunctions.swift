import Evaluator
import Networks
import Tensors

/// `keras.utils` and `keras.backend`: types of numbers, sequences of one length, a bar of progress.
enum UtilityFunctions {
  static let all: [(String, Value)] =
    [padSequences, standardizeDType].named + [("Progbar", .type(ProgressBar.type))]
    + BackendFunctions.config.filter {
      $0.name.hasSuffix("interactive_logging") || $0.name == "is_interactive_logging_enabled"
    }.named

  static let padSequences = Builtin(
    "pad_sequences", module: "keras.utils", doc: "Sequences of different lengths as rows of one array.",
    [
      .required("sequences", .iterable, "lists of numbers"),
      .optional("maxlen", .int, default: .none, "the length; None: that of the longest"),
      .optional("dtype", .dtype, default: "int32", "the type of the numbers"),
      .optional("padding", .choice("pre", "post"), default: "pre", "where numbers are added"),
      .optional("truncating", .choice("pre", "post"), default: "pre", "where numbers are taken off"),
      .optional("value", .float, default: 0.0, "what is added"),
    ]
  ) { call in
    let rows = try call.elements("sequences").map { row -> [Double] in
      try call.interpreter.tensor(from: row).flattened().elements(Double.self)
    }
    let length = try call.optionalInt("maxlen", atLeast: 0) ?? rows.map(\.count).max() ?? 0
    let (addsBefore, cutsBefore) = (
      try call.string("padding") == "pre", try call.string("truncating") == "pre"
    )
    let value = try call.double("value")
    let values = rows.flatMap { row -> [Double] in
      let kept = Array(cutsBefore ? row.suffix(length) : row.prefix(length))
      let margin = [Double](repeating: value, count: length - kept.count)
      return addsBefore ? margin + kept : kept + margin
    }
    return .tensor(
      try Tensor(shape: [rows.count, length], elements: values).convert(to: call.dtype("dtype")))
  }

  private static func dtype(_ value: Value, _ name: String, _ call: Call) throws -> DType {
    guard let dtype = call.interpreter.dtype(from: value) else {
      throw call.invalid(name, must: "be a type of numbers, or its name")
    }
    return dtype
  }

  static let standardizeDType = Builtin(
    "standardize_dtype", module: "keras.backend", doc: "The name of a type of numbers.",
    [.required("dtype", .any, "a type, its name, or None for float32")]
  ) { call in
    .string(try call["dtype"].isNone ? "float32" : dtype(call["dtype"], "dtype", call).name)
  }

  /// Those of `keras.backend`.
  static let types: [Builtin] = [
    standardizeDType,
    Builtin(
      "is_float_dtype", module: "keras.backend", doc: "Whether a type is of floats.",
      [.required("dtype", .any)]
    ) { call in
      .bool(try dtype(call["dtype"], "dtype", call).isFloating)
    },
    Builtin(
      "is_int_dtype", module: "keras.backend", doc: "Whether a type is of whole numbers.",
      [.required("dtype", .any)]
    ) { call in
      let type = try dtype(call["dtype"], "dtype", call)
      return .bool(!type.isFloating && type != .bool)
    },
    Builtin(
      "result_type", module: "keras.backend", doc: "The type in which numbers of some types are computed.",
      [.rest("dtypes")]
    ) { call in
      let types = try call.rest("dtypes").map { try dtype($0, "dtypes", call) }
      let result = types.reduce(nil) { (type: DType?, next: DType) -> DType? in
        guard let type else { return next }
        if type.isFloating != next.isFloating { return type.isFloating ? type : next }
        return type.promoted(with: next)
      }
      return .string((result ?? .float32).name)
    },
  ]
}

/// `keras.utils.Progbar`: a line that shows how far something is.
final class ProgressBar: Object {
  private let target: Int?
  private let isVerbose: Bool
  private let plain: Set<String>
  private let reporter: ProgressReporter
  private var sums: [(name: String, sum: Double, count: Double)] = []
  private var done = 0

  private init(target: Int?, isVerbose: Bool, plain: Set<String>, _ interpreter: Interpreter) {
    (self.target, self.isVerbose, self.plain) = (target, isVerbose, plain)
    reporter = ProgressReporter(interpreter.console, verbosity: isVerbose ? .bar : .silent, batchSize: 1)
    reporter.began(steps: target ?? 0)
  }

  private static let values = Signature.Parameter.optional(
    "values", .any, default: .none, "pairs of a name and a number")

  static let type = ClassObject(
    "Progbar", module: "keras.utils", doc: "A line that shows how far something is.",
    members: [
      .method(
        "update", "Shows so many steps.",
        [
          .required("current", .int, "steps so far"), values,
          .optional("finalize", .any, default: .none, "whether it is the last; None: at the target"),
        ]
      ) { call in
        try call.receiver(as: ProgressBar.self).update(to: call.int("current"), call)
        return .none
      },
      .method("add", "Shows some more steps.", [.required("n", .int, "how many"), values]) { call in
        let bar = try call.receiver(as: ProgressBar.self)
        try bar.update(to: bar.done + call.int("n"), call)
        return .none
      },
      .property("target", "how many steps there are") {
        try $0.receiver(as: ProgressBar.self).target.map(Value.int) ?? .none
      },
    ],
    constructor: Builtin(
      "Progbar", module: "keras.utils", doc: "A line that shows how far something is.",
      [
        .required("target", .any, "how many steps; None: nobody knows"),
        .optional("width", .int, default: 20, "accepted; the bar has 20 columns"),
        .optional("verbose", .int, default: 1, "0: nothing is shown"),
        .optional("interval", .float, default: 0.05, "accepted"),
        .optional(
          "stateful_metrics", .any, default: .none,
          "names whose numbers are shown as they are, not their means"),
        .optional("stateless_metrics", .any, default: .none, "accepted"),
        .optional("unit_name", .string, default: "step", "accepted"),
      ]
    ) { call in
      let plain =
        call["stateful_metrics"].isNone ? [] : try call.elements("stateful_metrics").compactMap(\.asString)
      return .object(
        ProgressBar(
          target: call["target"].asInt, isVerbose: try call.int("verbose") > 0, plain: Set(plain),
          call.interpreter))
    })

  var classObject: ClassObject { Self.type }

  private func update(to current: Int, _ call: Call) throws {
    let steps = Double(max(1, current - done))
    for pair in call["values"].isNone ? [] : try call.elements("values") {
      guard let parts = pair.elementsOfSequence, parts.count == 2, let name = parts[0].asString,
        let number = parts[1].asDouble
      else { throw call.invalid("values", must: "be pairs of a name and a number") }
      let weight = plain.contains(name) ? 1 : steps
      if let place = sums.firstIndex(where: { $0.name == name }) {
        sums[place] =
          plain.contains(name)
          ? (name, number, 1) : (name, sums[place].sum + number * weight, sums[place].count + weight)
      } else {
        sums.append((name, number * weight, weight))
      }
    }
    done = current
    guard isVerbose else { return }
    let logs: Logs = sums.map { Log($0.name, $0.sum / $0.count) }
    reporter.batchEnded(current, of: target ?? 0, logs: logs)
    if let target, current >= target { reporter.finished(logs) }
  }
}
