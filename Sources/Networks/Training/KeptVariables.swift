import Engine

/// Copies of variables and of what an optimizer keeps, which undo steps that were made for the time they take.
struct KeptVariables {
  private struct Item {
    let variable: Variable
    let storage: Storage
    let values: Storage
    let slots: [Storage]
  }

  private let items: [Item]
  private let optimizer: Optimizer?
  private let iterations: Int
  private let isBuilt: Bool
  private let applied: [Variable]

  /// - `optimizer`: the one that steps are made with, if they change the variables by their gradients.
  init(_ variables: [Variable], of optimizer: Optimizer? = nil) throws {
    self.optimizer = optimizer
    (iterations, isBuilt, applied) = (
      optimizer?.iterations ?? 0, optimizer?.isBuilt ?? false, optimizer?.applied ?? []
    )
    items = try variables.map { variable in
      let storage = try variable.materialized()
      return Item(
        variable: variable, storage: storage, values: try Self.copy(storage),
        slots: try optimizer.map { try variable.existingSlots(of: $0).map(Self.copy) } ?? [])
    }
  }

  /// Gives variables and optimizer back what they had.
  func restore() {
    for item in items {
      item.storage.pointer.copyMemory(from: item.values.pointer, byteCount: item.values.byteCount)
      item.variable.noteChange()
      guard let optimizer else { continue }
      item.variable.dropSlots(after: item.slots.count)
      for (slot, kept) in zip(item.variable.existingSlots(of: optimizer), item.slots) {
        slot.pointer.copyMemory(from: kept.pointer, byteCount: kept.byteCount)
      }
    }
    optimizer?.iterations = iterations
    optimizer?.isBuilt = isBuilt
    optimizer?.applied = applied
  }

  private static func copy(_ block: Storage) throws -> Storage {
    let result = try Storage(
      byteCount: block.byteCount, category: .workspace, purpose: "variables while steps are measured")
    result.pointer.copyMemory(from: block.pointer, byteCount: block.byteCount)
    return result
  }
}
