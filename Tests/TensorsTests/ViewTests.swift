import Engine
import Tensors
import Testing

/// Which results are views, and that writes through them are visible.
@Suite struct ViewTests {
  private let base: Tensor

  init() throws {
    base = try Tensor.arange(0, 24).reshaped(to: [2, 3, 4])
  }

  @Test func basicIndexingGivesViews() throws {
    let views = [
      try base[.integer(0)], try base[.slice(step: -1)], try base[.ellipsis, .newAxis, .integer(-1)],
      try base.transposed(), try base.reshaped(to: [6, 4]), try base.flipped(), try base.squeezed(),
      try base.swappingAxes(0, 2), try base.split(parts: 2)[1], try base.flattened(),
    ]
    for view in views {
      #expect(view.sharesStorage(with: base))
      try base.assign(.scalar(0))
      try view.assign(.scalar(7))
      #expect(try base.sum().item() == .int(Int64(7 * view.count)))
    }
  }

  @Test func everythingElseCopies() throws {
    let places = try Tensor(shape: [2], elements: [0, 1] as [Int64])
    let copies = [
      try base.copy(), try base[.tensor(places)], try base.transposed().reshaped(to: [24]),
      try base.taking(places, axis: 1),
      try Tensor.concatenate([base]), try base.add(.scalar(0)), try base.copy(as: .int64),
      try base.rolled([1]),
    ]
    for copy in copies {
      #expect(!copy.sharesStorage(with: base))
      try copy.assign(.scalar(-1))
    }
    #expect(try base.minimum().item() == 0)
  }

  @Test func assignmentReadsBeforeItWrites() throws {
    let line = try Tensor.arange(0, 6)
    try line.assign(.tensor(line[.slice(stop: 5)]), at: [.slice(start: 1)])
    #expect(try line.elements(Int64.self) == [0, 0, 1, 2, 3, 4])
    try line.assign(.tensor(line.flipped()))
    #expect(try line.elements(Int64.self) == [4, 3, 2, 1, 0, 0])
  }

  @Test func inPlaceOperationsKeepTypeAndStorage() throws {
    let floats = try Tensor(shape: [2, 2], floats: [1, 2, 3, 4])
    let row = try floats[.integer(1)]
    try row.computeInPlace(.multiply, .scalar(10))
    #expect(try floats.elements(Float.self) == [1, 2, 30, 40])
    #expect(throws: TensorError.cannotCastInPlace(operation: "divide", from: .float64, to: .int64)) {
      try base.computeInPlace(.divide, .scalar(2))
    }
    #expect(throws: TensorError.cannotBroadcastInto(source: [2, 2], target: [2])) {
      try row.computeInPlace(.add, .tensor(floats))
    }
  }

  @Test func lendsItsElements() throws {
    let floats = try Tensor(shape: [2, 2], floats: [1, 2, 3, 4])
    try floats.withMutableFloats { $0[3] = 9 }
    #expect(try floats.transposed().withFloats(Array.init) == [1, 3, 2, 9])
    #expect(try base[.integer(0), .integer(0)].withFloats(Array.init) == [0, 1, 2, 3])
    #expect(throws: TensorError.notContiguous(shape: [2, 2], dtype: .float32)) {
      try floats.transposed().withMutableFloats { $0[0] = 0 }
    }
    #expect(throws: TensorError.notContiguous(shape: [2, 3, 4], dtype: .int64)) {
      try base.withMutableFloats { $0[0] = 0 }
    }
  }

  @Test func seesStorageOfOthers() throws {
    let storage = try Storage(byteCount: 24, category: .parameters, purpose: "a test")
    let kernel = try Tensor(shape: [2, 2], storage: storage, offset: 2)
    try kernel.assign(.scalar(1.5))
    #expect(storage.pointer.loadUnaligned(fromByteOffset: 20, as: Float.self) == 1.5)
    #expect(storage.pointer.loadUnaligned(fromByteOffset: 4, as: Float.self) == 0)
    let tooFar = TensorError.storageTooSmall(shape: [7], dtype: .float32, byteCount: 24)
    #expect(throws: tooFar) { try Tensor(shape: [7], storage: storage) }
    #expect(throws: TensorError.storageTooSmall(shape: [2], dtype: .float32, byteCount: 24)) {
      try Tensor(shape: [2], storage: storage, offset: .max)
    }
  }

  @Test func singleElements() throws {
    #expect(try base[.integer(1), .integer(2), .integer(3)].item() == 23)
    #expect(throws: TensorError.notSingle(shape: [4])) { try base[.integer(0), .integer(0)].item() }
    #expect(try Tensor(.float(0.5)).truth())
    #expect(throws: TensorError.ambiguousTruth(shape: [0])) { try Tensor(zeros: [0]).truth() }
    #expect(throws: TensorError.ambiguousTruth(shape: [2, 3, 4])) { try base.truth() }
  }
}
