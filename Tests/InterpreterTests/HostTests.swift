import Evaluator
import FieldbookLibrary
import Language
import Tensors
import Testing

/// A layer defined by a host: called on a number, it multiplies.
private final class Scale: Object {
  var factor: Double
  private(set) var observed: [String] = []

  init(factor: Double) { self.factor = factor }

  static let type = ClassObject(
    "Scale", module: "host", doc: "Multiplies.",
    members: [
      .property("factor", "what is multiplied by") { .float(try $0.receiver(as: Scale.self).factor) },
      .method("doubled", "Twice the factor.", [.optional("times", .int, default: 1, "how often")]) { call in
        .float(try call.receiver(as: Scale.self).factor * 2 * Double(call.int("times", atLeast: 1)))
      },
    ],
    constructor: Builtin(
      "Scale", module: "host", doc: "Multiplies.",
      [
        .required("factor", .float, "what is multiplied by"),
        .optional("mode", .choice("same", "valid"), default: "valid", "how the border is treated"),
        .keyword("name", .string, "a name"), .keyword("rate", .float, default: 0.5, aliases: ["lr"]),
      ]
    ) { .object(Scale(factor: try $0.double("factor"))) },
    initializer: .method(
      "__init__", "Sets the layer up.",
      [.optional("factor", .float, default: 1.0), .keyword("name", .string)]
    ) {
      call in
      call.instance?.host = Scale(factor: try call.double("factor"))
      return .none
    })

  var classObject: ClassObject { Self.type }
  var isCallable: Bool { true }

  func repr(_ interpreter: Interpreter) -> String { "<Scale \(factor)>" }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard let number = arguments.positional.first?.asDouble else { throw HostError(found: "nothing") }
    return .float(number * factor)
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    guard name == "factor", let number = value.asDouble else { return false }
    factor = number
    return true
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value { [key, .float(factor)] }

  func length(_ interpreter: Interpreter) -> Int? { 3 }

  func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    guard operation == .add, let number = other.asDouble else { return nil }
    return .string(isReversed ? "\(number) + scale" : "scale + \(number)")
  }

  func didSetAttribute(_ name: String, to value: Value, of instance: Instance, _ interpreter: Interpreter) {
    observed.append(name)
  }
}

private struct HostError: ExplainedError {
  let found: String
  var message: String { "a scale needs a number, found \(found)" }
  var help: String? { "scale(2)" }
}

/// A variable, usable as its tensor.
private final class Variable: TensorHolder {
  let tensor: Tensor
  init(_ tensor: Tensor) { self.tensor = tensor }
  static let type = ClassObject("Variable", module: "host")
  var classObject: ClassObject { Self.type }
  var heldTensor: Tensor { tensor }
}

extension InterpreterTests {
  /// Host classes: tables, hooks, and user-defined subclasses.
  @Suite struct HostTests {
    private let console = RecordingConsole()
    private let interpreter: Interpreter

    init() throws {
      let numbers = try Tensor(shape: [2], floats: [1, 2] as [Float])
      var environment = Environment.basic
      let inner = Namespace("host.inner", doc: "Inside.") { [("answer", 42)] }
      let host = Namespace("host", doc: "A host.", absent: ["Shift"]) {
        [
          ("Scale", .type(Scale.type)), ("inner", .namespace(inner)),
          ("variable", .object(Variable(numbers))),
        ]
      }
      environment.modules.add(host, at: "host", "other.host")
      environment.modules.add(Namespace("other") { [("host", .namespace(host))] }, at: "other")
      interpreter = Interpreter(console: console, environment: environment)
      _ = interpreter.run(SourceText("from host import Scale\nimport host\ns = Scale(3)"))
    }

    private func result(_ code: String) -> String {
      switch interpreter.run(SourceText(code)) {
      case .finished(let result): result?.text ?? "None"
      case .failed(let diagnostic): diagnostic.rendered()
      case .interrupted: "interrupted"
      case .incomplete: "incomplete"
      }
    }

    @Test(arguments: [
      ("s", "<Scale 3.0>"), ("Scale", "<class 'host.Scale'>"), ("type(s) is Scale", "True"),
      ("s.factor", "3.0"),
      ("s(2)", "6.0"), ("s.doubled()", "6.0"), ("s.doubled(times=2)", "12.0"), ("s[5]", "(5, 3.0)"),
      ("len(s)", "3"),
      ("s + 1", "'scale + 1.0'"), ("1 + s", "'1.0 + scale'"), ("isinstance(s, Scale)", "True"),
      ("s.factor = 4\ns.factor", "4.0"), ("Scale(factor=2, mode='same')(1)", "2.0"),
      ("list(map(s, [1, 2]))", "[3.0, 6.0]"),
      ("host.inner.answer", "42"), ("import host.inner\nhost.inner.answer", "42"),
      ("import other.host as o\no.Scale is Scale", "True"),
      ("from other.host.inner import answer\nanswer", "42"),
      ("from host import inner\ninner.answer", "42"), ("callable(s), callable(Scale)", "(True, True)"),
      ("import numpy as np\nhost.variable + 1", "array([2., 3.], dtype=float32)"),
      ("host.variable * host.variable", "array([1., 4.], dtype=float32)"),
      ("-host.variable", "array([-1., -2.], dtype=float32)"),
      ("np.sum(host.variable)", "np.float32(3.0)"),
      ("np.array([1, 2]) == host.variable", "array([ True,  True])"),
      ("[1, 1] + host.variable", "array([2., 3.], dtype=float32)"),
    ])
    func gives(code: String, text: String) {
      _ = interpreter.run(SourceText("import numpy as np"))
      #expect(result(code) == text)
    }

    @Test(arguments: [
      ("Scale()", "Scale needs `factor`: what is multiplied by"),
      ("Scale('a')", "Scale expects float for `factor`, found str"),
      ("Scale(1, mode='vaild')", "Scale does not know mode='vaild'; did you mean 'valid'?"),
      ("Scale(1, factr=2)", "Scale has no parameter `factr`; did you mean `factor`?"),
      ("Scale(1, 'same', 3)", "Scale takes at most 2 positional arguments, found 3"),
      ("Scale(1, name=5)", "Scale expects str for `name`, found int"),
      ("s.doubled(0)", "doubled: `times` must be 1 or more, found 0"),
      ("s.doubled(1, 2)", "doubled takes at most 1 positional argument, found 2"),
      ("s.doubld()", "Scale has no attribute `doubld`; did you mean `doubled`?"),
      ("s.factor = 'a'", "attribute `factor` of Scale cannot be set"),
      ("s.other = 1", "Scale has no attribute `other`"),
      ("s()", "a scale needs a number, found nothing"), ("s - 1", "`-` does not work between Scale and int"),
      ("host.Scal", "host has no `Scal`; did you mean `Scale`?"),
      ("host.Shift", "host.Shift is in Python, not in Fieldbook"),
      ("from host import Shift; Shift", "host.Shift is in Python, not in Fieldbook"),
      ("import host.outer", "no module `host.outer` in fieldbook"),
      ("s[0] = 1", "elements of Scale cannot be changed"), ("for x in s: pass", "cannot loop over Scale"),
    ])
    func refuses(code: String, message: String) throws {
      guard case .failed(let diagnostic) = interpreter.run(SourceText(code)) else {
        Issue.record("no fault")
        return
      }
      #expect(diagnostic.message == message)
    }

    @Test func aLearnersClassDescendsFromAHostClass() {
      let code = """
        class Twice(Scale):
            def __init__(self, extra, **kwargs):
                super().__init__(factor=2, **kwargs)
                self.extra = extra
                self.layers = [Scale(1)]
            def size(self): return self.factor * 10
        t = Twice(5, name='t')
        """
      _ = interpreter.run(SourceText(code))
      #expect(
        result("t(4), t.extra, t.size(), t.factor, t.doubled(), len(t)") == "(8.0, 5, 20.0, 2.0, 4.0, 3)")
      #expect(result("isinstance(t, Scale), isinstance(t, Twice), t + 1") == "(True, True, 'scale + 1.0')")
      #expect(result("t.factor = 7\nt(1)") == "7.0")
      #expect(interpreter["t"]?.host(as: Scale.self)?.observed == ["extra", "layers"])
      #expect(result("t") == "<Scale 7.0>")
      #expect(result("class Plain(Scale): pass\nPlain()(3)") == "3.0")
    }

    @Test func aHostClassWantsItsInitializer() {
      _ = interpreter.run(SourceText("class Bare(Scale):\n  def __init__(self): self.x = 1\nb = Bare()"))
      guard case .failed(let diagnostic) = interpreter.run(SourceText("b(2)")) else {
        Issue.record("no fault")
        return
      }
      #expect(diagnostic.message == "Scale is not set up in this Bare")
      #expect(diagnostic.help == "call super().__init__() first in Bare.__init__")
    }

    @Test func anOldNameIsTakenWithANote() {
      #expect(result("Scale(1, lr=0.1)(2)") == "2.0")
      #expect(console.notes == ["`lr` is an old name: `rate` is what Keras takes now"])
    }

    @Test func aFaultPointsAtTheArgument() {
      #expect(
        result("Scale(1,\n      mode='x')") == """
          Error: Scale does not know mode='x'
            2 │       mode='x')
              │            ^^^
          help: one of 'same', 'valid'

          """)
      #expect(
        result("def f(n):\n  return Scale(n)\nf('a')") == """
          Error: Scale expects float for `factor`, found str
            2 │   return Scale(n)
              │                ^ str
          in f, called here:
            3 │ f('a')
              │ ^^^^^^

          """)
    }
  }
}
