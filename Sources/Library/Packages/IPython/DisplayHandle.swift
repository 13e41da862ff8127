import Evaluator

/// `DisplayHandle`: what `display(…, display_id=…)` gives, to replace what was shown.
final class DisplayHandle: Object {
  let identifier: String

  private init(identifier: String) { self.identifier = identifier }

  /// The handle that an argument `display_id` asks for; `nil` for `None` and `False`.
  convenience init?(_ argument: Value) throws {
    switch argument {
    case .none, .bool(false): return nil
    case .bool(true): self.init(identifier: Self.randomName())
    case .string(let text): self.init(identifier: text)
    default:
      throw Fault.message(
        "display_id expects a string, True or None, found \(argument.typeName)", kind: .type)
    }
  }

  private static func randomName() -> String {
    (0..<2).map { _ in String(UInt64.random(in: 1 << 60 ... .max), radix: 16) }.joined()
  }

  static let type = ClassObject(
    "DisplayHandle", module: "IPython.display", doc: "What was displayed, and can be replaced.",
    members: [
      .property("display_id", "its name") { .string(try $0.receiver(as: DisplayHandle.self).identifier) },
      .method("display", "Shows a value under its name.", [.required("obj", .any, "the value")]) { call in
        let handle = try call.receiver(as: DisplayHandle.self)
        call.interpreter.console.display(
          try IPythonModule.shown(call["obj"], call.interpreter), at: .new(identifier: handle.identifier))
        return .none
      },
      .method(
        "update", "Shows a value in the place of what was shown; in a terminal, anew.",
        [.required("obj", .any, "the value")]
      ) { call in
        let handle = try call.receiver(as: DisplayHandle.self)
        call.interpreter.console.display(
          try IPythonModule.shown(call["obj"], call.interpreter), at: .instead(of: handle.identifier))
        return .none
      },
    ],
    constructor: Builtin(
      "DisplayHandle", module: "IPython.display", doc: "A place for display(…).",
      [.optional("display_id", .any, "its name; None: a random one")]
    ) { call in
      .object(try DisplayHandle(call["display_id"]) ?? DisplayHandle(identifier: randomName()))
    })

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String { "<DisplayHandle display_id=\(identifier)>" }
}
