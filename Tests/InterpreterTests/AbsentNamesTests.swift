import FieldbookLibrary
import Testing

@testable import Evaluator

/// The lists of names that the real modules have and these do not.
@Suite struct AbsentNamesTests {
  @Test func aNameThatIsHereIsNotListed() {
    let modules = Environment.standard.modules
    #expect(modules.paths.count > 10)
    for path in modules.paths {
      // The names of Keras and TensorFlow are listed whole.
      guard let module = modules[path], !module.absent.isWhole else { continue }
      let listed = module.absent.names.intersection(module.names)
      #expect(listed.isEmpty, "\(path): \(listed.sorted().joined(separator: ", "))")
    }
  }
}
