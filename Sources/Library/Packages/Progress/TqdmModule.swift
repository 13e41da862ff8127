package import Evaluator

/// `tqdm`: progress of loops.
package enum TqdmModule {
  /// `tqdm`, `tqdm.auto`, `tqdm.notebook`.
  package static func namespaces() -> [(path: String, namespace: Namespace)] {
    let waysOut = ["": "for x in tqdm(values): …"]
    let inner = ["auto", "notebook", "std"].map { name in
      (
        name,
        Namespace("tqdm." + name, doc: "Progress of loops.", package: "tqdm", waysOut: waysOut) { members }
      )
    }
    let whole = Namespace(
      "tqdm", doc: "Progress of loops.",
      absent: [
        "TMonitor", "TqdmDeprecationWarning", "TqdmExperimentalWarning", "TqdmKeyError", "TqdmMonitorWarning",
        "TqdmSynchronisationWarning", "TqdmTypeError", "TqdmWarning", "contrib", "gui", "keras", "main",
        "rich", "tgrange",
        "tnrange", "tqdm_gui", "tqdm_notebook", "tqdm_pandas",
      ], package: "tqdm", waysOut: waysOut
    ) { members + inner.map { ($0.0, .namespace($0.1)) } }
    return [("tqdm", whole)] + inner.map { ("tqdm." + $0.0, $0.1) }
  }

  private static var members: [(String, Value)] {
    [("tqdm", .type(ProgressBar.type)), ("trange", .builtin(trange))]
  }

  private static let trange = Builtin(
    "trange", module: "tqdm", doc: "tqdm(range(…)).",
    [.rest("args", .int, "as of range"), .keywords("options", "as of tqdm")]
  ) { call in
    let numbers = try call.restInts("args")
    guard (1...3).contains(numbers.count),
      let range = RangeValue(
        start: numbers.count == 1 ? 0 : numbers[0], stop: numbers.count == 1 ? numbers[0] : numbers[1],
        step: numbers.count == 3 ? numbers[2] : 1)
    else { throw Fault.rangeStepZero }
    return try call.interpreter.call(
      .type(ProgressBar.type), Arguments([.range(range)], keywords: call.keywords("options")))
  }
}
