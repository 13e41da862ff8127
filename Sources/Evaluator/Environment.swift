package import Language
package import Tensors

/// What a session finds beside the language: modules to import, builtins beyond Python's, and what happens around each cell.
///
///     var environment = Environment()
///     environment.modules.add(layers, at: "keras.layers")
///     let interpreter = Interpreter(console: console, environment: environment)
package struct Environment {
  /// The modules that `import` knows.
  package var modules = ModuleTable()
  /// Builtins beyond Python's own.
  package var builtins: [Builtin] = []
  /// The import that a name needs which programs take for granted: `np` needs `import numpy as np`.
  package var usualImports: [String: String] = [:]
  /// What to do instead, for a module that Python has, or a package that its users have, and this program does not;
  /// `nil` for a name that is no such module.
  package var absentModules: (_ path: String) -> (isPackage: Bool, help: String)? = { _ in nil }
  /// The text of a module of the program's own, which is a file; `nil` if there is none.
  package var moduleSource: (_ path: String, Interpreter) throws -> SourceText? = { _, _ in nil }
  /// The names that Python's module of a path has.
  package var realNames: (_ module: String) -> Set<String> = { _ in [] }
  /// The exception of the library's own that an error of arrays is for programs; `nil` for Python's.
  package var exception: (_ error: TensorError, Interpreter) throws -> Value? = { _, _ in nil }
  /// Methods and properties of arrays that stand in written modules: the paths of these modules, by name.
  package var arrayMembers: [String: String] = [:]
  /// A type of elements that no tensor has, such as text, as `np.dtype` gives it; `nil` for types of numbers.
  package var otherType: (_ type: Value) -> Value? = { _ in nil }
  /// The elements of an array as such a type; `nil` for types of numbers.
  package var otherArray: (_ tensor: Tensor, _ type: Value, Interpreter) throws -> Value? = { _, _, _ in nil }
  /// Modules that may have a name which nobody defined, the likeliest first.
  package var searchedModules: [String] = []
  /// What help pages say of functions and classes beside their signatures, by module and name: `keras.layers.Conv2D`.
  package var helpRemarks: [String: HelpRemark] = [:]
  /// Runs a cell and gives the value to show; what else is to be shown, such as open figures, it shows itself.
  package var runCell: (Interpreter, _ cell: () throws -> Value) throws -> Value = { _, cell in try cell() }

  /// The language alone.
  package init() {}
}

/// What a part of the library keeps for one session, such as the state of its random generator.
package protocol SessionState: AnyObject {
  /// The state at the start of a session.
  init()
}
