public import Tensors

/// Images with their class numbers, one a row.
public struct LabelledImages {
  /// N × H × W (grey) or N × H × W × C, uint8.
  public let images: Tensor
  /// Class numbers, uint8: N, one an image, or N × H × W, one a pixel.
  public let labels: Tensor

  public init(images: Tensor, labels: Tensor) {
    self.images = images
    self.labels = labels
  }
}

/// What `load_data()` gives: a part to train on and a part to test with.
public struct TrainTestSplit {
  public let train: LabelledImages
  public let test: LabelledImages

  public init(train: LabelledImages, test: LabelledImages) {
    self.train = train
    self.test = test
  }
}
