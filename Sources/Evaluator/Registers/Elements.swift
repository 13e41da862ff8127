import Tensors

/// The elements of a list or an array, as loops over numbers read and write them.
///
/// Nothing is retained: the variable holds the list or the array as long as nothing else runs, and afterwards they are looked up
/// again (`RegisterMachine.load`).
struct Elements {
  enum Kind: UInt8 {
    case none, list, doubles
  }

  private(set) var kind = Kind.none
  private var list: Unmanaged<ListValue>?
  /// Of a list, whose storage is its own.
  private var values: UnsafeMutablePointer<Value>?
  private var doubles: UnsafeMutablePointer<Double>?
  private var isWritable = false
  private var rank = 0
  private var sizes: (Int, Int, Int, Int) = (0, 0, 0, 0)
  private var strides: (Int, Int, Int, Int) = (0, 0, 0, 0)

  /// None.
  init() {}

  /// Those of what a variable holds.
  init(of value: Value?) {
    self.init()
    switch value {
    case .list(let list)?: self = Elements(list: .passUnretained(list))
    case .tensor(let tensor)?:
      guard 1...4 ~= tensor.rank, let (doubles, isWritable) = tensor.doubles else { return }
      kind = .doubles
      (self.doubles, self.isWritable, rank) = (doubles, isWritable, tensor.rank)
      sizes.0 = tensor.shape[0]
      strides.0 = tensor.strides[0]
      if rank > 1 { (sizes.1, strides.1) = (tensor.shape[1], tensor.strides[1]) }
      if rank > 2 { (sizes.2, strides.2) = (tensor.shape[2], tensor.strides[2]) }
      if rank > 3 { (sizes.3, strides.3) = (tensor.shape[3], tensor.strides[3]) }
    default: break
    }
  }

  @inline(__always)
  private init(list: Unmanaged<ListValue>) {
    self.init()
    let storage = list._withUnsafeGuaranteedRef { list in
      list.instance == nil ? list.elements.withUnsafeMutableBufferPointer { $0 } : nil
    }
    guard let storage else { return }
    kind = .list
    self.list = list
    values = storage.baseAddress
    sizes.0 = storage.count
  }

  /// How many there are along an axis; `nil` if there is no such axis.
  @inline(__always)
  func count(_ axis: Int) -> Int? {
    switch kind {
    case .none: return nil
    case .list: return axis == 0 ? sizes.0 : nil
    case .doubles:
      guard axis < rank else { return nil }
      return switch axis {
      case 0: sizes.0
      case 1: sizes.1
      case 2: sizes.2
      default: sizes.3
      }
    }
  }

  var isArray: Bool { kind == .doubles }

  /// The place of an index that may count from the end.
  @inline(__always)
  private static func place(_ index: Immediate, _ size: Int) -> Int? {
    guard case .int(let number) = index else { return nil }
    let place = number < 0 ? number &+ size : number
    return place >= 0 && place < size ? place : nil
  }

  // MARK: - One index

  /// The number at an index; `waiting` if it is none.
  @inline(__always)
  func number(at index: Immediate) -> Immediate {
    guard let place = Self.place(index, sizes.0) else { return .waiting }
    if let values {
      return switch values[place] {
      case .float(let number): .float(number)
      case .int(let number): .int(number)
      case .bool(let flag): .bool(flag)
      default: .waiting
      }
    }
    guard rank == 1, let doubles else { return .waiting }
    return .float64(doubles[place &* strides.0])
  }

  /// Whether the number could be stored.
  @inline(__always)
  func set(_ number: Immediate, at index: Immediate) -> Bool {
    guard let place = Self.place(index, sizes.0) else { return false }
    if let values {
      switch number {
      case .float(let number): values[place] = .float(number)
      case .int(let number): values[place] = .int(number)
      case .bool(let flag): values[place] = .bool(flag)
      case .float64, .waiting: return false
      }
      return true
    }
    guard rank == 1, isWritable, let doubles, let double = number.stored else { return false }
    doubles[place &* strides.0] = double
    return true
  }

  /// The elements of a row; none if it has none.
  @inline(__always)
  func row(_ index: Immediate) -> Elements {
    guard let place = Self.place(index, sizes.0) else { return Elements() }
    if let values { return (values + place).heldList.map { Elements(list: $0) } ?? Elements() }
    guard rank > 1, let doubles else { return Elements() }
    var row = self
    row.doubles = doubles + place &* strides.0
    row.rank = rank - 1
    row.sizes = (sizes.1, sizes.2, sizes.3, 0)
    row.strides = (strides.1, strides.2, strides.3, 0)
    return row
  }

  /// Appends a number; `false` if that has to be done the general way. Afterwards the elements of the list have to be looked up again.
  func append(_ number: Immediate, _ frame: Frame) -> Bool {
    guard kind == .list, let list else { return false }
    return list._withUnsafeGuaranteedRef { list in
      // Where the list's storage has to grow, its limits are checked the general way.
      if list.elements.count == list.elements.capacity, list.elements.count > 1 << 12 { return false }
      list.elements.append(frame.value(number))
      return true
    }
  }

  /// Looks up the elements again if they are those of the list.
  @inline(__always)
  mutating func refresh(ifOf other: Elements) {
    if let list, list.toOpaque() == other.list?.toOpaque() { self = Elements(list: list) }
  }

  // MARK: - Several indices, of arrays

  @inline(__always)
  private func pointer(_ i: Immediate, _ j: Immediate) -> UnsafeMutablePointer<Double>? {
    guard kind == .doubles, rank == 2, let row = Self.place(i, sizes.0),
      let column = Self.place(j, sizes.1), let doubles
    else { return nil }
    return doubles + (row &* strides.0 &+ column &* strides.1)
  }

  @inline(__always)
  private func pointer(_ indices: UnsafeMutablePointer<Immediate>, _ count: Int) -> UnsafeMutablePointer<
    Double
  >? {
    guard kind == .doubles, rank == count, let i = Self.place(indices[0], sizes.0),
      let j = Self.place(indices[1], sizes.1), let k = Self.place(indices[2], sizes.2), let doubles
    else { return nil }
    var place = i &* strides.0 &+ j &* strides.1 &+ k &* strides.2
    if count == 4 {
      guard let l = Self.place(indices[3], sizes.3) else { return nil }
      place &+= l &* strides.3
    }
    return doubles + place
  }

  @inline(__always)
  func number(at i: Immediate, _ j: Immediate) -> Immediate {
    pointer(i, j).map { .float64($0.pointee) } ?? .waiting
  }

  @inline(__always)
  func number(at indices: UnsafeMutablePointer<Immediate>, _ count: Int) -> Immediate {
    pointer(indices, count).map { .float64($0.pointee) } ?? .waiting
  }

  @inline(__always)
  func set(_ number: Immediate, at i: Immediate, _ j: Immediate) -> Bool {
    guard isWritable, let double = number.stored, let pointer = pointer(i, j) else { return false }
    pointer.pointee = double
    return true
  }

  @inline(__always)
  func set(_ number: Immediate, at indices: UnsafeMutablePointer<Immediate>, _ count: Int) -> Bool {
    guard isWritable, let double = number.stored, let pointer = pointer(indices, count) else { return false }
    pointer.pointee = double
    return true
  }
}

extension Immediate {
  /// The number as an array of floats takes it; `nil` for a bool.
  @inline(__always)
  fileprivate var stored: Double? {
    switch self {
    case .float64(let number), .float(let number): number
    case .int(let number): Double(number)
    case .bool, .waiting: nil
    }
  }
}
