package import Tensors

/// Images with their class numbers.
package struct LabelledImages {
  /// N × H × W (grey) or N × H × W × C, uint8.
  package let images: Tensor
  /// Class numbers, uint8: N, one per image, or N × H × W, one per pixel.
  package let labels: Tensor

  package init(images: Tensor, labels: Tensor) {
    self.images = images
    self.labels = labels
  }
}

/// The result of `load_data()`: a training and a test part.
package struct TrainTestSplit {
  package let train: LabelledImages
  package let test: LabelledImages

  package init(train: LabelledImages, test: LabelledImages) {
    self.train = train
    self.test = test
  }
}
