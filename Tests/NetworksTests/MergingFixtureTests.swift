import Testing

@testable import Networks

@Suite struct MergingFixtureTests {
  private static func lambda(
    _ text: String, _ function: @escaping ([SymbolicTensor]) throws -> SymbolicTensor
  ) -> LayerRow {
    LayerRow("Lambda(lambda x: \(text))", Lambda(function))
  }

  private static let rows: [LayerRow] =
    [Merge.Kind.add, .subtract, .multiply, .average, .maximum, .minimum].map {
      LayerRow("\($0.rawValue)()", Merge($0))
    }
    + [
      LayerRow("Concatenate()", Concatenate()),
      LayerRow("Concatenate(axis=1)", Concatenate()) { $0.axis = 1 },
      LayerRow("Concatenate(axis=2)", Concatenate()) { $0.axis = 2 },
      LayerRow("Concatenate(axis=-3)", Concatenate()) { $0.axis = -3 },
      lambda("x * 2 + 1") {
        try $0[0].combined(.multiply, with: 2, isReversed: false).combined(.add, with: 1, isReversed: false)
      },
      lambda("1 - x / 4") {
        try $0[0].combined(.divide, with: 4, isReversed: false).combined(.subtract, with: 1, isReversed: true)
      },
      lambda("2 / (x + 3)") {
        try $0[0].combined(.add, with: 3, isReversed: false).combined(.divide, with: 2, isReversed: true)
      },
      lambda("-x ** 2") { try $0[0].raised(to: 2).negated() },
      lambda("(x + 2) ** 1.5") { try $0[0].combined(.add, with: 2, isReversed: true).raised(to: 1.5) },
      lambda("x[0] * x[1] - x[0] / (x[1] + 2)") { x in
        let quotient = try SymbolicTensor.combine(
          .divide, x[0], x[1].combined(.add, with: 2, isReversed: false))
        return try SymbolicTensor.combine(.subtract, SymbolicTensor.combine(.multiply, x[0], x[1]), quotient)
      },
      lambda("x * x") { try SymbolicTensor.combine(.multiply, $0[0], $0[0]) },
      LayerRow("Identity()", Identity()),
    ]

  @Test(arguments: KerasFixture.load("merging", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "merging") }
}
