import Tensors
import Testing

/// A small stack language for tables of cases: each word pushes a tensor or applies an operation to the stack.
///
///     try TensorProgram.run("int64:2,3:1 red sum 0 0 0")   // the repr of the result
///
/// `dtype:shape:seed` is a tensor of small numbers made by formula; `@` is a tensor from the stack.
struct TensorProgram {
  private var words: ArraySlice<Substring>
  private var stack: [Tensor] = []

  /// - Throws: what the tensors throw.
  static func run(_ text: String) throws -> String {
    var program = TensorProgram(words: text.split(separator: " ")[...])
    while !program.words.isEmpty { try program.step() }
    return program.stack.map { $0.repr() }.joined(separator: "\n")
  }

  private init(words: ArraySlice<Substring>) {
    self.words = words
  }

  /// The tensor that `dtype:shape:seed` means; `-` is the shape `()`.
  static func tensor(_ word: Substring) throws -> Tensor {
    let parts = word.split(separator: ":")
    let (shape, seed) = (Shape(integers(parts[1])), Int(parts[2])!)
    let numbers = (0..<(shape.elementCount ?? 0)).map { ($0 * 37 + seed * 101 + $0 * $0 % 7) % 23 - 11 }
    let dtype = DType(String(parts[0]))!
    let elements: [Double] =
      switch dtype.kind {
      case .bool: numbers.map { $0 % 2 == 0 ? 1 : 0 }
      case .unsigned: numbers.map { Double(abs($0) * 5) }
      case .signed: numbers.map(Double.init)
      case .floating: numbers.map { Double($0) / 4 }
      }
    return try Tensor(shape: shape, elements: elements).convert(to: dtype)
  }

  private static func integers(_ word: Substring) -> [Int] {
    word == "-" ? [] : word.split(separator: ",").map { Int($0)! }
  }

  private mutating func word() -> Substring { words.removeFirst() }
  private mutating func integer() -> Int { Int(word())! }
  private mutating func integers() -> [Int] { Self.integers(word()) }
  private mutating func axes() -> [Int]? { words.first == "none" ? drop() : integers() }
  private mutating func axis() -> Int? { axes()?.first }
  private mutating func pop() -> Tensor { stack.removeLast() }

  private mutating func drop() -> [Int]? {
    words.removeFirst()
    return nil
  }

  private mutating func scalar() -> Scalar { Self.scalar(word()) }

  private static func scalar(_ word: Substring) -> Scalar {
    if word == "True" || word == "False" { return .bool(word == "True") }
    return Int64(word).map(Scalar.int) ?? .float(Double(word)!)
  }

  private mutating func operand(_ word: Substring) -> Operand {
    word == "@" ? .tensor(pop()) : .scalar(Self.scalar(word))
  }

  private mutating func bound() -> Operand? {
    words.first == "none" ? drop().map { _ in .scalar(0) } : .scalar(scalar())
  }

  private mutating func indices() -> [Index] {
    var result: [Index] = []
    for _ in 0..<integer() {
      let word = word()
      switch word {
      case "...": result.append(.ellipsis)
      case "new": result.append(.newAxis)
      case "@": result.append(.tensor(pop()))
      case _ where word.contains(":"):
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        result.append(.slice(start: parts[0], stop: parts[1], step: parts[2] ?? 1))
      default: result.append(.integer(Int(word)!))
      }
    }
    return result
  }

  private mutating func step() throws {
    let word = word()
    if word.contains(":") {
      stack.append(try Self.tensor(word))
    } else if let results = try rearranged(word) ?? computed(word) ?? made(word) {
      stack += results
    } else {
      Issue.record("no such word: \(word)")
    }
  }

  private mutating func computed(_ word: Substring) throws -> [Tensor]? {
    switch word {
    case "bin":
      let (operation, left, right) = (self.word(), self.word(), self.word())
      let second = operand(right)
      return [try Tensor.compute(BinaryOperation(rawValue: String(operation))!, operand(left), second)]
    case "inplace":
      let operation = BinaryOperation(rawValue: String(self.word()))!
      let right = operand(self.word())
      try stack.last!.computeInPlace(operation, right)
      return []
    case "un":
      let operation = UnaryOperation(rawValue: String(self.word()))!
      return [try pop().map(operation)]
    case "round":
      let decimals = integer()
      return [try pop().rounded(decimals: decimals)]
    case "clip":
      let (low, high) = (bound(), bound())
      return [try pop().clipped(from: low, to: high)]
    case "astype":
      let dtype = DType(String(self.word()))!
      return [try pop().convert(to: dtype)]
    case "red":
      let operation = Reduction(rawValue: String(self.word()))!
      let (axes, keeps, degrees) = (axes(), integer() == 1, integer())
      return [
        try pop().reduced(operation, axes: axes, keepDimensions: keeps, degreesOfFreedom: Double(degrees))
      ]
    case "argmax", "argmin", "cumsum", "cumprod", "sort", "argsort":
      let (axis, tensor) = (axis(), pop())
      switch word {
      case "argmax": return [try tensor.argmax(axis: axis)]
      case "argmin": return [try tensor.argmin(axis: axis)]
      case "cumsum": return [try tensor.cumulativeSum(axis: axis)]
      case "cumprod": return [try tensor.cumulativeProduct(axis: axis)]
      case "sort": return [try tensor.sorted(axis: axis)]
      default: return [try tensor.argsorted(axis: axis)]
      }
    case "matmul":
      let right = pop()
      return [try pop().matrixProduct(with: right)]
    case "dot":
      let right = pop()
      return [try pop().dotProduct(with: right)]
    case "where":
      let (first, second) = (self.word(), self.word())
      let right = operand(second)
      let left = operand(first)
      return [try Tensor.choose(pop(), left, right)]
    case "nonzero": return try pop().nonzero()
    case "unique":
      let found = try pop().unique()
      return [found.values, found.firstPlaces, found.inverse, found.counts]
    case "bincount": return [try pop().binCount()]
    case "onehot":
      let classes = axis()
      return [try pop().oneHot(classes: classes)]
    default: return nil
    }
  }

  private mutating func rearranged(_ word: Substring) throws -> [Tensor]? {
    switch word {
    case "dup": return [stack.last!]
    case "drop":
      stack.removeLast()
      return []
    case "idx":
      let indices = indices()
      return [try pop().indexed(by: indices)]
    case "assign":
      let indices = indices()
      let value = operand(self.word())
      try stack.last!.assign(value, at: indices)
      return []
    case "take":
      let (axis, places) = (axis(), pop())
      return [try pop().taking(places, axis: axis)]
    case "reshape":
      let shape = Shape(integers())
      return [try pop().reshaped(to: shape)]
    case "transpose":
      let axes = axes()
      return [try pop().transposed(axes)]
    case "flip":
      let axes = axes()
      return [try pop().flipped(axes: axes)]
    case "squeeze":
      let axes = axes()
      return [try pop().squeezed(axes: axes)]
    case "expand":
      let axes = integers()
      return [try pop().expandingDimensions(at: axes)]
    case "bto":
      let shape = Shape(integers())
      return [try pop().broadcast(to: shape)]
    case "concat", "stackt":
      let (count, axis) = (integer(), axis())
      let parts = Array(stack.suffix(count))
      stack.removeLast(count)
      return [
        try word == "concat" ? Tensor.concatenate(parts, axis: axis) : Tensor.stack(parts, axis: axis ?? 0)
      ]
    case "tile":
      let counts = integers()
      return [try pop().tiled(counts)]
    case "repeat":
      let (counts, axis) = (integers(), axis())
      return [try pop().repeated(counts, axis: axis)]
    case "roll":
      let (shifts, axes) = (integers(), axes())
      return [try pop().rolled(shifts, axes: axes)]
    case "pad":
      let (widths, value) = (integers(), scalar())
      let pairs = stride(from: 0, to: widths.count, by: 2).map { (widths[$0], widths[$0 + 1]) }
      return [try pop().padded(pairs, with: value)]
    default: return nil
    }
  }

  private mutating func made(_ word: Substring) throws -> [Tensor]? {
    switch word {
    case "arange":
      let (start, stop, step) = (scalar(), scalar(), scalar())
      return [try Tensor.arange(start, stop, step: step)]
    case "linspace":
      let (start, stop) = (scalar().doubleValue, scalar().doubleValue)
      let (count, endpoint) = (integer(), integer() == 1)
      return [try Tensor.linspace(start, stop, count: count, endpoint: endpoint)]
    case "eye":
      let (rows, columns, diagonal) = (integer(), integer(), integer())
      return [try Tensor.eye(rows, columns: columns, diagonal: diagonal)]
    default: return nil
    }
  }
}
