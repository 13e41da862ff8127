import Tensors
import Testing

@testable import Networks

@Suite struct PackingTests {
  private static func buffers(_ count: Int, steps: Int, seed: UInt64) -> [Buffer] {
    var random = RandomSource(seed: seed)
    func draw(_ limit: Int) -> Int { Int(random.nextInteger(upTo: UInt64(limit))) }
    return (0..<count).map { index in
      let first = draw(steps - 1)
      var buffer = Buffer(
        layer: "", role: "\(index)", byteCount: draw(5) == 0 ? 0 : draw(1 << (1 + draw(20))),
        category: .activations)
      // Some are never used.
      if draw(9) > 0 { (buffer.first, buffer.last) = (first, min(steps - 1, first + draw(steps / 2))) }
      return buffer
    }
  }

  @Test(arguments: 1...40)
  func neverOverlaps(seed: Int) {
    let steps = 30
    var buffers = Self.buffers(5 + seed * 3, steps: steps, seed: UInt64(seed))
    let size = Packing.pack(&buffers)
    let used = buffers.filter { $0.last >= 0 && $0.byteCount > 0 }
    for (index, a) in used.enumerated() {
      #expect(a.offset % Packing.alignment == 0)
      #expect(a.offset >= 0 && a.offset + a.byteCount <= size)
      for b in used[(index + 1)...] where a.first <= b.last && b.first <= a.last {
        let isApart = a.offset + a.byteCount <= b.offset || b.offset + b.byteCount <= a.offset
        #expect(isApart, "\(a.role) and \(b.role) live at the same time in the same place")
      }
    }
    let alive = (0..<steps).map { step in
      used.reduce(0) { $0 + ($1.first <= step && step <= $1.last ? $1.byteCount : 0) }
    }
    #expect(size >= alive.max() ?? 0)
    #expect(size <= used.reduce(0) { $0 + $1.byteCount + Packing.alignment })
  }

  @Test func takesTurns() {
    var buffers = (0..<4).map { index in
      var buffer = Buffer(layer: "", role: "", byteCount: 1000, category: .activations)
      (buffer.first, buffer.last) = (index, index)
      return buffer
    }
    #expect(Packing.pack(&buffers) == 1000)
    #expect(buffers.allSatisfy { $0.offset == 0 })
  }

  @Test func nothingTakesNothing() {
    var buffers: [Buffer] = []
    #expect(Packing.pack(&buffers) == 0)
  }
}
