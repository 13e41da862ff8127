package import Networks
package import Tensors

/// LeNet-5, which read digits on cheques. LeCun, Bottou, Bengio, Haffner 1998, "Gradient-based learning applied to
/// document recognition", section II-B.
///
///     let model = try LeNet5().model()
///     model.parameterCount                                 // 61706
///     try LeNet5(.of1998).model().trainableParameterCount  // 60000
///
/// | layer | 1998 | modern |
/// |---|---|---|
/// | C1 | 6 maps, 5×5 | the same |
/// | S2 | 2×2 means, each map with a factor and a bias | 2×2 means |
/// | C3 | 16 maps, 5×5, each of some of the six | 16 maps of all six |
/// | S4 | as S2 | as S2 |
/// | C5 | 120 maps, 5×5 | the same |
/// | F6 | 84 units | the same |
/// | output | distances to drawn digits | a dense layer |
///
/// Images of 28×28 are padded to 32×32, as the paper did it.
package struct LeNet5: Architecture {
  /// The original network or a modern one.
  package enum Scheme: String, Sendable, CaseIterable {
    /// Sixty thousand parameters.
    case of1998 = "1998"
    /// C3 is fully connected to the maps before it, pools have no parameters, the output is trained.
    case modern
  }

  package var options = ArchitectureOptions()
  package var scheme: Scheme
  /// The paper's 1.7159 · tanh(2x/3) without its factors, which the weights can absorb.
  package var activation = Activation.function(.tanh)

  package init(_ scheme: Scheme = .modern) { self.scheme = scheme }

  package let title = "LeNet5"
  package var defaultInputShape: Shape { [32, 32, 1] }
  package var defaultClasses: Int { 10 }
  package var leastSide: Int { 28 }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    if scheme == .of1998 {
      guard options.width == 1 else {
        throw ArchitectureError.fixedScheme(argument: "width", expected: "16 maps in C3")
      }
      guard classes == 10 else {
        throw ArchitectureError.fixedScheme(argument: "classes", expected: "10 classes")
      }
    }
    var x = try image.conv(scaled(6), 5, padding: side < 32 ? .same : .valid, activation, name: "C1")
    x = try subsampled(x, name: "S2")
    x =
      try scheme == .of1998
      ? partlyConnected(x) : x.conv(scaled(16), 5, padding: .valid, activation, name: "C3")
    x = try subsampled(x, name: "S4")
      .conv(scaled(120), 5, padding: .valid, activation, name: "C5")
    guard options.includesTop else {
      return [try options.pooling.map { try x.globalPool($0, name: "pool") } ?? x]
    }
    x = try x.flatten(name: "flatten").dense(scaled(84), activation, name: "F6")
    guard scheme == .of1998 else {
      return [try x.dense(classes, options.classifierActivation, name: "output")]
    }
    return [try digitDistances(x).activation(options.classifierActivation, name: "output")]
  }

  /// 2×2 means; in 1998 each map times a factor, plus a bias, through the activation.
  private func subsampled(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    let means = try x.pool(.average, 2, stride: 2, name: name)
    guard scheme == .of1998 else { return means }
    return try means.depthwise(1, bias: true, name: "\(name)_factors").activation(
      activation, name: "\(name)_squash")
  }

  /// The maps of S2 that the maps of C3 are connected to: the columns of the paper's table I, by how many there
  /// are.
  static let connections: [(name: String, maps: [[Int]])] = [
    ("C3_three", [[0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5]]),
    (
      "C3_four",
      [
        [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
        [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
      ]
    ),
    ("C3_all", [[0, 1, 2, 3, 4, 5]]),
  ]

  /// C3 of 1998: each map is connected to three, four or all maps before it, to break symmetry and save parameters.
  private func partlyConnected(_ x: SymbolicTensor) throws -> SymbolicTensor {
    try .concatenate(
      Self.connections.map { name, maps in
        try x.through(GatherChannels(maps.flatMap { $0 }), name: "\(name)_inputs")
          .conv(maps.count, 5, groups: maps.count, padding: .valid, activation, name: name)
      }, name: "C3")
  }

  /// The similarity of 84 units with each of ten drawings of 7×12: inner products with drawings of ±1.
  ///
  /// The paper's units are squared distances ‖x − w‖². As all drawings have the same norm, −½ ‖x − w‖² and w · x
  /// differ by a constant, so their softmax is the same. The drawings are not trained.
  private func digitDistances(_ x: SymbolicTensor) throws -> SymbolicTensor {
    var drawings = Dense(units: 10)
    drawings.usesBias = false
    let layer = Layer(drawings, name: "drawings")
    layer.isTrainable = false
    let output = try layer([x])
    try layer.setWeights([Tensor(shape: [84, 10], floats: Self.drawings)])
    return output
  }

  /// The ten drawings as columns: +1 for ink, −1 elsewhere.
  static let drawings: [Float] = {
    let rows = """
      ..###.. ...#... ..###.. .#####. .....#. ####### ...###. ####### ..###.. ..###..
      .#...#. ..##... .#...#. #.....# ....##. #...... ..#.... ......# .#...#. .#...#.
      #.....# .#.#... #.....# ......# ...#.#. #...... .#..... ......# #.....# #.....#
      #.....# ...#... ......# ......# ..#..#. #...... #...... .....#. #.....# #.....#
      #.....# ...#... ......# .....#. .#...#. #.####. #...... .....#. .#...#. #.....#
      #.....# ...#... .....#. ..###.. #....#. ##....# #.###.. ....#.. ..###.. .#...##
      #.....# ...#... ....#.. .....#. #....#. ......# ##...#. ....#.. .#...#. ..###.#
      #.....# ...#... ...#... ......# ####### ......# #.....# ...#... #.....# ......#
      #.....# ...#... ..#.... ......# .....#. ......# #.....# ...#... #.....# ......#
      #.....# ...#... .#..... ......# .....#. ......# #.....# ..#.... #.....# .....#.
      .#...#. ...#... #...... #.....# .....#. #.....# .#...#. ..#.... .#...#. ....#..
      ..###.. .#####. ####### .#####. .....#. .#####. ..###.. ..#.... ..###.. .###...
      """
    return rows.split(separator: "\n").flatMap { row in
      let digits = row.split(separator: " ").map(Array.init)
      return (0..<7).flatMap { column in digits.map { $0[column] == "#" ? Float(1) : -1 } }
    }
  }()
}
