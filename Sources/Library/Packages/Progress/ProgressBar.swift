import Evaluator
import Glibc

/// `tqdm(values)`: hands the values on, and says how far it is.
///
/// The line is rewritten at a terminal; elsewhere only the last one is shown, with the notes beside the output.
final class ProgressBar: Object {
  private let values: Value
  private var total: Double?
  private var description: String
  private var postfix = ""
  private let unit: String
  private let isSilent: Bool
  private let leaves: Bool
  private var count: Double
  private let began = ProgressBar.now
  private var shown = 0.0
  private var isClosed = false

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private init(_ call: Call) throws {
    values = call["iterable"]
    total = try call.optionalDouble("total")
    description = try call.optionalString("desc") ?? ""
    unit = try call.string("unit")
    isSilent = try !call["disable"].isNone && call.bool("disable")
    leaves = try call["leave"].isNone || call.bool("leave")
    count = try call.double("initial")
    if total == nil, !values.isNone { total = (try? call.interpreter.length(of: values)).map(Double.init) }
  }

  static let type = ClassObject(
    "tqdm", module: "tqdm", doc: "Hands values on and shows how far the loop is.",
    members: [
      .method("update", "Counts on.", [.optional("n", .float, default: 1)]) { call in
        let bar = try call.receiver(as: ProgressBar.self)
        bar.count += try call.double("n")
        bar.show(call.interpreter)
        return .none
      },
      .method(
        "set_description", "The words before the bar.",
        [.optional("desc", .any, "the words"), .optional("refresh", .bool, default: true, "accepted")]
      ) { call in
        let bar = try call.receiver(as: ProgressBar.self)
        bar.description = call["desc"].isNone ? "" : try call.interpreter.text(call["desc"])
        bar.show(call.interpreter)
        return .none
      },
      .method(
        "set_postfix", "Numbers behind the bar: set_postfix(loss=0.25).",
        [
          .optional("ordered_dict", .any, "a dict"), .optional("refresh", .bool, default: true, "accepted"),
          .keywords("numbers"),
        ]
      ) { call in
        let bar = try call.receiver(as: ProgressBar.self)
        var pairs = call.keywords("numbers")
        if case .dict(let dict) = call["ordered_dict"] {
          pairs = dict.pairs.compactMap { pair in pair.key.asString.map { ($0, pair.value) } } + pairs
        }
        bar.postfix = try pairs.map { name, value in
          // Three digits of numbers, as tqdm shows them.
          if case .string(let text) = value { return "\(name)=\(text.trimmingSpaces)" }
          guard value.asDouble != nil, value.asInt == nil else {
            return "\(name)=\(try call.interpreter.text(value))"
          }
          return "\(name)=\(try call.interpreter.formatted(value, spec: ".3g"))"
        }.joined(separator: ", ")
        bar.show(call.interpreter)
        return .none
      },
      .method(
        "set_postfix_str", "Words behind the bar.",
        [.optional("s", .string, default: ""), .optional("refresh", .bool, default: true)]
      ) { call in
        let bar = try call.receiver(as: ProgressBar.self)
        bar.postfix = try call.string("s")
        bar.show(call.interpreter)
        return .none
      },
      .method("refresh", "Shows the bar.") { call in
        try call.receiver(as: ProgressBar.self).show(call.interpreter)
        return .none
      },
      .method("reset", "Begins again.", [.optional("total", .float, "the new number")]) { call in
        let bar = try call.receiver(as: ProgressBar.self)
        bar.count = 0
        if let total = try call.optionalDouble("total") { bar.total = total }
        return .none
      },
      .method("close", "Ends the bar.") { call in
        try call.receiver(as: ProgressBar.self).close(call.interpreter)
        return .none
      },
      .method("__enter__", "Begins the block.") { $0.receiver },
      .method(
        "__exit__", "Ends the block.", [.positional("type"), .positional("value"), .positional("traceback")]
      ) { call in
        try call.receiver(as: ProgressBar.self).close(call.interpreter)
        return false
      },
      .property("n", "how far it is") { .int(Int(try $0.receiver(as: ProgressBar.self).count)) },
      .property("total", "how many there are, or None") { call in
        try call.receiver(as: ProgressBar.self).total.map { $0 == $0.rounded() ? .int(Int($0)) : .float($0) }
          ?? .none
      },
      Builtin(
        "write", module: "tqdm", doc: "Prints a line beside the bar.",
        [
          .required("s", .any), .keyword("file", .any, "only None"), .keyword("end", .string, default: "\n"),
          .keyword("nolock", .bool, default: false),
        ]
      ) { call in
        try call.onlyDefault("file")
        call.interpreter.console.write(try call.interpreter.text(call["s"]) + call.string("end"))
        return .none
      },
    ],
    constructor: Builtin(
      "tqdm", module: "tqdm", doc: "Hands values on and shows how far the loop is: for x in tqdm(values).",
      [
        .optional("iterable", .any, "the values; None: update() counts"),
        .optional("desc", .any, "words before the bar"),
        .optional("total", .float, "how many there are; None: the length"),
        .optional("leave", .any, default: true, "whether the last line stays"),
        .keyword("unit", .string, default: "it", "what is counted"),
        .keyword("disable", .any, default: false, "whether nothing is shown"),
        .keyword("initial", .float, default: 0, "where the count begins"),
        .keyword("postfix", .any, "accepted"),
      ]
        + [
          "file", "ncols", "mininterval", "maxinterval", "miniters", "ascii", "unit_scale", "dynamic_ncols",
          "smoothing", "bar_format", "position", "colour", "delay", "unit_divisor",
        ].map {
          .keyword($0, .any, "accepted; the bar has one look here")
        }
    ) { .object(try ProgressBar($0)) })

  var classObject: ClassObject { Self.type }

  func length(_ interpreter: Interpreter) throws -> Int? {
    values.isNone ? total.map { Int($0) } : try interpreter.length(of: values)
  }

  func truth(_ interpreter: Interpreter) -> Bool { total.map { $0 > 0 } ?? true }

  func repr(_ interpreter: Interpreter) -> String { line(80) }

  var isIterable: Bool { !values.isNone }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    guard !values.isNone else { return nil }
    let inner = try interpreter.iterator(of: values)
    return ClosureIterator("tqdm") { [self] interpreter in
      guard let value = try inner.next(interpreter) else {
        close(interpreter)
        return nil
      }
      if isStarted { count += 1 }
      isStarted = true
      show(interpreter)
      return value
    }
  }

  /// Whether a value was handed on, which counts when the next is asked for.
  private var isStarted = false

  private func show(_ interpreter: Interpreter) {
    guard !isSilent, !isClosed, interpreter.console.isLive else { return }
    let now = Self.now
    guard now - shown > 0.1 else { return }
    shown = now
    interpreter.console.status(line(interpreter.console.width))
  }

  private func close(_ interpreter: Interpreter) {
    guard !isClosed else { return }
    if isStarted { count += 1 }
    isClosed = true
    guard !isSilent else { return }
    if interpreter.console.isLive { interpreter.console.status("") }
    if leaves { interpreter.console.note(line(interpreter.console.width)) }
  }

  // MARK: - Text

  private func line(_ width: Int) -> String {
    let elapsed = Self.now - began
    let rate = elapsed > 0 ? count / elapsed : 0
    func number(_ value: Double) -> String {
      value == value.rounded() ? String(Int(value)) : FloatText.formatted(value, code: "f", precision: 1)
    }
    let speed =
      rate == 0
      ? "?\(unit)/s"
      : rate < 1
        ? "\(FloatText.formatted(1 / rate, code: "f", precision: 2))s/\(unit)"
        : "\(FloatText.formatted(rate, code: "f", precision: 2))\(unit)/s"
    let end = postfix.isEmpty ? "" : ", \(postfix)"
    let head = description.isEmpty ? "" : "\(description): "
    guard let total, total > 0 else {
      return "\(head)\(number(count))\(unit) [\(Self.clock(elapsed)), \(speed)\(end)]"
    }
    let share = min(count / total, 1)
    let left = rate > 0 ? Self.clock(max(0, total - count) / rate) : "?"
    let percent = String(Int((share * 100).rounded()))
    let before = head + String(repeating: " ", count: max(0, 3 - percent.count)) + percent + "%|"
    let after = "| \(number(count))/\(number(total)) [\(Self.clock(elapsed))<\(left), \(speed)\(end)]"
    let room = max(1, min(width - 1 - before.count - after.count, 60))
    let eighths = Int(share * Double(room * 8))
    let parts = Array(" ▏▎▍▌▋▊▉")
    var bar = String(repeating: "█", count: eighths / 8)
    if eighths / 8 < room {
      bar += String(parts[eighths % 8]) + String(repeating: " ", count: room - eighths / 8 - 1)
    }
    return before + bar + after
  }

  /// `mm:ss`, or `h:mm:ss`.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return whole >= 3600
      ? "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))" : "\(two(whole / 60)):\(two(whole % 60))"
  }
}
