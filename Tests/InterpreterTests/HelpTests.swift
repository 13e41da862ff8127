import Language
import Testing

@testable import Evaluator
@testable import FieldbookLibrary

/// Help pages: all that can be asked for has one, and what they show is so.
@Suite struct HelpTests {
  let console = RecordingConsole()
  let interpreter: Interpreter

  init() {
    interpreter = Interpreter(console: console)
    _ = interpreter.run(SourceText("import keras\nimport numpy as np\nfrom keras import layers, optimizers"))
  }

  @Test func everyExampleGivesWhatItsPageSays() throws {
    for (name, remark) in HelpRemarks.all {
      guard let example = remark.example else { continue }
      let value = try interpreter.evaluate(SourceText(example, name: name))
      #expect(try interpreter.repr(value) == remark.result, "\(name): \(example)")
    }
  }

  @Test func everyRemarkIsOnAPage() throws {
    for (name, remark) in HelpRemarks.all {
      let page = try interpreter.help(name)
      if let example = remark.example { #expect(page.contains(String(example.prefix(20))), "\(name)") }
      if remark.paper != nil { #expect(page.contains("Paper: "), "\(name)") }
    }
  }

  @Test func everyLayerHasAnExample() throws {
    let layers = try interpreter.evaluate(SourceText("layers"))
    guard case .namespace(let namespace) = layers else { return #expect(Bool(false), "layers is no module") }
    var classes: Set<String> = []
    for case .type(let cls)? in namespace.members.keys.map({ namespace[$0] }) where cls.constructor != nil {
      classes.insert(cls.name)
    }
    #expect(classes.count > 40)
    let without: Set = ["Layer", "InputLayer", "Normalization", "Wrapper"]
    let missing = classes.subtracting(without)
      .filter { HelpRemarks.all["keras.layers." + $0] == nil }
    #expect(missing.isEmpty)
  }

  /// Losses and metrics have an example each, and the functions of NumPy but for other names of one.
  @Test(arguments: ["keras.losses", "keras.metrics", "numpy", "numpy.linalg"])
  func everyFunctionHasAnExample(module path: String) throws {
    let module = try interpreter.module(path)
    var others: Set = [
      "absolute", "acos", "amax", "amin", "around", "array2string", "asin", "atan", "atan2", "bitwise_not",
      "pow",
      "set_printoptions", "true_divide", "dtype", "asinh", "acosh", "atanh", "bitwise_invert",
      "bitwise_left_shift",
      "bitwise_right_shift", "degrees", "radians",
    ]
    // Functions of losses and metrics, whose classes have examples.
    if path.hasPrefix("keras.") {
      others.formUnion(module.names.filter { $0.first?.isLowercase ?? false })
    }
    let functions = try module.names.filter { name in
      switch try interpreter.findAttribute(name, of: .namespace(module)) {
      case .builtin, .function: true
      case .type(let cls): path.hasPrefix("keras") && cls.constructor != nil
      default: false
      }
    }
    #expect(functions.count > 5)
    let own = path.replacing("numpy", with: "np")
    let missing = functions.filter { !others.contains($0) && HelpRemarks.all["\(own).\($0)"] == nil }
    #expect(missing.isEmpty)
  }

  /// Everything that a session begins with, and what its modules hold.
  @Test func everyNameHasAPage() throws {
    var open: [(name: String, value: Value)] = interpreter.builtins.map { ($0.key, $0.value) }
    for path in interpreter.modules.paths { open.append((path, .namespace(try interpreter.module(path)))) }
    var seen: Set<String> = []
    var count = 0
    while let (name, value) = open.popLast() {
      guard seen.insert(name).inserted, name.split(separator: ".").count < 5 else { continue }
      let page = interpreter.describe(value, named: name)
      #expect(!page.isEmpty, "\(name)")
      count += 1
      switch value {
      case .builtin(let builtin): #expect(!builtin.signature.doc.isEmpty, "\(name) says nothing")
      case .namespace(let namespace):
        for key in namespace.members.keys where !key.hasPrefix("_") {
          if let member = namespace[key] { open.append((name + "." + key, member)) }
        }
      default: break
      }
    }
    #expect(count > 500)
  }
}
