/// Which names of TensorFlow's modules stand in those that are written in the language.
extension WrittenTensorFlow {
  /// The paths of the written modules in which names of a module stand.
  static func paths(of module: String) -> [String: String] {
    let beside = "_" + module.replacing(".", with: "_")
    var paths: [String: String] = [:]
    for name in (names[module] ?? "").split(whereSeparator: \.isWhitespace) { paths[String(name)] = beside }
    if module == "tensorflow" {
      for name in inner { paths[name] = "tensorflow." + name }
      for name in ["assert_equal", "assert_greater", "assert_less", "assert_rank"] {
        paths[name] = "tensorflow.debugging"
      }
    }
    return paths
  }

  /// The modules within `tensorflow` that are written in the language.
  private static let inner = [
    "autograph", "config", "debugging", "distribute", "errors", "io", "lookup", "nest", "profiler", "queue",
    "ragged", "saved_model", "sets", "sparse", "strings", "summary", "test", "train", "version",
  ]

  private static let names: [String: String] = [
    "tensorflow": """
    Module TypeSpec TensorSpec device name_scope init_scope control_dependencies
    get_current_name_scope is_tensor executing_eagerly no_op group timestamp get_logger print
    as_string ensure_shape identity_n shape_n broadcast_static_shape broadcast_dynamic_shape
    scalar_mul realdiv truncatediv truncatemod saturate_cast clip_by_norm clip_by_global_norm
    unique_with_counts unique sequence_mask unravel_index dynamic_partition dynamic_stitch
    reverse_sequence histogram_fixed_width_bins histogram_fixed_width hessians grad_pass_through
    recompute_grad UnconnectedGradients AggregationMethod VariableAggregation
    VariableSynchronization Assert zeros_initializer ones_initializer constant_initializer
    random_normal_initializer random_uniform_initializer cond case switch_case while_loop map_fn
    vectorized_map scan foldl foldr py_function numpy_function TensorArray RaggedTensor
    SparseTensor IndexedSlices meshgrid
    """,
    "tensorflow.math": """
    add_n accumulate_n divide_no_nan multiply_no_nan reciprocal_no_nan count_nonzero zero_fraction
    reduce_euclidean_norm confusion_matrix log_sigmoid softmax log_softmax softsign scalar_mul
    rint cumprod polyval is_strictly_increasing is_non_decreasing invert_permutation cumulative_logsumexp
    xlog1py xdivy
    """,
    "tensorflow.linalg": """
    matvec adjoint global_norm normalize tensor_diag tensor_diag_part set_diag svd qr eigh eigvalsh cholesky
    cholesky_solve triangular_solve lu slogdet lstsq matrix_rank expm trace diag_part diag cross
    """,
    "tensorflow.nn": """
    zero_fraction crelu embedding_lookup weighted_cross_entropy_with_logits log_poisson_loss
    compute_average_loss scale_regularization_loss depth_to_space space_to_depth batch_normalization
    depthwise_conv2d conv2d_transpose
    """,
    "tensorflow.image": """
    ResizeMethod convert_image_dtype rgb_to_grayscale grayscale_to_rgb rgb_to_hsv hsv_to_rgb
    rgb_to_yuv yuv_to_rgb rgb_to_yiq yiq_to_rgb adjust_brightness adjust_contrast adjust_gamma
    adjust_hue adjust_saturation per_image_standardization adjust_jpeg_quality random_brightness
    random_contrast random_hue random_saturation random_jpeg_quality random_crop
    stateless_random_brightness stateless_random_contrast stateless_random_hue
    stateless_random_saturation stateless_random_jpeg_quality stateless_random_crop
    flip_left_right flip_up_down random_flip_left_right random_flip_up_down
    stateless_random_flip_left_right stateless_random_flip_up_down transpose rot90 central_crop
    crop_to_bounding_box pad_to_bounding_box resize_with_crop_or_pad resize_with_pad
    crop_and_resize extract_patches draw_bounding_boxes non_max_suppression total_variation
    image_gradients sobel_edges psnr ssim decode_image decode_jpeg decode_png encode_png
    encode_jpeg is_jpeg extract_jpeg_shape
    """,
    "tensorflow.random": """
    Algorithm stateless_normal stateless_truncated_normal stateless_uniform stateless_categorical
    categorical gamma split fold_in create_rng_state Generator get_global_generator set_global_generator
    """,
    "keras.backend": backendNames,
    "tensorflow.data": """
    DatasetSpec Options TextLineDataset experimental
    """,
  ]
}
