import TestSupport
import Testing

@testable import Tensors

/// Long lines are ordered by bytes; short ones are compared.
@Suite struct LongSortingTests {
  /// Any numbers, those at the ends of the type, and many that are alike.
  private func numbers<Element: FixedWidthInteger>(_: Element.Type, _ count: Int) -> [Element] {
    var source = SeededGenerator(seed: 7)
    return (0..<count).map { index in
      switch index % 5 {
      case 0: [.min, .max, 0, 1][index / 5 % 4]
      case 1: Element(truncatingIfNeeded: source.next() % 3)
      default: Element(truncatingIfNeeded: source.next())
      }
    }
  }

  private func check<Element: TensorElement & Comparable>(_ elements: [Element]) throws {
    let tensor = try Tensor(shape: [elements.count], elements: elements)
    // Swift's sort keeps the order of equal elements, as NumPy's stable one.
    let order = elements.indices.sorted { left, right in
      elements[left] < elements[right]
        || elements[right] != elements[right] && elements[left] == elements[left]
    }
    #expect(try tensor.argsorted().elements(Int64.self) == order.map(Int64.init))
    let sorted = try tensor.sorted().elements(Element.self)
    #expect(sorted.map { "\($0)" } == order.map { "\(elements[$0])" })
  }

  @Test(arguments: [RadixOrder.leastCount - 1, RadixOrder.leastCount, 3_001]) func wholeNumbers(count: Int)
    throws
  {
    try check(numbers(Int8.self, count))
    try check(numbers(Int16.self, count))
    try check(numbers(Int32.self, count))
    try check(numbers(Int64.self, count))
    try check(numbers(UInt8.self, count))
    try check(numbers(UInt16.self, count))
    try check(numbers(UInt32.self, count))
    try check(numbers(UInt64.self, count))
  }

  @Test(arguments: [RadixOrder.leastCount - 1, RadixOrder.leastCount, 3_001])
  func fractionsWithZerosAndNaN(count: Int) throws {
    let doubles =
      numbers(UInt64.self, count).map { Double(bitPattern: $0) } + [0, -0.0, .nan, -.nan, -1, .infinity]
    try check(doubles)
    try check(doubles.map { Float($0) })
    try check(doubles.map { Float16($0) })
  }

  @Test func eachLineOfItsOwn() throws {
    let rows = numbers(Int32.self, 1_400)
    let sorted = try Tensor(shape: [2, 700], elements: rows).sorted().elements(Int32.self)
    #expect(sorted == rows[..<700].sorted() + rows[700...].sorted())
    let columns = try Tensor(shape: [700, 2], elements: rows).sorted(axis: 0).elements(Int32.self)
    for column in 0..<2 {
      let of: ([Int32]) -> [Int32] = { all in stride(from: column, to: 1_400, by: 2).map { all[$0] } }
      #expect(of(columns) == of(rows).sorted())
    }
  }
}
