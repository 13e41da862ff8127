import Datasets
package import Evaluator
package import Files
import Glibc

/// The files of a session: which of them its programs may use, and where relative paths begin.
///
/// Every function of the library that takes a path asks here first, through `Call.path`.
final class FileSystem: SessionState {
  var access = FileAccess.ofProcess
  /// Paths outside of which the user was told that they exist.
  private var told: Set<String> = []

  init() {}

  /// Says once that something exists which the session may not see.
  func tell(_ fault: AccessFault, _ interpreter: Interpreter) {
    guard FileCheck.exists(fault.target), told.count < 20, told.insert(fault.target).inserted else { return }
    interpreter.console.note("\(fault.path) is left out: \(fault.words)")
  }
}

extension Interpreter {
  /// The files of this session.
  var files: FileSystem { state() }

  /// A path of the program: text, bytes, or an object with `__fspath__`.
  package func path(of value: Value) throws -> String {
    if let text = value.asString { return try checked(text) }
    if let bytes = value.bytes { return try checked(TextEncoding.utf8.decode(bytes)) }
    if let result = try callMethod("__fspath__", on: value, []), let text = result.asString {
      return try checked(text)
    }
    throw Fault.message("expected str, bytes or os.PathLike object, not \(value.typeName)", kind: .type)
  }

  private func checked(_ path: String) throws -> String {
    if path.utf8.contains(0) { throw Fault.message("embedded null byte", kind: .value) }
    return path
  }

  /// Where a path leads, if this session may use it so.
  /// - Throws: `Fault.operatingSystem`, Python's `PermissionError`.
  package func place(of path: String, for use: FileAccess.Use, followsLast: Bool = true) throws -> String {
    if path.isEmpty { throw Fault.operatingSystem(code: ENOENT, path: path) }
    do throws(AccessFault) {
      return try files.access.check(path, for: use, followsLast: followsLast)
    } catch { throw Fault(error) }
  }
}

extension Fault {
  /// A place that the session may not use, as Python's `PermissionError`.
  init(_ fault: AccessFault) {
    self = .operatingSystem(code: fault.code, path: fault.path, reason: fault.words)
  }

  /// The last error of the system, about a path.
  static func lastError(_ path: String?, second: String? = nil) -> Fault {
    .operatingSystem(code: errno, path: path, second: second)
  }
}

extension Call {
  /// The method of an open file by which it is read or written; `nil` where a parameter names a path.
  package func openFile(_ name: String, to method: String) -> Value? {
    self[name].asString == nil ? try? interpreter.attribute(method, of: self[name]) : nil
  }

  /// The path that a parameter names, if the session may use it so: as it was given, or where it leads if that is
  /// elsewhere.
  ///
  /// - Parameter inside: a file in the folder that the parameter names.
  /// - Throws: a fault at the argument, Python's `PermissionError`.
  package func path(_ name: String, _ inside: String? = nil, for use: FileAccess.Use) throws -> String {
    do {
      let given = try interpreter.path(of: self[name]) + (inside.map { "/" + $0 } ?? "")
      let place = try interpreter.place(of: given, for: use)
      let isHere = interpreter.files.access.folder == FileAccess.workingFolder
      return isHere && FileAccess.resolved(interpreter.files.access.absolute(given)) == place
        && FileAccess.link(at: given) == nil ? given : place
    } catch let fault as Fault { throw self.fault(name, fault) }
  }

  /// As `path`, or `nil` for `None`.
  package func optionalPath(_ name: String, for use: FileAccess.Use) throws -> String? {
    self[name].isNone ? nil : try path(name, for: use)
  }
}
