package import Formats

/// Why a text is not a Jupyter notebook that can be read.
package enum JupyterFault: Error, Equatable, Sendable {
  /// It is no JSON.
  case json(JSONFault)
  /// It is JSON, but not an object with `nbformat` and a list of `cells`.
  case notADocument
  /// Another version of nbformat.
  case version(Int)
  /// A cell, counted from 1, is invalid.
  case cell(Int, Problem)

  /// What is wrong in a cell.
  package enum Problem: Error, Equatable, Sendable {
    /// It is not an object with a `cell_type`.
    case kind
    /// Its source is neither text nor a list of texts.
    case source
    /// An output, counted from 1, is not of its kind's form.
    case output(Int)
    /// Its `outputs` are not a list.
    case outputs
  }
}

extension JupyterFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .json(.syntax(let line)): "its JSON is invalid on line \(line)"
    case .json(.tooDeep(let limit)): "its JSON is nested more than \(limit) levels deep"
    case .json(.tooManyValues(let limit)): "its JSON has more than \(limit) values"
    case .notADocument: "expected an object with `nbformat` and a list of `cells`"
    case .version(let version) where version < 4:
      "nbformat \(version) is not supported; `jupyter nbconvert --to notebook` converts it to 4"
    case .version(let version): "nbformat \(version) is not supported, only 4"
    case .cell(let number, .kind): "cell \(number) has no `cell_type`"
    case .cell(let number, .source): "the source of cell \(number) is neither text nor a list of texts"
    case .cell(let number, .outputs): "the outputs of cell \(number) are not a list"
    case .cell(let number, .output(let output)): "output \(output) of cell \(number) is invalid"
    }
  }
}
