public import Tensors

/// Images with their class numbers.
public struct LabelledImages {
  /// N × H × W (grey) or N × H × W × C, uint8.
  public let images: Tensor
  /// Class numbers, uint8: N, one per image, or N × H × W, one per pixel.
  public let labels: Tensor

  public init(images: Tensor, labels: Tensor) {
    self.images = images
    self.labels = labels
  }
}

/// The result of `load_data()`: a training and a test part.
public struct TrainTestSplit {
  public let train: LabelledImages
  public let test: LabelledImages

  public init(train: LabelledImages, test: LabelledImages) {
    self.train = train
    self.test = test
  }
}
