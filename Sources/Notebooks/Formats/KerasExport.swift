/// A notebook that runs unchanged in Keras.
///
///     let export = KerasExport(notebook, program: "Fieldbook 0.1.0", dataFile: "digits-data.npz")
///     export.notebook               // for PercentScript.print and Jupyter
///     if export.hasData { try export.writeData(to: "digits-data.npz") }
///
/// What is Fieldbook's alone becomes a comment, with whatever uses its result; a cell of nothing else becomes prose with
/// its recorded outputs. Memory options of `fit` are dropped, since they do not change the numbers. Questions become
/// prose, magics comments. Data that Keras lacks are read from a file. Nothing is run.
///
/// A cell that was recorded to fail runs in a `try`. A cell that was interrupted becomes prose.
package struct KerasExport {
  /// The notebook that runs in Keras.
  package let notebook: Notebook

  private let data: KerasData

  /// An export of a notebook.
  ///
  /// - `program`: name and version of this program, for the note at the beginning.
  /// - `dataFile`: the name of the data file, which lies beside the export.
  /// - `distributes`: whether it divides batches over all devices that Keras finds.
  package init(_ notebook: Notebook, program: String, dataFile: String, distributes: Bool = false) {
    var rewriter = KerasRewriter()
    var cells: [Cell] = [.prose(Self.note(program))]
    if distributes { cells.append(.code(CodeCell(Self.distribution))) }
    var dataCell: Int?
    for cell in notebook.cells {
      let before = rewriter.data
      let exported = Self.cell(cell, &rewriter)
      if before.isEmpty, !rewriter.data.isEmpty { dataCell = cells.count }
      if !before.needsSchedule, rewriter.data.needsSchedule {
        cells.append(.code(CodeCell(KerasSchedule.definition)))
      }
      cells.append(exported)
    }
    if let dataCell { cells.insert(.code(CodeCell(KerasData.opening(dataFile))), at: dataCell) }
    self.notebook = Notebook(cells)
    data = rewriter.data
  }

  /// Whether the notebook reads the data file.
  package var hasData: Bool { !data.isEmpty }

  /// Writes the data file: a zip archive of arrays, which `numpy.load` reads.
  ///
  /// - Throws: `SystemFault`, `FormatFault`; `DatasetError` if the data cannot be made.
  package func writeData(to path: String) throws { try data.write(to: path) }

  private static func note(_ program: String) -> String {
    """
    Exported by \(program) for Keras, NumPy and Matplotlib. What only Fieldbook has is left out here, with its recorded \
    result.
    """
  }

  /// What makes Keras divide each batch over devices. With TensorFlow, models are made in a strategy's scope, and trained
  /// outside of it.
  private static let distribution = """
    import os
    import keras
    # Each device takes its rows of every batch; batch_size= stays that of all together.
    if keras.config.backend() == "jax":
        keras.distribution.set_distribution(keras.distribution.DataParallel())
    elif keras.config.backend() == "tensorflow":
        import tensorflow as tf
        # TF_CONFIG lists the machines, where there are several.
        strategy = (tf.distribute.MultiWorkerMirroredStrategy() if "TF_CONFIG" in os.environ
                    else tf.distribute.MirroredStrategy())
        print("Devices:", strategy.num_replicas_in_sync)
        # Models are made in the strategy's scope, and trained outside of it.
        scopes = [strategy.scope()]
        scopes[-1].__enter__()
        def outside(method):
            def run(*args, **kwargs):
                scopes.pop().__exit__(None, None, None)
                try:
                    return method(*args, **kwargs)
                finally:
                    scopes.append(strategy.scope())
                    scopes[-1].__enter__()
            return run
        for name in ["fit", "evaluate", "predict"]:
            setattr(keras.Model, name, outside(getattr(keras.Model, name)))
    else:
        raise SystemExit("Keras divides batches with JAX and with TensorFlow: set KERAS_BACKEND")
    """

  private static func cell(_ cell: Cell, _ rewriter: inout KerasRewriter) -> Cell {
    switch cell {
    case .prose: return cell
    case .question(let yaml): return .prose(prose(ofQuestion: yaml))
    case .code(var code):
      if code.isRecordedToBeInterrupted {
        rewriter.leaveOut(source: code.source)
        return .prose(recorded(cell))
      }
      switch rewriter.rewrite(code.source) {
      case .unreadable where code.isRecordedToFail: return .prose(recorded(cell))
      case .unreadable: code.source = withoutMagics(code.source)
      case .leftOut: return .prose(recorded(cell))
      case .kept(let source):
        guard code.isRecordedToFail else {
          code.source = source
          break
        }
        guard let attempt = attempted(source), !code.ranOutOfMemory else { return .prose(recorded(cell)) }
        code.source = attempt
      }
      return .code(code)
    }
  }

  /// A cell and its outputs as prose.
  private static func recorded(_ cell: Cell) -> String {
    "Only in Fieldbook:\n\n" + Markdown.print(Notebook([cell])).withoutFinalLineBreak
  }

  private static func prose(ofQuestion yaml: String) -> String {
    guard let question = try? Question(yaml: yaml) else {
      return Markdown.print(Notebook([.question(yaml)])).withoutFinalLineBreak
    }
    let answer =
      question.kind == .code
      ? "\n\n```python\n\(question.answer.withoutFinalLineBreak)\n```" : question.answer
    return (["**Question.** " + question.ask] + question.labelledChoices.map { "- " + $0 }).joined(
      separator: "\n")
      + "\n\nAnswer: " + answer + (question.explanation.isEmpty ? "" : "\n\n" + question.explanation)
  }

  /// A cell in a `try`; `nil` where indenting it would change a string of several lines.
  private static func attempted(_ source: String) -> String? {
    if ["\"\"\"", "'''", "\\\n"].contains(where: { source.contains($0) }) { return nil }
    let body = source.lines.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    return "try:\n\(body)\nexcept Exception as _error:\n    print(\"Error:\", _error)"
  }

  /// A cell that our parser does not read, with its magics as comments.
  private static func withoutMagics(_ source: String) -> String {
    source.lines.map { line in
      let start = line.drop { $0 == " " }
      return "%!?".contains(start.first ?? " ") ? line.prefix(line.count - start.count) + "# " + start : line
    }.joined(separator: "\n")
  }
}

extension CodeCell {
  /// Whether it was recorded to need more memory than there was.
  fileprivate var ranOutOfMemory: Bool {
    outputs.contains {
      if case .error(let text) = $0 { text.hasPrefix("Error: out of memory") } else { false }
    }
  }
}
