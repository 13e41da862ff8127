import Evaluator

/// The modules within `keras.ops`: its functions once more, by topic.
enum OperationModules {
  static let all: [(String, Value)] = [
    part(
      "linalg", "Functions of matrices.",
      "cholesky cholesky_inverse det eigh inv logdet lstsq lu_factor norm pinv qr slogdet solve solve_triangular svd matrix_rank jvp"
    ),
    part(
      "nn", "What layers are made of.",
      """
      adaptive_average_pool adaptive_max_pool average_pool batch_normalization binary_crossentropy categorical_crossentropy celu conv \
      conv_transpose depth_to_space depthwise_conv dot_product_attention elu fold gelu glu hard_shrink hard_sigmoid hard_silu hard_swish \
      hard_tanh layer_normalization leaky_relu log_sigmoid log_softmax max_pool moments multi_hot normalize one_hot psnr relu relu6 \
      rms_normalization selu separable_conv sigmoid silu soft_shrink softmax softplus softsign space_to_depth \
      sparse_categorical_crossentropy sparse_plus sparse_sigmoid sparsemax squareplus swish tanh_shrink threshold unfold
      """),
    part("numpy", "NumPy's functions for tensors.", nil),
    ("image", .namespace(ImageOperations.namespace)),
  ]

  private static func part(_ name: String, _ doc: String, _ names: String?) -> (String, Value) {
    let wanted = names.map { Set($0.split(separator: " ").map(String.init)) }
    return (
      name,
      .namespace(
        Namespace("keras.ops.\(name)", doc: doc) {
          KerasModules.ops.members.filter { member in
            guard case .builtin = member.1 else { return false }
            return wanted?.contains(member.0) ?? true
          }
        })
    )
  }
}
