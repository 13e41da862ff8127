import Language

/// `import a.b as c`.
final class ImportStatement: StatementNode {
  let path: ModulePath
  /// Whether the whole path is bound (`as`), or the module of its first part.
  let hasAlias: Bool
  /// Whether it stands in a `try`.
  let isAsking: Bool
  let target: TargetNode

  init(_ path: ModulePath, hasAlias: Bool, isAsking: Bool, target: TargetNode, _ span: Span) {
    self.path = path
    self.hasAlias = hasAlias
    self.isAsking = isAsking
    self.target = target
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    do {
      let module = try frame.interpreter.module(path.dotted, isAsking: isAsking)
      guard let root = path.components.first, !hasAlias else {
        try target.store(.namespace(module), frame)
        return .next
      }
      try target.store(.namespace(try frame.interpreter.module(root.name, isAsking: isAsking)), frame)
    } catch { throw located(error, path.span, frame) }
    return .next
  }
}

/// `from a.b import c as d`. A name that only the real module has is refused where it is read, so that the names after it are bound.
final class ImportFromStatement: StatementNode {
  let path: ModulePath
  /// Whether it stands in a `try`.
  let isAsking: Bool
  let names: [(name: Identifier, target: TargetNode)]

  init(_ path: ModulePath, isAsking: Bool, _ names: [(Identifier, TargetNode)], _ span: Span) {
    self.path = path
    self.isAsking = isAsking
    self.names = names
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    if path.dotted == "__future__" { return .next }
    let module: Namespace
    do {
      module = try frame.interpreter.module(path.dotted, isAsking: isAsking)
    } catch { throw located(error, path.span, frame) }
    for (name, target) in names {
      if let value = try frame.interpreter.findAttribute(name.name, of: .namespace(module)) {
        try target.store(value, frame)
      } else if let inner = try? frame.interpreter.module(path.dotted + "." + name.name) {
        try target.store(.namespace(inner), frame)
      } else {
        let nearest = nearestName(to: name.name, among: Array(module.members.keys))
        let isReal = frame.interpreter.isAbsent(name.name, in: module)
        let fault = module.missing(
          name.name, isReal: isReal, nearest: nearest,
          otherwise: Fault.noImportedName(module: module.name, name: name.name, nearest: nearest))
        guard isReal, !isAsking, target.refuse(fault, frame) else { throw located(fault, name.span, frame) }
      }
    }
    return .next
  }
}

/// `from a.b import *` at the top level: binds every name of the module, or those that its `__all__` names.
final class ImportAllStatement: StatementNode {
  let path: ModulePath
  let globals: Globals

  init(_ path: ModulePath, _ globals: Globals, _ span: Span) {
    self.path = path
    self.globals = globals
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    do {
      let members = try frame.interpreter.module(path.dotted).members
      let listed = (members["__all__"]?.elementsOfSequence?.compactMap(\.asString)).map { Set($0) }
      for (name, value) in members where listed?.contains(name) ?? !name.hasPrefix("_") {
        globals.cell(name).value = value
      }
    } catch { throw located(error, path.span, frame) }
    return .next
  }
}

/// A line for IPython: a magic of the notebook, or one that is skipped with a note.
final class MagicStatement: StatementNode {
  let magic: Magic

  init(_ magic: Magic, _ span: Span) {
    self.magic = magic
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    do {
      try frame.interpreter.run(magic)
    } catch { throw located(error, span, frame) }
    return .next
  }
}
