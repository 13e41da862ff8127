import Formats
import Foundation
import Language
import Networks
import Testing

@testable import Evaluator
import FieldbookLibrary

@testable import KerasLibrary

/// A file names classes. Whatever it names, only what is allowed at its position is called.
@Suite struct SavedClassesTests {
  private let objects = SavedObjects(interpreter: Interpreter(console: QuietConsole()), source: "a file")

  /// Every name of every module, including nested ones, with the module's path.
  private static let names: [(module: String, name: String)] = {
    var found: [(String, String)] = []
    func walk(_ namespace: Namespace, _ path: String, depth: Int) {
      for (name, value) in namespace.members {
        found.append((path, name))
        if case .namespace(let inner) = value, depth < 4 { walk(inner, "\(path).\(name)", depth: depth + 1) }
      }
    }
    let modules = Environment.standard.modules
    for path in modules.paths { if let namespace = modules[path] { walk(namespace, path, depth: 0) } }
    return found + ["print", "open", "exec", "eval", "getattr", "help"].map { ("builtins", $0) }
  }()

  @Test(arguments: SavedKind.allCases) func nothingElseIsMade(kind: SavedKind) throws {
    #expect(Self.names.count > 1000)
    var made = 0
    var refused: Set<String> = ["Sequential", "Functional", "Model", "function"]
    for (module, name) in Self.names {
      if kind.constructor(of: name, module: module) != nil {
        made += 1
        continue
      }
      // A refusal looks for names that are nearly right, which takes its time: each name once.
      guard refused.insert(name).inserted else { continue }
      let json: JSON = ["module": .string(module), "class_name": .string(name), "config": [:]]
      #expect(throws: SavingError.self, "\(module).\(name) as \(kind.named)") {
        do { _ = try objects.object(json, as: kind) } catch let error as SavingError {
          guard case .unknownClass = error else { throw WasCalled() }
          throw error
        } catch { throw WasCalled() }
      }
    }
    #expect(made > 0)
  }

  private struct WasCalled: Error {}

  @Test func whereDataMustStandNothingIsMade() {
    for (module, name) in Self.names {
      let json: JSON = ["module": .string(module), "class_name": .string(name), "config": [:]]
      #expect(throws: SavingError.self, "\(module).\(name)") { try objects.object(json, as: nil) }
    }
  }

  @Test(arguments: [
    ("matplotlib.pyplot", "savefig", #"{"fname": "thesis.svg"}"#),
    ("keras.saving", "save_model", #"{"model": 1, "filepath": "thesis.keras"}"#),
    ("keras.utils", "plot_model", #"{"model": 1, "to_file": "thesis.svg"}"#),
    ("numpy", "ones", #"{"shape": [1000000000]}"#),
  ])
  func functionsInPlacesOfLayersAreRefused(module: String, name: String, config: String) throws {
    let call = #"{"module": "\#(module)", "class_name": "\#(name)", "config": \#(config)}"#
    let places = [
      call,
      #"{"module": "keras.layers", "class_name": "Dense", "config": {"units": \#(call)}}"#,
      #"{"module": "keras.layers", "class_name": "Dense", "config": {"units": 1, "kernel_initializer": \#(call)}}"#,
      #"{"module": "keras.layers", "class_name": "Dense", "config": {"units": 1, "activation": \#(call)}}"#,
    ]
    for place in places {
      let model = #"{"class_name": "Sequential", "config": {"name": "m", "layers": [\#(place)]}}"#
      let json = try #require(JSON(model))
      #expect(throws: SavingError.self, "\(place)") { try SavedModels(objects: objects).model(json) }
    }
  }
}
