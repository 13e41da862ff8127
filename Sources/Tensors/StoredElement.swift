/// A type that tensors store, with the loops that are chosen by it.
///
/// Each operation is written once, in the file of its topic, for all types or for a kind of them; `dtype.element`
/// chooses. The compiler makes a loop for each type, so that none pays for the choice.
protocol StoredElement: LoopElement, TensorElement {
  /// The type in which elements are ordered: UInt8 for bool, else this one.
  associatedtype Ordered: LoopElement & RadixElement

  static func scalar(at position: UnsafeRawPointer) -> Scalar

  static func fill(_ target: Tensor, with value: Scalar)
  static func store(_ value: Scalar, at position: Int, in target: Tensor)
  static func copy(_ source: Tensor, to target: Tensor)
  static func overwrite(_ view: Tensor, with value: Operand)

  static func map(_ operation: UnaryOperation, _ source: Tensor) throws -> Tensor
  static func compute(_ operation: BinaryOperation, _ pair: OperandPair) throws -> Tensor
  static func compare(_ operation: BinaryOperation, _ pair: OperandPair) throws -> Tensor
  static func choose(_ condition: Tensor, _ pair: OperandPair) throws -> Tensor

  static func reduce(_ reduction: Reduction, _ layout: ReductionLayout, _ degreesOfFreedom: Double) throws
    -> Tensor
  static func cumulate(_ source: Tensor, axis: Int?, isProduct: Bool) throws -> Tensor
  static func extremePlaces(_ lines: Lines, largest: Bool, to target: UnsafeMutablePointer<Int64>)
  static func sort(_ lines: Lines, to target: Tensor) throws
  static func argsort(_ lines: Lines, to target: UnsafeMutablePointer<Int64>) throws
  static func starts(ofEqual sorted: Tensor) -> [Int]
  static func multiplyMatrices(_ left: Tensor, _ right: Tensor) throws -> Tensor
}

extension DType {
  /// The Swift type of the elements.
  var element: any StoredElement.Type {
    switch self {
    case .bool: Bool.self
    case .int8: Int8.self
    case .int16: Int16.self
    case .int32: Int32.self
    case .int64: Int64.self
    case .uint8: UInt8.self
    case .uint16: UInt16.self
    case .uint32: UInt32.self
    case .uint64: UInt64.self
    case .float16: Float16.self
    case .float32: Float.self
    case .float64: Double.self
    }
  }
}

extension Bool: StoredElement { typealias Ordered = UInt8 }
extension Int8: StoredElement { typealias Ordered = Int8 }
extension Int16: StoredElement { typealias Ordered = Int16 }
extension Int32: StoredElement { typealias Ordered = Int32 }
extension Int64: StoredElement { typealias Ordered = Int64 }
extension UInt8: StoredElement { typealias Ordered = UInt8 }
extension UInt16: StoredElement { typealias Ordered = UInt16 }
extension UInt32: StoredElement { typealias Ordered = UInt32 }
extension UInt64: StoredElement { typealias Ordered = UInt64 }
extension Float16: StoredElement { typealias Ordered = Float16 }
extension Float: StoredElement { typealias Ordered = Float }
extension Double: StoredElement { typealias Ordered = Double }

extension StoredElement {
  static func scalar(at position: UnsafeRawPointer) -> Scalar {
    Scalar(position.assumingMemoryBound(to: Self.self).pointee)
  }

  static func fill(_ target: Tensor, with value: Scalar) {
    target.freshPointer(as: Self.self).update(repeating: Self(value), count: target.count)
  }

  static func store(_ value: Scalar, at position: Int, in target: Tensor) {
    target.freshPointer(as: Self.self)[position] = Self(value)
  }

  static func copy(_ source: Tensor, to target: Tensor) {
    let reader = ChunkReader<Self>(source, broadcastTo: source.shape)
    let start = target.freshPointer(as: Self.self)
    forEachChunk(of: source.count) { done, size in
      (start + done).update(from: reader.next(size), count: size)
    }
  }

  static func overwrite(_ view: Tensor, with value: Operand) {
    let target = view.freshPointer(as: Self.self)
    let reader = ChunkReader<Self>(value, broadcastTo: view.shape)
    var walk = StridedWalk(shape: view.shape, strides: view.strides, offset: view.offset)
    forEachChunk(of: view.count) { _, size in
      var source = reader.next(size)
      walk.advance(size) { position, stride, run in
        if stride == 1 {
          (target + position).update(from: source, count: run)
        } else {
          for index in 0..<run { target[position + index * stride] = source[index] }
        }
        source += run
      }
    }
  }
}
