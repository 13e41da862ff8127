import Evaluator
import Figures
import Tensors

/// A matrix as coloured cells with their numbers: `seaborn.heatmap`, `ConfusionMatrixDisplay`.
enum HeatMap {
  /// - Precondition: a matrix.
  package static func picture(_ matrix: Tensor, map: ColorMap, lowest: Double? = nil, highest: Double? = nil)
    throws
    -> Picture
  {
    try matrix.withFloats {
      Picture(
        values: $0, height: matrix.shape[0], width: matrix.shape[1], channels: 1, map: map, lowest: lowest,
        highest: highest)
    }
  }

  /// Draws the cells, and a text in each, black or white after its cell's colour.
  ///
  /// - Precondition: as many texts as elements.
  static func draw(_ matrix: Tensor, on axes: AxesObject, picture: Picture, texts: [String]?) {
    axes.axes.marks.append(.picture(PictureMark(picture)))
    guard let texts, picture.width == matrix.shape[1], picture.height == matrix.shape[0] else { return }
    for (place, text) in texts.enumerated() {
      let (row, column) = (place / matrix.shape[1], place % matrix.shape[1])
      let isDark = picture[column, row].luminance < 0.41
      axes.axes.marks.append(
        .text(
          TextMark(
            x: Double(column), y: Double(row), text: text, color: isDark ? .white : .black, alignment: .center
          )))
    }
  }
}
