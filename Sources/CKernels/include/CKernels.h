#pragma once

// Loops that oneDNN lacks or has only in slow versions, written to be vectorized. Each is compiled for several
// instruction sets; the best is chosen at load time. Images are (N, H, W, C), channels last. Nothing here allocates
// or fails: the caller has checked shapes and ranges.
//
// Each header belongs to the file of the same name; `epilogue.h` to all that can do something to their result.

#include "activations.h"
#include "columns.h"
#include "dense.h"
#include "depthwise.h"
#include "direct.h"
#include "elementwise.h"
#include "epilogue.h"
#include "images.h"
#include "instruction_set.h"
#include "layer_normalization.h"
#include "losses.h"
#include "merging.h"
#include "minimal_filtering.h"
#include "narrowing.h"
#include "normalization.h"
#include "optimizers.h"
#include "permutation.h"
#include "pooled_convolution.h"
#include "pooling.h"
#include "rows.h"
