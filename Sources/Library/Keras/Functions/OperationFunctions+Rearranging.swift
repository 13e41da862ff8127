import Evaluator
import Glibc
import Gradients
import Networks
import Tensors

/// A pattern of axes: names, and groups of names in parentheses, on both sides of an arrow.
struct AxisPattern {
  private let from: [[String]]
  private let to: [[String]]
  private let text: String

  init(_ text: String) throws {
    self.text = text
    let parts = text.replacing("->", with: "→").split(separator: "→", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw Fault.message("a pattern has one arrow: \"b h w c -> b c h w\"") }
    from = try Self.axes(String(parts[0]))
    to = try Self.axes(String(parts[1]))
    let names = from.flatMap { $0 }
    guard Set(names).count == names.count, names.sorted() == to.flatMap({ $0 }).sorted() else {
      throw Fault.message("both sides of \"\(text)\" must have the same names, each once")
    }
  }

  private static func axes(_ text: String) throws -> [[String]] {
    var (result, group): ([[String]], [String]?) = ([], nil)
    let spaced = text.replacing("(", with: " ( ").replacing(")", with: " ) ")
    for word in spaced.split(separator: " ").map(String.init) {
      switch word {
      case "(": group = []
      case ")":
        result.append(group ?? [])
        group = nil
      default:
        if group != nil { group?.append(word) } else { result.append([word]) }
      }
    }
    guard group == nil else { throw Fault.message("a parenthesis is not closed in \"\(text)\"") }
    return result
  }

  func apply(_ x: Expression, _ given: [String: Int]) throws -> Expression {
    guard x.shape.rank == from.count else {
      throw Fault.message("\"\(text)\" has \(from.count) axes, the tensor \(x.shape.rank)")
    }
    var lengths = given
    for (group, length) in zip(from, x.shape) {
      let open = group.filter { lengths[$0] == nil }
      let known = group.compactMap { lengths[$0] }.reduce(1, *)
      guard open.count <= 1, known > 0, open.isEmpty ? known == length : length % known == 0 else {
        throw Fault.message(
          "\"\(text)\" does not divide an axis of \(length)",
          help: "give the lengths: rearrange(x, pattern, h=2)")
      }
      if let name = open.first { lengths[name] = length / known }
    }
    let names = from.flatMap { $0 }
    let order = to.flatMap { $0 }.compactMap { names.firstIndex(of: $0) }
    return try x(.reshape(to: Shape(names.map { lengths[$0] ?? 1 })))(.transpose(order))(
      .reshape(to: Shape(to.map { $0.compactMap { lengths[$0] }.reduce(1, *) })))
  }
}
