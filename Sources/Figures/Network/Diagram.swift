import Phrases

/// A network diagram: layers and their connections.
///
///     let diagram = Diagram(
///       title: "lenet",
///       nodes: [Diagram.Node(name: "input", kind: "Input", shape: "28×28×1"), …],
///       edges: [Diagram.Edge(from: 0, to: 1), …])
///     print(diagram.text(.plain))
///
/// A large network is abbreviated: layers that only refine the previous one (batch normalization, activation) share
/// its line, and repeated blocks are drawn once.
package struct Diagram: Drawing, Equatable {
  /// A layer.
  package struct Node: Equatable, Sendable {
    package var name: String
    /// The class with its main options: `Conv2D 3×3`.
    package var kind: String
    /// A short name, for a shared line.
    package var brief: String
    /// The output shape.
    package var shape: String
    package var parameters: Int
    /// Whether it only refines the previous layer's output.
    package var isMinor: Bool

    package init(
      name: String, kind: String, brief: String? = nil, shape: String, parameters: Int = 0,
      isMinor: Bool = false
    ) {
      (self.name, self.kind, self.brief, self.shape) = (name, kind, brief ?? kind, shape)
      (self.parameters, self.isMinor) = (parameters, isMinor)
    }
  }

  /// A connection between two layers, by their indices.
  package struct Edge: Hashable, Sendable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) { (self.from, self.to) = (from, to) }
  }

  /// A run of nodes that represents several equal ones.
  struct Repeat: Equatable {
    var nodes: Range<Int>
    var times: Int
  }

  /// What is shown for each layer.
  package struct Details: Equatable, Sendable {
    package var names = true
    package var shapes = true
    package var parameters = true

    package init(names: Bool = true, shapes: Bool = true, parameters: Bool = true) {
      (self.names, self.shapes, self.parameters) = (names, shapes, parameters)
    }
  }

  package var title: String
  /// In topological order.
  package var nodes: [Node]
  package var edges: [Edge]
  package var details = Details()
  var repeats: [Repeat] = []

  /// Networks with more lines than this are abbreviated.
  static let longest = 30

  /// - Precondition: edges go from earlier to later nodes.
  package init(title: String, nodes: [Node], edges: [Edge]) {
    precondition(
      edges.allSatisfy { $0.from >= 0 && $0.from < $0.to && $0.to < nodes.count }, "edges go forward")
    (self.title, self.nodes, self.edges) = (title, nodes, edges)
  }

  /// The nodes that each node reads, once each.
  var inputs: [[Int]] {
    var result = [[Int]](repeating: [], count: nodes.count)
    for edge in edges where !result[edge.to].contains(edge.from) { result[edge.to].append(edge.from) }
    return result
  }

  /// The nodes that read each node.
  var readers: [[Int]] {
    var result = [[Int]](repeating: [], count: nodes.count)
    for edge in edges where !result[edge.from].contains(edge.to) { result[edge.from].append(edge.to) }
    return result
  }

  package var sentence: String {
    if nodes.isEmpty { return "A network without layers." }
    let (inputs, readers) = (inputs, readers)
    let begins = nodes.indices.filter { inputs[$0].isEmpty }
    let ends = nodes.indices.filter { readers[$0].isEmpty }
    let branches = nodes.indices.count { readers[$0].count > 1 }
    let merges = nodes.indices.count { inputs[$0].count > 1 }
    let layers = nodes.count - begins.count
    var kinds: [(name: String, count: Int)] = []
    for index in nodes.indices where !inputs[index].isEmpty {
      let name =
        nodes[index].kind.split(whereSeparator: { $0 == " " || $0 == "," }).first.map(String.init) ?? "layer"
      if let place = kinds.firstIndex(where: { $0.name == name }) {
        kinds[place].count += 1
      } else {
        kinds.append((name, 1))
      }
    }
    let parameters = nodes.reduce(0) { $0 &+ $1.parameters }
    return "Network \(title): \(layers.of("layer")), "
      + "\(parameters.grouped) parameters, from "
      + begins.map { nodes[$0].shape }.joined(separator: " and ") + " to "
      + ends.map { nodes[$0].shape }.joined(separator: " and ") + ". "
      + kinds.map { $0.count == 1 ? $0.name : "\($0.count) \($0.name)" }.joined(separator: ", ") + "."
      + (branches + merges > 0 ? " Branches: \(branches), merges: \(merges)." : "")
  }
}
