import FieldbookLibrary
import Testing

@testable import Evaluator

/// The names of NumPy that stand in modules written in the language.
@Suite struct WrittenNamesTests {
  @Test(arguments: ["numpy", "numpy.linalg"])
  func everyWrittenNameIsThereAndSaysWhatItIs(path: String) throws {
    let interpreter = Interpreter(console: RecordingConsole())
    let module = try interpreter.module(path)
    #expect(module.written.count > 20)
    for name in module.written.keys.sorted() {
      let value = try interpreter.attribute(name, of: .namespace(module))
      guard case .function(let function) = value else { continue }
      #expect(function.doc?.isEmpty == false, "\(path).\(name) says nothing")
    }
  }

  @Test func everyMemberOfArraysIsThere() throws {
    let interpreter = Interpreter(console: RecordingConsole())
    for (name, path) in interpreter.environment.arrayMembers {
      #expect(try interpreter.module(path)[name] != nil, "\(name)")
    }
  }
}
