import Engine
import Tensors
import Testing

/// Float tensors that stay uint8 codes with a table.
@Suite(.serialized) struct DeferredTests {
  /// 3 images of 40 × 40 that contain all byte values.
  private let images: Tensor

  init() throws {
    images = try Tensor(shape: [3, 40, 40], elements: (0..<4800).map { UInt8(truncatingIfNeeded: $0 * 7) })
  }

  /// The same map on all elements at once and one at a time.
  private func expectSame<Element: TensorElement & BinaryFloatingPoint>(
    _ deferred: Tensor, _ map: (Element) -> Element
  ) throws {
    let bytes = try images.elements(UInt8.self)
    #expect(deferred.isDeferred)
    #expect(deferred.dtype == Element.dtype)
    #expect(try deferred.elements(Element.self) == bytes.map { map(Element($0)) })
  }

  @Test func mapsOnlyRewriteTheTable() throws {
    let scaled = try images.divide(by: .scalar(255.0))
    try expectSame(scaled) { (x: Double) in x / 255 }
    try expectSame(scaled.subtract(.scalar(0.5))) { (x: Double) in x / 255 - 0.5 }
    try expectSame(Tensor.compute(.subtract, .scalar(1), .tensor(scaled))) { (x: Double) in 1 - x / 255 }
    try expectSame(scaled.multiply(.scalar(2)).map(.negative)) { (x: Double) in -(x / 255 * 2) }
    try expectSame(scaled.clipped(from: .scalar(0.25), to: .scalar(0.5))) { (x: Double) in
      min(max(x / 255, 0.25), 0.5)
    }
    try expectSame(images.divide(by: .scalar(255))) { (x: Double) in x / 255 }
    try expectSame(scaled.map(.sqrt)) { (x: Double) in (x / 255).squareRoot() }
  }

  @Test func mapsInSinglePrecision() throws {
    let single = try images.convert(to: .float32)
    try expectSame(single) { (x: Float) in x }
    try expectSame(single.divide(by: .scalar(255.0))) { (x: Float) in x / 255 }
    try expectSame(single.divide(by: .scalar(255)).convert(to: .float64)) { (x: Double) in
      Double(Float(x) / 255)
    }
    try expectSame(images.divide(by: .scalar(255.0)).convert(to: .float32)) { (x: Float) in x / 255 }
  }

  @Test func choosingRowsKeepsTheCodes() throws {
    let scaled = try images.divide(by: .scalar(255.0))
    let places = try Tensor(shape: [4], elements: [2, 0, 2, -1] as [Int64])
    let kept = [
      try scaled[.integer(1)], try scaled[.slice(step: 2)], try scaled[.ellipsis, .newAxis],
      try scaled.reshaped(to: [-1, 1600]),
      try scaled.transposed(), try scaled.indexed(by: [.tensor(places)]), try scaled.taking(places, axis: 0),
      try scaled.transposed().reshaped(to: [4800]), try scaled.flipped(axes: [2]),
    ]
    let plain = try scaled.contiguous()
    let same = [
      try plain[.integer(1)], try plain[.slice(step: 2)], try plain[.ellipsis, .newAxis],
      try plain.reshaped(to: [-1, 1600]),
      try plain.transposed(), try plain.indexed(by: [.tensor(places)]), try plain.taking(places, axis: 0),
      try plain.transposed().reshaped(to: [4800]), try plain.flipped(axes: [2]),
    ]
    #expect(!plain.isDeferred)
    for (deferred, plain) in zip(kept, same) {
      #expect(deferred.isDeferred)
      #expect(deferred.shape == plain.shape)
      #expect(try deferred.elements(Float.self) == plain.elements(Float.self))
    }
  }

  @Test(arguments: Reduction.allCases)
  func reducesAsIfPlain(_ reduction: Reduction) throws {
    let scaled = try images.divide(by: .scalar(255.0)).transposed([0, 2, 1])
    let plain = try images.divide(by: .scalar(255.0)).contiguous().transposed([0, 2, 1])
    for axes in [nil, [0], [1], [0, 2], [-1]] as [[Int]?] {
      let (left, right) = (
        try scaled.reduced(reduction, axes: axes), try plain.reduced(reduction, axes: axes)
      )
      #expect(try left.shape == right.shape && left.elements(Float.self) == right.elements(Float.self))
    }
  }

  @Test func otherOperationsSeePlainFloats() throws {
    let scaled = try images.divide(by: .scalar(255.0))
    let plain = try scaled.contiguous()
    let bright = try images.elements(UInt8.self).count { $0 > 127 }
    #expect(try Tensor.compute(.greater, .tensor(scaled), .scalar(0.5)).sum().item() == .int(Int64(bright)))
    #expect(try scaled.add(.tensor(plain)).equalsArray(plain.multiply(.scalar(2))))
    #expect(try scaled.argmax().item() == plain.argmax().item())
    #expect(
      try scaled[.integer(0)].matrixProduct(with: plain[.integer(1)])
        .equalsArray(plain[.integer(0)].matrixProduct(with: plain[.integer(1)])))
    #expect(try Tensor.concatenate([scaled, plain]).shape == [6, 40, 40])
    #expect(try scaled.sorted(axis: nil).equalsArray(plain.sorted(axis: nil)))
  }

  @Test func givesItsCodesToNetworks() throws {
    let batch = try images.divide(by: .scalar(255.0))[.slice(start: 1)]
    let codes = try #require(batch.codes)
    #expect(codes.count == 3200)
    #expect(codes.table[51] == 0.2)
    #expect(codes.pointer[0] == UInt8(truncatingIfNeeded: 1600 * 7))
    #expect(images.codes?.table[51] == 51)
    #expect(try batch.transposed().codes == nil)
    #expect(try batch.contiguous().codes == nil)
  }

  @Test func writingDetaches() throws {
    let scaled = try images.divide(by: .scalar(255.0))
    let row = try scaled[.integer(0), .integer(0)]
    let halved = try scaled.multiply(.scalar(0.5))
    // Writing to the bytes does not change tensors made from them.
    try images.assign(.scalar(255), at: [.integer(0)])
    #expect(try scaled[.integer(0)].elements(Float.self).prefix(3) == [0, 7 / 255, 14 / 255])
    // Writing to the floats is visible only in their views.
    try scaled.assign(.scalar(2), at: [.integer(0), .integer(0), .integer(1)])
    #expect(!scaled.isDeferred && halved.isDeferred)
    #expect(try row.elements(Float.self).prefix(3) == [0, 2, 14 / 255])
    #expect(try halved[.integer(0)].elements(Float.self).prefix(3) == [0, 3.5 / 255, 7 / 255])
    #expect(try images[.integer(0)].minimum().item() == 255)
    #expect(try images[.integer(1)].elements(UInt8.self).first == UInt8(truncatingIfNeeded: 1600 * 7))
  }

  @Test func inPlaceMapsStayDeferred() throws {
    let scaled = try images.convert(to: .float32)
    let view = try scaled[.integer(2)]
    try scaled.computeInPlace(.divide, .scalar(255))
    #expect(scaled.isDeferred)
    #expect(try view.elements(Float.self).first == Float(UInt8(truncatingIfNeeded: 3200 * 7)) / 255)
    try view.computeInPlace(.add, .scalar(1))
    #expect(try scaled[.integer(0)].maximum().item() == .float(1))
    #expect(try scaled[.integer(2)].minimum().item() == .float(1))
  }

  @Test func takesNoStorage() throws {
    let before = Ledger.shared.currentByCategory[.data] ?? 0
    let large = try Tensor(zeros: [600, 28, 28], dtype: .uint8)
    let scaled = try large.divide(by: .scalar(255.0)).reshaped(to: [-1, 28, 28, 1])
    let held = (Ledger.shared.currentByCategory[.data] ?? 0) - before
    #expect(scaled.shape == [600, 28, 28, 1])
    // Other suites run in parallel, with small allocations.
    #expect(held >= large.byteCount && held < 2 * large.byteCount)
  }
}
